package org.tollbridge.simulator.link;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
import org.tollbridge.wire.transport.Dialer;
import org.tollbridge.wire.transport.SendResult;
import org.tollbridge.wire.transport.Transport;
import org.tollbridge.wire.transport.TransportException;

/**
 * An M3UA application server process (RFC 4666). It connects, comes up and becomes active, answers heartbeats, and
 * repeats this whenever the connection is lost.
 */
public final class AspLink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AspLink.class);
    private static final int DATA_CLASS = 1;
    private static final int DATA_TYPE = 1;

    /** Receives the events of the link, on its I/O thread. Must not block. */
    public interface User {
        /** The link now carries traffic. */
        void active();

        /** Takes a whole DATA message. Its parameters have not been checked. */
        void data(Octets m3ua);

        /** The link carries no traffic until the next {@link #active()}. */
        void inactive(String reason);
    }

    private final LinkSettings settings;
    private final MessageTap tap;
    /** Whether there is a tap; without one, the hot path does not read the time of day. */
    private final boolean tapped;

    private final InetSocketAddress local;
    private final User user;
    private final CompletableFuture<Void> firstActive = new CompletableFuture<>();
    private final Dialer dialer;

    private volatile Optional<Connection> activeConnection = Optional.empty();
    private volatile String state = "no connection";

    private AspLink(Transport transport, LinkSettings settings, User user, MessageTap tap) throws TransportException {
        this.settings = settings;
        this.user = user;
        this.tap = tap;
        this.tapped = !tap.equals(MessageTap.NONE);
        // The point code serves as the port number, so that switches can be distinguished in a capture.
        this.local = new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.pointCode() & 0xffff);
        this.dialer = transport.dial(settings.dial(), Listener::new);
    }

    /** Starts to connect, and keeps trying until closed. */
    public static AspLink start(Transport transport, LinkSettings settings, User user, MessageTap tap)
            throws TransportException {
        return new AspLink(transport, settings, user, tap);
    }

    public LinkSettings settings() {
        return settings;
    }

    /**
     * Waits until the link has been active for the first time.
     *
     * @throws LinkException if it has not within the limit; the message says how far it got
     */
    public void awaitActive(Duration limit) throws LinkException, InterruptedException {
        try {
            firstActive.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException late) {
            throw new LinkException(
                    "no M3UA association with " + settings.remote().getHostString() + ":"
                            + settings.remote().getPort() + " within " + limit.toMillis() + " ms: " + state
                            + "; check that the SCP runs and that its routing context and our point code agree",
                    late);
        }
    }

    /**
     * Sends a DATA message made by {@link M3uaEncoder#data}.
     *
     * @param sls the SLS in it, which selects the stream of an association
     * @return {@code CLOSED} while the link is not active
     */
    public SendResult send(byte[] m3ua, int sls) {
        Optional<Connection> connection = activeConnection;
        if (connection.isEmpty()) {
            return SendResult.CLOSED;
        }
        if (tapped) {
            tap.message(Instant.now(), local, settings.remote(), Octets.wrap(m3ua));
        }
        return connection.get().sendData(m3ua, sls);
    }

    /** Breaks the connection like a crash of the switch (RST, ABORT); the link then reconnects. */
    public void reset(String reason) {
        activeConnection.ifPresent(connection -> connection.abort(reason));
    }

    @Override
    public void close() {
        dialer.close();
    }

    /** Takes one connection through the states of an ASP (RFC 4666 4.3.1). */
    private final class Listener implements ConnectionListener {

        @Override
        public void opened(Connection connection) {
            state = "connected, no ASPUP-ACK";
            send(connection, M3uaMessage.of(MessageType.ASPUP));
        }

        @Override
        public void received(Connection connection, Octets message) {
            if (tapped) {
                tap.message(Instant.now(), settings.remote(), local, message);
            }
            if (message.at(2) == DATA_CLASS && message.at(3) == DATA_TYPE) {
                user.data(message);
                return;
            }
            switch (M3uaDecoder.decode(message)) {
                case M3uaMessage decoded -> management(connection, decoded);
                case DecodeFailure failure -> LOG.warn("from the SCP: {}", failure.describe());
            }
        }

        private void management(Connection connection, M3uaMessage message) {
            switch (message.type()) {
                case ASPUP_ACK -> {
                    state = "ASP up, no ASPAC-ACK";
                    connection.prove();
                    send(connection, new M3uaMessage(MessageType.ASPAC, routingContext()));
                }
                case ASPAC_ACK -> {
                    state = "active";
                    activeConnection = Optional.of(connection);
                    firstActive.complete(null);
                    user.active();
                }
                case BEAT -> send(connection, new M3uaMessage(MessageType.BEAT_ACK, message.parameters()));
                case ERR -> refused(message);
                case ASPDN_ACK, ASPIA_ACK -> lost("the SCP took the ASP down");
                case DUNA -> lost("the SCP cannot be reached here any more");
                case NTFY, DAVA, SCON, DUPU, DRST, BEAT_ACK ->
                    LOG.debug("from the SCP: {}", message.type().title());
                case DATA, DAUD, ASPUP, ASPDN, ASPAC, ASPIA, REG_REQ, REG_RSP, DEREG_REQ, DEREG_RSP ->
                    LOG.warn("from the SCP, unexpected: {}", message.type().title());
            }
        }

        private void refused(M3uaMessage message) {
            long code = message.require(Parameter.ErrorCode.class).value();
            String error = M3uaError.ofCode(code).map(M3uaError::title).orElse("unknown");
            state = "refused by ERR " + error + " (" + code + ")";
            LOG.warn("from the SCP: ERR {} ({})", error, code);
        }

        private List<Parameter> routingContext() {
            List<Parameter> parameters = new ArrayList<>(1);
            settings.routingContext()
                    .ifPresent(context -> parameters.add(new Parameter.RoutingContext(List.of(context))));
            return parameters;
        }

        @Override
        public void malformed(Connection connection, DecodeFailure failure, Octets head, boolean fatal) {
            LOG.warn("from the SCP: {}", failure.describe());
        }

        @Override
        public void closed(Connection connection, String reason) {
            lost(reason);
        }

        private void lost(String reason) {
            state = reason;
            if (activeConnection.isPresent()) {
                activeConnection = Optional.empty();
                user.inactive(reason);
            }
        }

        private void send(Connection connection, M3uaMessage message) {
            byte[] octets = M3uaEncoder.encode(message);
            tap.message(Instant.now(), local, settings.remote(), Octets.wrap(octets));
            connection.send(octets);
        }
    }
}
