package org.tollbridge.adapter.m3ua;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.slf4j.LoggerFactory;
import org.tollbridge.wire.m3ua.M3uaError;
import org.tollbridge.wire.m3ua.M3uaMessage;
import org.tollbridge.wire.m3ua.MessageType;
import org.tollbridge.wire.m3ua.Parameter;
import org.tollbridge.wire.transport.LimitedLog;

/**
 * The peer is the ASP, and we serve it: as the signalling gateway, or as the other IPSP of a single exchange (RFC
 * 4666, clauses 4.3.1 to 4.3.4).
 *
 * <p>Which switch an ASP is: of those configured, the ones whose addresses and ASP identifier fit. If more than one
 * does, the routing context of the ASPAC narrows them down, and at last the originating point code of its DATA. The
 * newest ASP of a switch takes over, unless they agreed on load sharing.
 */
final class PeerAsp extends Association {

    private static final LimitedLog LOG = new LimitedLog(LoggerFactory.getLogger(PeerAsp.class));

    /** T(r): how long an Application Server is pending after its last active ASP has gone (clause 4.3.2). */
    private static final Duration RECOVERY = Duration.ofSeconds(2);

    private AspState state = AspState.DOWN;
    private OptionalLong identifier = OptionalLong.empty();
    private Optional<TrafficMode> mode = Optional.empty();
    /** What an ASPAC has activated, by point code; false until DATA shows that it is this switch that speaks. */
    private final Map<Integer, Boolean> activated = new LinkedHashMap<>();

    private final Set<Long> contexts = new HashSet<>();
    private volatile boolean usesContexts;

    PeerAsp(M3uaNode node) {
        super(node);
    }

    @Override
    void begin() {
        // The ASP speaks first.
    }

    @Override
    void end() {
        leaveAll();
        state = AspState.DOWN;
    }

    @Override
    boolean isUp() {
        return state != AspState.DOWN;
    }

    @Override
    OptionalLong contextFor(Destination destination) {
        return usesContexts ? destination.routingContext() : OptionalLong.empty();
    }

    @Override
    void aspMessage(M3uaMessage message) {
        switch (message.type()) {
            case ASPUP -> aspUp(message);
            case ASPDN -> aspDown();
            case ASPAC -> aspActive(message);
            case ASPIA -> aspInactive(message);
            // Clause 4.4.1: how a gateway without dynamic registration answers.
            case REG_REQ, DEREG_REQ -> refuse(message, M3uaError.UNSUPPORTED_MESSAGE_CLASS);
            case ASPUP_ACK,
                    ASPDN_ACK,
                    ASPAC_ACK,
                    ASPIA_ACK,
                    REG_RSP,
                    DEREG_RSP,
                    ERR,
                    NTFY,
                    DATA,
                    DUNA,
                    DAVA,
                    DAUD,
                    SCON,
                    DUPU,
                    DRST,
                    BEAT,
                    BEAT_ACK -> refuse(message, M3uaError.UNEXPECTED_MESSAGE);
        }
    }

    @Override
    void networkManagement(M3uaMessage message) {
        // An ASP reports congestion and a missing user part; what can be reached is for a gateway to say.
        if (message.type() == MessageType.SCON || message.type() == MessageType.DUPU) {
            NetworkManagement.indicate(node(), message);
        } else {
            refuse(message, M3uaError.UNEXPECTED_MESSAGE);
        }
    }

    private void aspUp(M3uaMessage message) {
        Optional<Parameter.AspIdentifier> theirs = message.find(Parameter.AspIdentifier.class);
        OptionalLong given = theirs.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(theirs.get().value());
        List<SwitchSettings> here = node().switchesFrom(connection().remote().getAddress());
        List<SwitchSettings> fitting = fitting(here, given);
        if (here.isEmpty()) {
            refuse(message, M3uaError.REFUSED_MANAGEMENT_BLOCKING);
        } else if (fitting.isEmpty()) {
            refuse(message, given.isEmpty() ? M3uaError.ASP_IDENTIFIER_REQUIRED : M3uaError.INVALID_ASP_IDENTIFIER);
        } else {
            boolean wasActive = state == AspState.ACTIVE;
            leaveAll();
            state = AspState.INACTIVE;
            identifier = theirs.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(theirs.get().value());
            connection().prove();
            send(new M3uaMessage(
                    MessageType.ASPUP_ACK, theirs.map(List::<Parameter>of).orElse(List.of())));
            if (wasActive) {
                // Clause 4.3.4.1: acknowledged, and told that it was not expected.
                refuse(message, M3uaError.UNEXPECTED_MESSAGE);
            }
            if (fitting.size() == 1) {
                join(fitting.getFirst());
            }
        }
    }

    private static List<SwitchSettings> fitting(List<SwitchSettings> switches, OptionalLong identifier) {
        return switches.stream().filter(each -> each.takes(identifier)).toList();
    }

    private void join(SwitchSettings settings) {
        Destination destination = node().destination(settings.pointCode()).orElseThrow();
        node().apply(destination, () -> destination.join(this));
        notify(destination.isAvailable() ? Parameter.Status.AS_ACTIVE : Parameter.Status.AS_INACTIVE, destination);
    }

    private void aspDown() {
        leaveAll();
        state = AspState.DOWN;
        send(MessageType.ASPDN_ACK);
    }

    private void aspActive(M3uaMessage message) {
        if (state == AspState.DOWN) {
            refuse(message, M3uaError.UNEXPECTED_MESSAGE);
            return;
        }
        Optional<Parameter.TrafficModeType> asked = message.find(Parameter.TrafficModeType.class);
        Optional<TrafficMode> askedMode = asked.flatMap(type -> TrafficMode.ofCode(type.value()));
        List<SwitchSettings> targets = targets(message);
        if (targets.isEmpty()) {
            return;
        }
        boolean agreed = targets.stream()
                .allMatch(each ->
                        node().destination(each.pointCode()).orElseThrow().accepts(askedMode, this));
        if (!agreed || (asked.isPresent() && askedMode.isEmpty())) {
            refuse(message, M3uaError.UNSUPPORTED_TRAFFIC_MODE_TYPE);
            return;
        }
        state = AspState.ACTIVE;
        mode = askedMode;
        usesContexts = message.find(Parameter.RoutingContext.class).isPresent();
        List<Parameter> answer = new ArrayList<>();
        asked.ifPresent(answer::add);
        if (usesContexts) {
            answer.add(contextsOf(targets));
        }
        send(new M3uaMessage(MessageType.ASPAC_ACK, answer));
        targets.forEach(each -> activated.putIfAbsent(each.pointCode(), false));
        updateContexts();
        if (targets.size() == 1) {
            carry(targets.getFirst().pointCode());
        }
    }

    /** The switches that an ASPAC or an ASPIA is about. What it names wrongly is refused here. */
    private List<SwitchSettings> targets(M3uaMessage message) {
        List<SwitchSettings> candidates =
                fitting(node().switchesFrom(connection().remote().getAddress()), identifier);
        Optional<Parameter.RoutingContext> named = message.find(Parameter.RoutingContext.class);
        if (named.isEmpty()) {
            // Clause 3.7.1: without a routing context the Application Server must be known by configuration.
            long contexts = candidates.stream()
                    .map(SwitchSettings::routingContext)
                    .distinct()
                    .count();
            if (contexts == 1) {
                return candidates;
            }
            refuse(message, M3uaError.NO_CONFIGURED_AS_FOR_ASP);
            return List.of();
        }
        List<Long> unknown = named.get().values().stream()
                .filter(context -> candidates.stream().noneMatch(each -> each.routingContext() == context))
                .toList();
        if (!unknown.isEmpty()) {
            // Clause 3.8.1: the invalid routing contexts come back; the valid ones are acknowledged.
            refuse(message, M3uaError.INVALID_ROUTING_CONTEXT, new Parameter.RoutingContext(unknown));
        }
        return candidates.stream()
                .filter(each -> named.get().values().contains(each.routingContext()))
                .toList();
    }

    private static Parameter.RoutingContext contextsOf(List<SwitchSettings> switches) {
        return new Parameter.RoutingContext(
                switches.stream().map(SwitchSettings::routingContext).distinct().toList());
    }

    /** From now on this association carries the traffic of a switch. */
    private void carry(int pointCode) {
        activated.put(pointCode, true);
        Destination destination = node().destination(pointCode).orElseThrow();
        Destination.Change change = node().apply(destination, () -> destination.activate(this, mode));
        for (Association displaced : change.displaced()) {
            if (displaced instanceof PeerAsp older) {
                OptionalLong by = identifier;
                older.connection().execute(() -> older.displaced(destination, by));
            }
        }
        if (change.availabilityChanged()) {
            notifyAll(destination, Parameter.Status.AS_ACTIVE);
        } else {
            notify(Parameter.Status.AS_ACTIVE, destination);
        }
    }

    /** A newer ASP has taken over a switch. One that gave the same identifier is the same ASP come back. */
    private void displaced(Destination destination, OptionalLong by) {
        if (connection().isClosed()) {
            return;
        }
        if (identifier.isPresent() && identifier.equals(by)) {
            connection().close("replaced by a newer connection of the same ASP");
            return;
        }
        if (by.isPresent()) {
            notify(Parameter.Status.ALTERNATE_ASP_ACTIVE, destination, new Parameter.AspIdentifier(by.getAsLong()));
        } else {
            notify(Parameter.Status.ALTERNATE_ASP_ACTIVE, destination);
        }
        activated.remove(destination.pointCode());
        updateContexts();
        if (activated.isEmpty() && state == AspState.ACTIVE) {
            state = AspState.INACTIVE;
        }
    }

    private void aspInactive(M3uaMessage message) {
        if (state == AspState.DOWN) {
            refuse(message, M3uaError.UNEXPECTED_MESSAGE);
            return;
        }
        List<SwitchSettings> targets = targets(message);
        if (targets.isEmpty()) {
            return;
        }
        Optional<Parameter.RoutingContext> named = message.find(Parameter.RoutingContext.class);
        send(new M3uaMessage(
                MessageType.ASPIA_ACK,
                named.isPresent() ? List.<Parameter>of(contextsOf(targets)) : List.<Parameter>of()));
        for (SwitchSettings each : targets) {
            if (Boolean.TRUE.equals(activated.remove(each.pointCode()))) {
                Destination destination = node().destination(each.pointCode()).orElseThrow();
                pending(destination, node().apply(destination, () -> destination.join(this)));
            }
        }
        updateContexts();
        if (activated.isEmpty()) {
            state = AspState.INACTIVE;
        }
    }

    private void leaveAll() {
        activated.clear();
        contexts.clear();
        for (Destination destination : node().destinations()) {
            pending(destination, node().apply(destination, () -> destination.leave(this)));
        }
    }

    private void pending(Destination destination, Destination.Change change) {
        if (!change.availabilityChanged()) {
            return;
        }
        notifyAll(destination, Parameter.Status.AS_PENDING);
        destination.members().stream()
                .findFirst()
                .ifPresent(member -> member.connection().schedule(RECOVERY, () -> {
                    if (!destination.isAvailable()) {
                        notifyAll(destination, Parameter.Status.AS_INACTIVE);
                    }
                }));
    }

    @Override
    boolean admits(M3uaMessage data, OptionalLong routingContext, int opc) {
        if (state != AspState.ACTIVE) {
            refuse(data, M3uaError.UNEXPECTED_MESSAGE);
            return false;
        }
        if (routingContext.isEmpty() && contexts.size() > 1) {
            refuse(data, M3uaError.NO_CONFIGURED_AS_FOR_ASP);
            return false;
        }
        if (routingContext.isPresent() && !contexts.contains(routingContext.getAsLong())) {
            long unknown = routingContext.getAsLong();
            refuse(data, M3uaError.INVALID_ROUTING_CONTEXT, Parameter.RoutingContext.of(unknown));
            return false;
        }
        Boolean carried = activated.get(opc);
        if (carried == null) {
            LOG.warn("{}: DATA from point code {} dropped: it is not active for that switch", connection(), opc);
            return false;
        }
        if (!carried) {
            carry(opc);
        }
        return true;
    }

    /** The routing contexts of what is activated. To be called after every change of that. */
    private void updateContexts() {
        contexts.clear();
        for (int pointCode : activated.keySet()) {
            contexts.add(
                    node().destination(pointCode).orElseThrow().routingContext().orElseThrow());
        }
    }

    private static void notifyAll(Destination destination, Parameter.Status status) {
        for (Association member : destination.members()) {
            if (member instanceof PeerAsp asp) {
                asp.notify(status, destination);
            }
        }
    }

    private void notify(Parameter.Status status, Destination destination, Parameter... more) {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(status);
        parameters.addAll(List.of(more));
        OptionalLong context = contextFor(destination);
        if (context.isPresent()) {
            parameters.add(Parameter.RoutingContext.of(context.getAsLong()));
        }
        send(new M3uaMessage(MessageType.NTFY, parameters));
    }
}
