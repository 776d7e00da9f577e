package org.tollbridge.wire.transport;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.m3ua.CommonHeader;
import org.tollbridge.wire.m3ua.DecodeFailure;
import org.tollbridge.wire.m3ua.M3uaError;

/**
 * Splits a stream of octets into M3UA messages by their common header (RFC 4666, clause 3.1). The header is checked
 * before a message is buffered, and the buffer grows with the octets received, not with the length in the header.
 *
 * <p>Clause 3.1.4 allows a peer to leave the padding of the last parameter out of the message length. If the padding is
 * in the stream nevertheless, up to three zeros after such a message are skipped, because no message starts with a
 * zero.
 */
final class StreamFramer {

    /** Receives messages and faults. */
    interface Sink {
        void message(Octets message, int stream);

        void malformed(DecodeFailure failure, Octets head, boolean fatal);
    }

    static final int HEAD = 64;
    private static final int FIRST_BUFFER = 512;
    private static final byte[] NONE = new byte[0];

    private final int maximum;
    private final Sink sink;
    private byte[] partial = NONE;
    private int filled;
    private long skip;
    private int padding;
    private boolean broken;

    StreamFramer(int maximum, Sink sink) {
        this.maximum = maximum;
        this.sink = sink;
    }

    /** Takes all of {@code in}. After a fatal fault everything that follows is discarded. */
    void accept(ByteBuffer in) {
        while (in.hasRemaining() && !broken) {
            if (skip > 0) {
                int step = (int) Math.min(skip, in.remaining());
                in.position(in.position() + step);
                skip -= step;
            } else if (padding > 0) {
                skipPadding(in);
            } else if (filled > 0) {
                completePartial(in);
            } else {
                wholeMessages(in);
            }
        }
        if (broken) {
            in.position(in.limit());
        }
    }

    private void skipPadding(ByteBuffer in) {
        if (in.get(in.position()) == 0) {
            in.position(in.position() + 1);
            padding--;
        } else {
            padding = 0;
        }
    }

    /**
     * Copies all whole messages in {@code in} at once and delivers slices of the copy; keeps the start of the next
     * message.
     */
    private void wholeMessages(ByteBuffer in) {
        int start = in.position();
        int end = start;
        while (in.limit() - end >= CommonHeader.SIZE && padding == 0) {
            CommonHeader header = CommonHeader.ofWords(in.getInt(end), in.getInt(end + 4));
            if (header.check(maximum).isPresent() || header.length() > in.limit() - end) {
                break;
            }
            end += (int) header.length();
            padding = (int) (-header.length() & 3);
        }
        if (end > start) {
            byte[] chunk = new byte[end - start];
            in.get(chunk);
            handOut(chunk);
        } else {
            partial = new byte[FIRST_BUFFER];
            completePartial(in);
        }
    }

    private void handOut(byte[] chunk) {
        int at = 0;
        while (at < chunk.length) {
            int length = ByteBuffer.wrap(chunk).getInt(at + 4);
            sink.message(Octets.wrap(chunk, at, length), 0);
            at += length;
        }
    }

    private void completePartial(ByteBuffer in) {
        if (filled < CommonHeader.SIZE && !fill(in, CommonHeader.SIZE)) {
            return;
        }
        ByteBuffer head = ByteBuffer.wrap(partial);
        CommonHeader header = CommonHeader.ofWords(head.getInt(0), head.getInt(4));
        if (filled == CommonHeader.SIZE) {
            Optional<DecodeFailure> failure = header.check(maximum);
            if (failure.isPresent()) {
                refuse(failure.get(), header, in);
                return;
            }
        }
        if (fill(in, (int) header.length())) {
            padding = (int) (-header.length() & 3);
            byte[] message = filled == partial.length ? partial : Arrays.copyOf(partial, filled);
            forget();
            sink.message(Octets.wrap(message), 0);
        }
    }

    /** Copies octets until there are {@code wanted}. */
    private boolean fill(ByteBuffer in, int wanted) {
        int step = Math.min(wanted - filled, in.remaining());
        if (filled + step > partial.length) {
            int grown = Math.max(filled + step, Math.min(wanted, 2 * partial.length));
            partial = Arrays.copyOf(partial, grown);
        }
        in.get(partial, filled, step);
        filled += step;
        return filled == wanted;
    }

    private void refuse(DecodeFailure failure, CommonHeader header, ByteBuffer in) {
        boolean skippable = header.checkLength(maximum).isEmpty() && failure.error() != M3uaError.INVALID_VERSION;
        int more = Math.min(in.remaining(), HEAD - CommonHeader.SIZE);
        if (skippable) {
            more = (int) Math.min(more, header.length() - CommonHeader.SIZE);
        }
        byte[] head = Arrays.copyOf(partial, CommonHeader.SIZE + more);
        in.get(in.position(), head, CommonHeader.SIZE, more);
        forget();
        if (skippable) {
            skip = header.length() - CommonHeader.SIZE;
            padding = (int) (-header.length() & 3);
        } else {
            broken = true;
        }
        sink.malformed(failure, Octets.wrap(head), !skippable);
    }

    private void forget() {
        partial = NONE;
        filled = 0;
    }
}
