package org.tollbridge.wire.transport;

import com.sun.nio.sctp.AbstractNotificationHandler;
import com.sun.nio.sctp.Association;
import com.sun.nio.sctp.AssociationChangeNotification;
import com.sun.nio.sctp.HandlerResult;
import com.sun.nio.sctp.MessageInfo;
import com.sun.nio.sctp.PeerAddressChangeNotification;
import com.sun.nio.sctp.SctpChannel;
import com.sun.nio.sctp.SctpStandardSocketOptions;
import com.sun.nio.sctp.ShutdownNotification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.util.ArrayDeque;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.m3ua.CommonHeader;
import org.tollbridge.wire.m3ua.DecodeFailure;
import org.tollbridge.wire.m3ua.M3uaError;

/** An SCTP association: one M3UA message per user message, payload protocol 3 (RFC 4666, clauses 1.4.7 and 7.1). */
final class SctpPipe implements Pipe {

    static final int PAYLOAD_PROTOCOL = 3;

    private static final LimitedLog LOG = new LimitedLog(LoggerFactory.getLogger(SctpPipe.class));
    private static final int READS = 256;

    private final SctpChannel channel;
    private final int streams;
    private final int incomingStreams;
    private final int maximum;
    private final StreamFramer.Sink sink;
    private final Notifications notifications = new Notifications();
    /** The start of a user message that the kernel delivers in pieces, as it does when its buffer is full. */
    private final ByteArrayOutputStream pieces = new ByteArrayOutputStream(0);

    SctpPipe(SctpChannel channel, int maximum, StreamFramer.Sink sink) throws IOException {
        this.channel = channel;
        Association association = channel.association();
        if (association == null) {
            throw new IOException("the association is gone");
        }
        this.streams = Math.max(1, association.maxOutboundStreams());
        this.incomingStreams = Math.max(1, association.maxInboundStreams());
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
    public Optional<String> read(ByteBuffer scratch) throws IOException {
        for (int i = 0; i < READS; i++) {
            scratch.clear();
            MessageInfo info = channel.receive(scratch, null, notifications);
            if (info == null) {
                return notifications.over;
            }
            if (info.bytes() < 0) {
                return Optional.of(notifications.over.orElse("closed by the peer"));
            }
            scratch.flip();
            received(scratch, info);
        }
        return Optional.empty();
    }

    private void received(ByteBuffer in, MessageInfo info) {
        boolean complete = info.isComplete();
        byte[] octets = new byte[in.remaining()];
        in.get(octets);
        if (complete && pieces.size() == 0) {
            userMessage(octets, info.streamNumber());
            return;
        }
        pieces.writeBytes(octets);
        if (complete || pieces.size() > maximum) {
            byte[] whole = pieces.toByteArray();
            pieces.reset();
            if (complete) {
                userMessage(whole, info.streamNumber());
            } else {
                String problem = whole.length + " octets and more in one user message";
                malformed(
                        new DecodeFailure(M3uaError.PROTOCOL_ERROR, 4, "message length", problem, "3.1.4"),
                        whole,
                        true);
            }
        }
    }

    private void userMessage(byte[] octets, int stream) {
        Optional<DecodeFailure> failure = check(octets);
        if (failure.isEmpty()) {
            sink.message(Octets.wrap(octets), stream);
        } else {
            malformed(failure.get(), octets, false);
        }
    }

    private void malformed(DecodeFailure failure, byte[] octets, boolean fatal) {
        sink.malformed(failure, Octets.wrap(octets).slice(0, Math.min(octets.length, StreamFramer.HEAD)), fatal);
    }

    private Optional<DecodeFailure> check(byte[] octets) {
        if (octets.length < CommonHeader.SIZE) {
            String problem = octets.length + " octets in one user message";
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
            byte[] octets = head.octets();
            ByteBuffer message = octets.length <= scratch.capacity()
                    ? scratch.clear().put(octets).flip()
                    : ByteBuffer.wrap(octets);
            MessageInfo info = MessageInfo.createOutgoing(null, Math.min(head.stream(), streams - 1))
                    .payloadProtocolID(PAYLOAD_PROTOCOL);
            if (channel.send(message, info) == 0) {
                break;
            }
            done += octets.length;
            queue.remove();
            head = queue.peek();
        }
        return done;
    }

    @Override
    public void breakAtClose() throws IOException {
        channel.setOption(SctpStandardSocketOptions.SO_LINGER, 0);
    }

    /** Handles SCTP notifications: the end of the association ends reading; a path change is logged. */
    private static final class Notifications extends AbstractNotificationHandler<Object> {
        private Optional<String> over = Optional.empty();

        @Override
        public HandlerResult handleNotification(ShutdownNotification notification, Object attachment) {
            return end("closed by the peer");
        }

        @Override
        public HandlerResult handleNotification(AssociationChangeNotification notification, Object attachment) {
            return switch (notification.event()) {
                case COMM_UP -> HandlerResult.CONTINUE;
                case COMM_LOST -> end("association aborted by the peer, or lost on every path");
                // The peer restarted and has no ASP state, so this side must discard its own.
                case RESTART -> end("association restarted by the peer");
                case SHUTDOWN, CANT_START -> end("association closed");
            };
        }

        @Override
        public HandlerResult handleNotification(PeerAddressChangeNotification notification, Object attachment) {
            switch (notification.event()) {
                case ADDR_UNREACHABLE -> LOG.warn("path to {} is unreachable", notification.address());
                case ADDR_AVAILABLE, ADDR_ADDED, ADDR_REMOVED, ADDR_MADE_PRIMARY, ADDR_CONFIRMED ->
                    LOG.info("path to {}: {}", notification.address(), notification.event());
            }
            return HandlerResult.CONTINUE;
        }

        private HandlerResult end(String reason) {
            over = Optional.of(reason);
            return HandlerResult.RETURN;
        }
    }
}
