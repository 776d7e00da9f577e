package org.tollbridge.adapter.m3ua;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.restcomm.protocols.ss7.mtp.Mtp3TransferPrimitive;
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
 * An association with a peer. This node is an ASP to the peer, or the peer is an ASP to this node, or both (IPSP double
 * exchange), in which case each side has its own state. Runs on the I/O thread of its connection, except for
 * {@link #transfer} and {@link #send}.
 */
final class Association implements ConnectionListener {

    private static final LimitedLog LOG = new LimitedLog(LoggerFactory.getLogger(Association.class));

    /**
     * Which sides of the association are ASPs.
     *
     * @param own present if this node is an ASP to the peer
     * @param served present if the peer is an ASP to this node
     */
    record Sides(Optional<OwnAsp> own, Optional<ServedAsp> served) {
        static final Sides NONE = new Sides(Optional.empty(), Optional.empty());
    }

    private final M3uaNode node;
    private final BiFunction<Association, Connection, Sides> sidesFor;
    private final DeliveryLanes.Batch batch;
    private final Heartbeat heartbeat;
    private final Refusals refusals = new Refusals(this);
    private Sides sides = Sides.NONE;
    private volatile Optional<Connection> connection = Optional.empty();

    /**
     * @param sidesFor determines the sides when the connection is established
     */
    Association(M3uaNode node, BiFunction<Association, Connection, Sides> sidesFor) {
        this.node = node;
        this.sidesFor = sidesFor;
        this.batch = node.newBatch();
        this.heartbeat = new Heartbeat(node.settings().timers(), node.counters(), this::send);
    }

    M3uaNode node() {
        return node;
    }

    Connection connection() {
        return connection.orElseThrow();
    }

    /** Makes this node an ASP to the peer too, unless it already is. */
    void alsoOwn(SwitchSettings.DoubleExchange exchange, int pointCode) {
        if (sides.own().isEmpty()) {
            OwnAsp own = OwnAsp.towardsSwitch(this, exchange, pointCode);
            sides = new Sides(Optional.of(own), sides.served());
            own.begin();
        }
    }

    /**
     * While this node takes no new dialogues, has the peer send through the other nodes if these reach everything that
     * it carries: this node becomes inactive towards it, or reports itself unreachable. Switches that no other node
     * reaches, or no longer reaches, use this node.
     */
    void leaveToOthers() {
        if (sides.own().isPresent()) {
            sides.own().get().leaveToOthers();
        } else {
            sides.served().ifPresent(ServedAsp::leaveToOthers);
        }
    }

    /** An ASP with this identifier has connected on another association: if it is this peer's, tests this one. */
    void doubt(Parameter.AspIdentifier identifier) {
        if (sides.served().filter(served -> served.isIdentifiedBy(identifier)).isPresent()) {
            heartbeat.doubt(connection());
        }
    }

    /** Takes this node down, if it is an ASP to this peer. Completed when the peer has acknowledged. */
    CompletableFuture<Void> leave() {
        CompletableFuture<Void> gone = new CompletableFuture<>();
        connection().execute(() -> sides.own().ifPresentOrElse(own -> own.leave(gone), () -> gone.complete(null)));
        return gone;
    }

    /** Sends DATA on a stream selected by SLS, never on the first (RFC 4666, clause 1.4.7). */
    SendResult transfer(Mtp3TransferPrimitive message, OptionalLong context) {
        int sls = message.getSls();
        byte[] data = M3uaEncoder.data(
                node.settings().node().networkAppearance(),
                context,
                message.getOpc(),
                message.getDpc(),
                M3uaEncoder.label(message.getSi(), message.getNi(), message.getMp(), sls),
                message.getData());
        show(data);
        return connection().sendData(data, sls);
    }

    void send(MessageType type, Parameter... parameters) {
        send(M3uaMessage.of(type, parameters));
    }

    void send(M3uaMessage message) {
        byte[] octets = M3uaEncoder.encode(message);
        show(octets);
        connection().send(octets);
    }

    private void show(byte[] sent) {
        Optional<MessageTap> tap = node.tap();
        if (tap.isPresent()) {
            tap.get().message(false, connection().remote(), Octets.wrap(sent));
        }
    }

    /** Answers a message with ERR (RFC 4666, clause 3.8.1), unless the limit per second has been reached. */
    void refuse(M3uaMessage message, M3uaError error, Parameter... more) {
        refusals.refuse(message, error, more);
    }

    @Override
    public void opened(Connection opened) {
        connection = Optional.of(opened);
        node.opened(this);
        heartbeat.start(opened);
        LOG.info("{}: connected", opened);
        sides = sidesFor.apply(this, opened);
        sides.own().ifPresent(OwnAsp::begin);
    }

    @Override
    public void closed(Connection closed, String reason) {
        LOG.info("{}: {}", closed, reason);
        node.closed(this);
        sides.own().ifPresent(OwnAsp::end);
        sides.served().ifPresent(ServedAsp::end);
    }

    @Override
    public void drained(Connection from) {
        batch.handOver(from);
    }

    @Override
    public void received(Connection from, Octets octets) {
        heartbeat.heard();
        Optional<MessageTap> tap = node.tap();
        if (tap.isPresent()) {
            tap.get().message(true, from.remote(), Octets.wrap(octets.toByteArray()));
        }
        switch (M3uaDecoder.decode(octets, node.settings().limits().transport().maximumMessage())) {
            case M3uaMessage message -> dispatch(from, message);
            case DecodeFailure failure -> malformed(from, failure, octets, false);
        }
    }

    @Override
    public void malformed(Connection from, DecodeFailure failure, Octets head, boolean fatal) {
        LOG.warn("{}: {}", from, failure.describe());
        if (!fatal) {
            heartbeat.heard();
        }
        // An ERR is never answered with an ERR (RFC 4666, clause 3.8.1).
        if (head.length() < 4 || head.at(2) != MessageType.ERR.messageClass() || head.at(3) != MessageType.ERR.code()) {
            refusals.refuse(failure.error(), head);
        }
        if (!fatal && !from.isProven()) {
            from.close("nonsense before a valid ASPUP");
        }
    }

    private void dispatch(Connection from, M3uaMessage message) {
        if (!Streams.permit(message.type(), from.incomingStream(), from.incomingStreams())) {
            refuse(message, M3uaError.INVALID_STREAM_IDENTIFIER);
            return;
        }
        switch (message.type()) {
            case DATA -> data(message);
            // Every parameter is returned as received (clause 4.3.4.6), in any state.
            case BEAT -> send(new M3uaMessage(MessageType.BEAT_ACK, message.parameters()));
            case BEAT_ACK -> {
                // It only counts as a sign of life, which is recorded for every message.
            }
            case ERR -> {
                node.counters().errorReceived();
                LOG.warn("{}: the peer refuses {}", connection(), Refusals.words(message));
            }
            case NTFY -> {
                Parameter.Status status = message.require(Parameter.Status.class);
                LOG.info(
                        "{}: notified: {} ({}, {})", connection(), status.title(), status.type(), status.information());
                sides.own().ifPresent(own -> own.notified(message));
            }
            case DUNA, DAVA, DAUD, SCON, DUPU, DRST -> networkManagement(message);
            case ASPUP, ASPDN, ASPAC, ASPIA ->
                sides.served().ifPresentOrElse(served -> served.asks(message), () -> unexpected(message));
            case ASPUP_ACK, ASPDN_ACK, ASPAC_ACK, ASPIA_ACK ->
                sides.own().ifPresentOrElse(own -> own.acknowledged(message), () -> unexpected(message));
            // Clause 4.4.1: the answer of a gateway without dynamic registration.
            case REG_REQ, DEREG_REQ -> refuse(message, M3uaError.UNSUPPORTED_MESSAGE_CLASS);
            case REG_RSP, DEREG_RSP -> unexpected(message);
        }
    }

    private void unexpected(M3uaMessage message) {
        refuse(message, M3uaError.UNEXPECTED_MESSAGE);
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
        } else if (sides.own().isEmpty() && refusals.mayReply()) {
            NetworkManagement.undeliverable(node, message, data).ifPresent(this::send);
        }
    }

    /**
     * Whether incoming DATA is admitted. The state of this node decides if it is an ASP to the peer, otherwise the peer
     * must be active. A gateway may carry traffic of others, but not of those that connect to this node themselves; the
     * IPSP of a double exchange is the switch itself and speaks for no other.
     */
    private boolean admits(M3uaMessage message, OptionalLong routingContext, int opc) {
        boolean asAsp = sides.served().isEmpty()
                || sides.own().filter(own -> own.reaches(opc)).isPresent();
        if (asAsp && sides.own().isPresent()) {
            return sides.own().get().admits(message, routingContext)
                    && mayBring(sides.own().get(), opc);
        }
        return sides.served().isPresent() && sides.served().get().admits(message, routingContext, opc);
    }

    private boolean mayBring(OwnAsp own, int opc) {
        if (!node.routing().comesItself(opc) || own.reaches(opc)) {
            return true;
        }
        LOG.warn(
                "{}: DATA from point code {} dropped: that switch connects to us itself; if the gateway leads to it,"
                        + " name it in the gateway's point-codes",
                connection(),
                opc);
        return false;
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

    /** Whether the peer may report on a switch: it carries the switch's traffic, or is the gateway to it. */
    private boolean speaksOf(Destination destination) {
        return sides.own().map(own -> own.reaches(destination.pointCode())).orElse(false)
                || sides.served().map(served -> served.carries(destination)).orElse(false);
    }

    private void networkManagement(M3uaMessage message) {
        boolean up = sides.own().map(OwnAsp::isUp).orElse(false)
                || sides.served().map(ServedAsp::isUp).orElse(false);
        if (!up) {
            unexpected(message);
        } else if (!NetworkManagement.isValid(message)) {
            refuse(message, M3uaError.INVALID_PARAMETER_VALUE);
        } else if (message.type() == MessageType.DAUD) {
            boolean left = sides.served().map(ServedAsp::isWithdrawn).orElse(false);
            NetworkManagement.audit(node, message, !left).forEach(this::send);
        } else if (message.type() == MessageType.SCON || message.type() == MessageType.DUPU) {
            NetworkManagement.indicate(node, message, this::speaksOf);
        } else if (sides.served().isEmpty() && sides.own().isPresent()) {
            sides.own().get().destinations(message);
        } else {
            // Only a gateway reports what can be reached, not an ASP or IPSP.
            unexpected(message);
        }
    }
}
