package org.tollbridge.simulator.link;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.m3ua.DecodeFailure;
import org.tollbridge.wire.m3ua.M3uaDecoder;
import org.tollbridge.wire.m3ua.M3uaEncoder;
import org.tollbridge.wire.m3ua.M3uaError;
import org.tollbridge.wire.m3ua.M3uaMessage;
import org.tollbridge.wire.m3ua.MessageType;
import org.tollbridge.wire.m3ua.Parameter;
import org.tollbridge.wire.transport.Connection;
import org.tollbridge.wire.transport.ConnectionListener;
import org.tollbridge.wire.transport.ListenSettings;
import org.tollbridge.wire.transport.ListeningPort;
import org.tollbridge.wire.transport.Transport;
import org.tollbridge.wire.transport.TransportException;
import org.tollbridge.wire.transport.TransportSettings;

/** The SCP's end of a link: brings up every ASP of routing context 100 and hands its DATA to an answerer. */
public final class FakeSgp implements AutoCloseable {
    /** What is done with a DATA message. */
    public interface Answerer {
        void data(Connection connection, Parameter.ProtocolData data);
    }

    private static final long ROUTING_CONTEXT = 100;

    private final Transport transport = new Transport("fake-scp", TransportSettings.DEFAULT);
    private final ListeningPort port;
    private final Answerer answerer;
    private final BlockingQueue<Connection> connections = new LinkedBlockingQueue<>();
    private final AtomicInteger activations = new AtomicInteger();

    public FakeSgp(Answerer answerer) throws TransportException {
        this.answerer = answerer;
        this.port = transport.listen(
                ListenSettings.tcp(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)), Listener::new);
    }

    public InetSocketAddress address() {
        return port.address();
    }

    /** Connections in the order in which they came. */
    public BlockingQueue<Connection> connections() {
        return connections;
    }

    /** How often an ASP was made active. */
    public int activations() {
        return activations.get();
    }

    @Override
    public void close() {
        transport.close();
    }

    private final class Listener implements ConnectionListener {
        @Override
        public void opened(Connection connection) {
            connections.add(connection);
        }

        @Override
        public void received(Connection connection, Octets octets) {
            if (M3uaDecoder.decode(octets) instanceof M3uaMessage message) {
                received(connection, message);
            }
        }

        private void received(Connection connection, M3uaMessage message) {
            switch (message.type()) {
                case ASPUP -> {
                    connection.prove();
                    send(connection, M3uaMessage.of(MessageType.ASPUP_ACK));
                }
                case ASPAC -> {
                    List<Long> wanted = message.find(Parameter.RoutingContext.class)
                            .map(Parameter.RoutingContext::values)
                            .orElse(List.of());
                    if (wanted.equals(List.of(ROUTING_CONTEXT))) {
                        activations.incrementAndGet();
                        send(connection, new M3uaMessage(MessageType.ASPAC_ACK, message.parameters()));
                    } else {
                        send(
                                connection,
                                M3uaMessage.of(
                                        MessageType.ERR, Parameter.ErrorCode.of(M3uaError.INVALID_ROUTING_CONTEXT)));
                    }
                }
                case DATA -> answerer.data(connection, message.require(Parameter.ProtocolData.class));
                default -> {}
            }
        }

        private static void send(Connection connection, M3uaMessage message) {
            connection.send(M3uaEncoder.encode(message));
        }

        @Override
        public void malformed(Connection connection, DecodeFailure failure, Octets head, boolean fatal) {
            throw new AssertionError("the switch sent what is no M3UA: " + failure.describe());
        }

        @Override
        public void closed(Connection connection, String reason) {}
    }
}
