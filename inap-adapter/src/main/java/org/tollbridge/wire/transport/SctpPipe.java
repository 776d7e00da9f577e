package org.tollbridge.wire.transport;

import com.sun.nio.sctp.AbstractNotificationHandler;
import com.sun.nio.sctp.HandlerResult;
import com.sun.nio.sctp.MessageInfo;
import com.sun.nio.sctp.SctpChannel;
import com.sun.nio.sctp.ShutdownNotification;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.util.ArrayDeque;
import java.util.Optional;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.m3ua.CommonHeader;
import org.tollbridge.wire.m3ua.DecodeFailure;
import org.tollbridge.wire.m3ua.M3uaError;

/** An SCTP association: one M3UA message to a user message, payload protocol 3 (RFC 4666, clauses 1.4.7 and 7.1). */
final class SctpPipe implements Pipe {

    static final int PAYLOAD_PROTOCOL = 3;
    private static final int READS = 256;

    private final SctpChannel channel;
    private final int streams;
    private final int incomingStreams;
    private final int maximum;
    private final StreamFramer.Sink sink;
    private final Shutdown shutdown = new Shutdown();

    SctpPipe(SctpChannel channel, int maximum, StreamFramer.Sink sink) throws IOException {
        this.channel = channel;
        this.streams = Math.max(1, channel.association().maxOutboundStreams());
        this.incomingStreams = Math.max(1, channel.association().maxInboundStreams());
        this.maximum = maximum;
        this.sink = sink;
    }

    @Override
    public SelectableChannel channel() {
        return channel;
    }

    @Override
    public int streams() {
        return streams;
    }

    @Override
    public int incomingStreams() {
        return incomingStreams;
    }

    @Override
    public boolean read(ByteBuffer scratch) throws IOException {
        for (int i = 0; i < READS; i++) {
            scratch.clear();
            MessageInfo info = channel.receive(scratch, null, shutdown);
            if (info == null) {
                return !shutdown.seen;
            }
            if (info.bytes() < 0) {
                return false;
            }
            scratch.flip();
            userMessage(scratch, info);
        }
        return true;
    }

    private void userMessage(ByteBuffer in, MessageInfo info) {
        boolean complete = info.isComplete();
        byte[] octets = new byte[in.remaining()];
        in.get(octets);
        Octets message = Octets.wrap(octets);
        Optional<DecodeFailure> failure = check(octets, complete);
        if (failure.isEmpty()) {
            sink.message(message, info.streamNumber());
        } else {
            int head = Math.min(octets.length, StreamFramer.HEAD);
            sink.malformed(failure.get(), message.slice(0, head), !complete);
        }
    }

    private Optional<DecodeFailure> check(byte[] octets, boolean complete) {
        if (octets.length < CommonHeader.SIZE || !complete) {
            String problem = octets.length + (complete ? " octets" : " octets and more") + " in one user message";
            return Optional.of(new DecodeFailure(M3uaError.PROTOCOL_ERROR, 0, "common header", problem, "3.1"));
        }
        ByteBuffer words = ByteBuffer.wrap(octets);
        CommonHeader header = CommonHeader.ofWords(words.getInt(0), words.getInt(4));
        Optional<DecodeFailure> failure = header.check(maximum);
        long excess = octets.length - header.length();
        if (failure.isEmpty() && (excess < 0 || excess > 3)) {
            String problem = header.length() + " where the user message has " + octets.length;
            return Optional.of(new DecodeFailure(M3uaError.PROTOCOL_ERROR, 4, "message length", problem, "3.1.4"));
        }
        return failure;
    }

    @Override
    public int write(ArrayDeque<Outgoing> queue, ByteBuffer scratch) throws IOException {
        int done = 0;
        Outgoing head = queue.peek();
        while (head != null) {
            scratch.clear().put(head.octets()).flip();
            MessageInfo info = MessageInfo.createOutgoing(null, Math.min(head.stream(), streams - 1))
                    .payloadProtocolID(PAYLOAD_PROTOCOL);
            if (channel.send(scratch, info) == 0) {
                break;
            }
            done += head.octets().length;
            queue.remove();
            head = queue.peek();
        }
        return done;
    }

    private static final class Shutdown extends AbstractNotificationHandler<Object> {
        private boolean seen;

        @Override
        public HandlerResult handleNotification(ShutdownNotification notification, Object attachment) {
            seen = true;
            return HandlerResult.RETURN;
        }
    }
}
