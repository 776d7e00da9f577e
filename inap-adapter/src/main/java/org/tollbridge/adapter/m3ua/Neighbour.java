package org.tollbridge.adapter.m3ua;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.m3ua.DecodeFailure;
import org.tollbridge.wire.m3ua.M3uaDecoder;
import org.tollbridge.wire.m3ua.M3uaEncoder;
import org.tollbridge.wire.m3ua.M3uaMessage;
import org.tollbridge.wire.m3ua.MessageType;
import org.tollbridge.wire.m3ua.Parameter;
import org.tollbridge.wire.m3ua.PointCodeRange;
import org.tollbridge.wire.transport.Connection;
import org.tollbridge.wire.transport.ConnectionListener;
import org.tollbridge.wire.transport.DialSettings;
import org.tollbridge.wire.transport.Dialer;
import org.tollbridge.wire.transport.LimitedLog;
import org.tollbridge.wire.transport.SendResult;
import org.tollbridge.wire.transport.Transport;
import org.tollbridge.wire.transport.TransportException;

/**
 * The connection to one other node behind this point code. While the node exists but is not connected, messages for it
 * wait in order, up to a limit.
 */
final class Neighbour implements AutoCloseable {

    private static final LimitedLog LOG = new LimitedLog(LoggerFactory.getLogger(Neighbour.class));
    private static final int MOST_HELD = 1_000;

    private final int number;
    private final InetSocketAddress address;
    private final Neighbours all;
    private final Dialer dialer;
    private final ArrayDeque<PassedMessage> held = new ArrayDeque<>();
    private volatile Optional<Connection> connection = Optional.empty();
    private boolean gone;

    /** Starts to connect, and keeps trying until closed. */
    Neighbour(int number, InetSocketAddress address, Neighbours all, Transport transport) throws TransportException {
        this.number = number;
        this.address = address;
        this.all = all;
        this.dialer = transport.dial(DialSettings.tcp(address), Link::new);
    }

    int number() {
        return number;
    }

    InetSocketAddress address() {
        return address;
    }

    boolean isConnected() {
        return connection.isPresent();
    }

    /**
     * Sends DATA, or holds it for a while.
     *
     * @return {@code CLOSED} if the node has left, {@code FULL} if it accepts no more
     */
    SendResult send(PassedMessage message) {
        Optional<Connection> current = connection;
        SendResult result = current.map(open -> open.send(message.octets())).orElse(SendResult.CLOSED);
        return result == SendResult.CLOSED ? hold(message) : result;
    }

    private synchronized SendResult hold(PassedMessage message) {
        if (gone) {
            return SendResult.CLOSED;
        }
        SendResult result = connection.map(open -> open.send(message.octets())).orElse(SendResult.CLOSED);
        if (result != SendResult.CLOSED) {
            return result;
        }
        if (held.size() >= MOST_HELD) {
            return SendResult.FULL;
        }
        held.add(message);
        return SendResult.QUEUED;
    }

    /** Tells the node whether this node reaches a switch. */
    void tell(int pointCode, boolean available) {
        connection.ifPresent(open -> say(open, available ? MessageType.DAVA : MessageType.DUNA, List.of(pointCode)));
    }

    private static void say(Connection to, MessageType type, Collection<Integer> pointCodes) {
        if (!pointCodes.isEmpty()) {
            List<PointCodeRange> ranges =
                    pointCodes.stream().map(PointCodeRange::of).toList();
            to.send(M3uaEncoder.encode(M3uaMessage.of(type, new Parameter.AffectedPointCode(ranges))));
        }
    }

    /** The connection is established. Call with the lock of all neighbours, so that reports are sent in order. */
    synchronized void up(Connection open) {
        say(open, MessageType.DAVA, all.reachedByUs());
        while (!held.isEmpty()) {
            if (open.send(held.remove().octets()) != SendResult.QUEUED) {
                all.lost();
            }
        }
        // Last, so that later messages do not overtake the held ones.
        connection = Optional.of(open);
    }

    private synchronized void down(Connection closed) {
        if (connection.filter(closed::equals).isPresent()) {
            connection = Optional.empty();
        }
    }

    /** The node has left. Messages that wait for it are returned to {@link Neighbours#unowned}. */
    @Override
    public void close() {
        List<PassedMessage> left;
        synchronized (this) {
            gone = true;
            connection = Optional.empty();
            left = List.copyOf(held);
            held.clear();
        }
        dialer.close();
        left.forEach(all::unowned);
    }

    /** One connection to the node, which must identify itself as the expected one. */
    private final class Link implements ConnectionListener {

        private Optional<Heartbeat> heartbeat = Optional.empty();

        @Override
        public void opened(Connection opened) {
            Heartbeat started = all.heartbeat(beat -> send(opened, beat));
            started.start(opened);
            heartbeat = Optional.of(started);
            send(opened, M3uaMessage.of(MessageType.ASPUP, new Parameter.AspIdentifier(all.ownNumber())));
        }

        private static void send(Connection to, M3uaMessage message) {
            to.send(M3uaEncoder.encode(message));
        }

        @Override
        public void received(Connection from, Octets octets) {
            heartbeat.ifPresent(Heartbeat::heard);
            if (M3uaDecoder.decode(octets) instanceof M3uaMessage message) {
                if (message.type() == MessageType.ASPUP_ACK) {
                    greeted(from, message);
                } else if (message.type() == MessageType.BEAT) {
                    send(from, new M3uaMessage(MessageType.BEAT_ACK, message.parameters()));
                }
            }
        }

        private void greeted(Connection from, M3uaMessage message) {
            long answered = message.find(Parameter.AspIdentifier.class)
                    .map(Parameter.AspIdentifier::value)
                    .orElse(0L);
            if (answered == number) {
                from.prove();
                LOG.info("node number {} accepts messages for it, at {}", number, from);
                all.up(Neighbour.this, from);
            } else {
                LOG.warn("at {} there is node number {} instead of {}", from, answered, number);
                from.close("another node");
            }
        }

        @Override
        public void malformed(Connection from, DecodeFailure failure, Octets head, boolean fatal) {
            LOG.warn("node number {} at {}: {}", number, from, failure.describe());
        }

        @Override
        public void closed(Connection closed, String reason) {
            down(closed);
            LOG.info("node number {} at {}: {}", number, closed, reason);
        }
    }
}
