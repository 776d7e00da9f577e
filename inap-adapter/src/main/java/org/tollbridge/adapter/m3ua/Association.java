package org.tollbridge.adapter.m3ua;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
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
import org.tollbridge.wire.transport.LimitedLog;
import org.tollbridge.wire.transport.SendResult;

/**
 * One association with a peer: what is the same whoever of the two is the ASP. Runs on the I/O thread of its
 * connection, but for {@link #transfer} and {@link #send}.
 */
abstract sealed class Association implements ConnectionListener permits PeerAsp, PeerGateway {

    private static final LimitedLog LOG = new LimitedLog(LoggerFactory.getLogger(Association.class));
    private static final int DIAGNOSTIC = 64;
    private static final int ERRORS_PER_SECOND = 10;

    private final M3uaNode node;
    private final DeliveryLanes.Batch batch;
    private final Heartbeat heartbeat;
    private volatile Optional<Connection> connection = Optional.empty();
    private int errorsThisSecond;
    private long errorSecond;

    Association(M3uaNode node) {
        this.node = node;
        this.batch = node.newBatch();
        this.heartbeat = new Heartbeat(this, node.settings().timers());
    }

    /** The connection stands. */
    abstract void begin();

    /** The connection is gone. */
    abstract void end();

    /** Handles what belongs to the ASP state machine: ASPSM, ASPTM and RKM messages. */
    abstract void aspMessage(M3uaMessage message);

    /** Handles SSNM messages but DAUD, in a state that permits them. */
    abstract void networkManagement(M3uaMessage message);

    /** Whether the ASP is not down. */
    abstract boolean isUp();

    /** Whether DATA may come now from this switch. If not, it is answered here where the RFC wants it. */
    abstract boolean admits(M3uaMessage data, OptionalLong routingContext, int opc);

    /** The routing context that DATA to a switch carries. */
    abstract OptionalLong contextFor(Destination destination);

    /** A NTFY came: advisory as a rule (RFC 4666, clause 4.3.4.5). */
    void notified(Parameter.Status status) {
        LOG.info("{}: notified {}", connection(), status);
    }

    final M3uaNode node() {
        return node;
    }

    final Connection connection() {
        return connection.orElseThrow();
    }

    /** Sends DATA, on a stream chosen by SLS and never on the first (RFC 4666, clause 1.4.7). */
    final SendResult transfer(Destination to, int opc, int label, int sls, byte[] data) {
        byte[] message = M3uaEncoder.data(
                node.settings().node().networkAppearance(), contextFor(to), opc, to.pointCode(), label, data);
        int streams = connection().streams();
        return connection().send(message, streams == 1 ? 0 : 1 + sls % (streams - 1));
    }

    final void send(MessageType type, Parameter... parameters) {
        send(M3uaMessage.of(type, parameters));
    }

    final void send(M3uaMessage message) {
        connection().send(M3uaEncoder.encode(message));
    }

    /** Answers a message with ERR (RFC 4666, clause 3.8.1), unless too many were sent this second. */
    final void refuse(M3uaMessage message, M3uaError error, Parameter... more) {
        LOG.warn("{}: {} refused: {}", connection(), message.type().title(), error.title());
        List<Parameter> parameters = new ArrayList<>(List.of(more));
        if (parameters.stream().noneMatch(Parameter.RoutingContext.class::isInstance)) {
            message.find(Parameter.RoutingContext.class).ifPresent(parameters::add);
        }
        sendError(error, parameters, Octets.wrap(M3uaEncoder.encode(message)));
    }

    private void sendError(M3uaError error, List<Parameter> more, Octets cause) {
        long second = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime());
        if (second != errorSecond) {
            errorSecond = second;
            errorsThisSecond = 0;
        }
        if (errorsThisSecond++ >= ERRORS_PER_SECOND) {
            return;
        }
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(Parameter.ErrorCode.of(error));
        parameters.addAll(more);
        parameters.add(new Parameter.DiagnosticInformation(cause.slice(0, Math.min(cause.length(), DIAGNOSTIC))));
        node.counters().errorSent();
        send(new M3uaMessage(MessageType.ERR, parameters));
    }

    @Override
    public final void opened(Connection opened) {
        connection = Optional.of(opened);
        heartbeat.start(opened);
        LOG.info("{}: connected", opened);
        begin();
    }

    @Override
    public final void closed(Connection closed, String reason) {
        LOG.info("{}: {}", closed, reason);
        end();
    }

    @Override
    public final void drained(Connection from) {
        heartbeat.heard();
        batch.handOver(from);
    }

    @Override
    public final void received(Connection from, Octets octets) {
        switch (M3uaDecoder.decode(octets, node.settings().limits().transport().maximumMessage())) {
            case M3uaMessage message -> dispatch(message);
            case DecodeFailure failure -> malformed(from, failure, octets, false);
        }
    }

    @Override
    public final void malformed(Connection from, DecodeFailure failure, Octets head, boolean fatal) {
        LOG.warn("{}: {}", from, failure.describe());
        // An ERR is never answered with an ERR (RFC 4666, clause 3.8.1).
        if (head.length() < 4 || head.at(2) != MessageType.ERR.messageClass() || head.at(3) != MessageType.ERR.code()) {
            sendError(failure.error(), List.of(), head);
        }
        if (!fatal && !from.isProven()) {
            from.close("nonsense before a valid ASPUP");
        }
    }

    private void dispatch(M3uaMessage message) {
        switch (message.type()) {
            case DATA -> data(message);
            // Every parameter goes back as it came (clause 4.3.4.6), whatever the state.
            case BEAT -> send(new M3uaMessage(MessageType.BEAT_ACK, message.parameters()));
            case BEAT_ACK -> {
                // That something was heard is all that counts, and it is noted for every read.
            }
            case ERR -> {
                node.counters().errorReceived();
                long code = message.require(Parameter.ErrorCode.class).value();
                LOG.warn("{}: the peer reports error {}", connection(), code);
            }
            case NTFY -> notified(message.require(Parameter.Status.class));
            case DUNA, DAVA, DAUD, SCON, DUPU, DRST -> checkedNetworkManagement(message);
            case ASPUP,
                    ASPDN,
                    ASPUP_ACK,
                    ASPDN_ACK,
                    ASPAC,
                    ASPIA,
                    ASPAC_ACK,
                    ASPIA_ACK,
                    REG_REQ,
                    REG_RSP,
                    DEREG_REQ,
                    DEREG_RSP -> aspMessage(message);
        }
    }

    private void data(M3uaMessage message) {
        Parameter.ProtocolData data = message.require(Parameter.ProtocolData.class);
        Optional<Parameter.RoutingContext> context = message.find(Parameter.RoutingContext.class);
        OptionalLong routingContext = context.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(context.get().values().getFirst());
        if (!admits(message, routingContext, data.opc()) || !hasOurAppearance(message)) {
            node.counters().dataRefused();
        } else if (node.accepts(this, data)) {
            batch.add(node.primitive(data));
        }
    }

    private boolean hasOurAppearance(M3uaMessage message) {
        OptionalLong ours = node.settings().node().networkAppearance();
        Optional<Parameter.NetworkAppearance> theirs = message.find(Parameter.NetworkAppearance.class);
        if (ours.isEmpty() || theirs.isEmpty() || theirs.get().value() == ours.getAsLong()) {
            return true;
        }
        refuse(message, M3uaError.INVALID_NETWORK_APPEARANCE, theirs.get());
        return false;
    }

    private void checkedNetworkManagement(M3uaMessage message) {
        if (!isUp()) {
            refuse(message, M3uaError.UNEXPECTED_MESSAGE);
        } else if (message.type() == MessageType.DAUD) {
            NetworkManagement.audit(node, message).forEach(this::send);
        } else {
            networkManagement(message);
        }
    }
}
