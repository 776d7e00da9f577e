package org.tollbridge.adapter.m3ua;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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
 * The peer as an ASP, which this node serves as its signalling gateway or as the other IPSP (RFC 4666, clauses 4.3.1 to
 * 4.3.4).
 *
 * <p>To identify the switch of an ASP, this class takes the configured switches whose addresses and ASP identifier
 * match. If there are several, the routing context of the ASPAC narrows them down, and finally the originating point
 * code of its DATA. The newest ASP of a switch takes over, unless they agreed on load sharing or broadcast.
 */
final class ServedAsp implements Asp {

    private static final LimitedLog LOG = new LimitedLog(LoggerFactory.getLogger(ServedAsp.class));

    private final Association association;
    private final Candidates here;
    private AspState state = AspState.DOWN;
    private Optional<TrafficMode> mode = Optional.empty();
    private final Activations activated = new Activations();
    private volatile Optional<Parameter.AspIdentifier> identifier = Optional.empty();
    private volatile boolean usesContexts;
    private boolean withdrawn;

    /**
     * @param here the switches that may connect from the address of the peer
     */
    ServedAsp(Association association, Candidates here) {
        this.association = association;
        this.here = here;
    }

    @Override
    public Association association() {
        return association;
    }

    boolean isUp() {
        return state != AspState.DOWN;
    }

    /**
     * Reports this node as unreachable to the peer, if it takes no new dialogues and others reach everything that the
     * peer carries, and as reachable again if they no longer do.
     */
    void leaveToOthers() {
        List<Integer> carried = activated.carried();
        if (carried.isEmpty() || withdrawn == association.node().neighbours().takeOver(carried)) {
            return;
        }
        withdrawn = !withdrawn;
        int ours = association.node().settings().node().pointCode();
        association.send(withdrawn ? MessageType.DUNA : MessageType.DAVA, Parameter.AffectedPointCode.of(ours));
    }

    /** Whether this node has reported itself as unreachable to the peer. */
    boolean isWithdrawn() {
        return withdrawn;
    }

    boolean isIdentifiedBy(Parameter.AspIdentifier other) {
        return identifier.filter(other::equals).isPresent();
    }

    /** The connection has ended. */
    void end() {
        leaveAll();
        state = AspState.DOWN;
    }

    /** Handles a request of the ASP: ASPUP, ASPDN, ASPAC or ASPIA. */
    void asks(M3uaMessage message) {
        switch (message.type()) {
            case ASPUP -> aspUp(message);
            case ASPDN -> aspDown();
            case ASPAC -> aspActive(message);
            case ASPIA -> aspInactive(message);
            default -> throw new IllegalArgumentException("no request of an ASP: " + message.type());
        }
    }

    private void aspUp(M3uaMessage message) {
        Optional<Parameter.AspIdentifier> theirs = message.find(Parameter.AspIdentifier.class);
        Candidates fitting = here.fitting(theirs);
        if (here.isEmpty()) {
            association.refuse(message, M3uaError.REFUSED_MANAGEMENT_BLOCKING);
        } else if (fitting.isEmpty()) {
            association.refuse(
                    message, theirs.isEmpty() ? M3uaError.ASP_IDENTIFIER_REQUIRED : M3uaError.INVALID_ASP_IDENTIFIER);
        } else {
            AspState before = state;
            state = AspState.INACTIVE;
            identifier = theirs;
            association.connection().prove();
            if (before == AspState.ACTIVE) {
                // Clause 4.3.4.1: reported as unexpected, and acknowledged.
                association.refuse(message, M3uaError.UNEXPECTED_MESSAGE);
            }
            association.send(new M3uaMessage(
                    MessageType.ASPUP_ACK, theirs.map(List::<Parameter>of).orElse(List.of())));
            if (before == AspState.ACTIVE) {
                // Only now, because notifications about the Application Server follow the acknowledgement (4.3.4.5).
                deactivateAll();
            }
            if (before == AspState.DOWN) {
                theirs.ifPresent(id -> association.node().doubtOthers(association, id));
                fitting.only().ifPresent(this::isSwitch);
            }
        }
    }

    /** The switch has been identified. */
    private void isSwitch(SwitchSettings settings) {
        for (long context : settings.routingContexts()) {
            routing().join(server(settings, context), this);
        }
        comeUp(settings);
    }

    /** Comes up too in a double exchange, as soon as the switch is known. */
    private void comeUp(SwitchSettings settings) {
        settings.doubleExchange().ifPresent(exchange -> association.alsoOwn(exchange, settings.pointCode()));
    }

    private void aspDown() {
        leaveAll();
        state = AspState.DOWN;
        association.send(MessageType.ASPDN_ACK);
    }

    private void aspActive(M3uaMessage message) {
        if (state == AspState.DOWN) {
            association.refuse(message, M3uaError.UNEXPECTED_MESSAGE);
            return;
        }
        Optional<Parameter.TrafficModeType> asked = message.find(Parameter.TrafficModeType.class);
        Optional<TrafficMode> askedMode = asked.flatMap(type -> TrafficMode.ofCode(type.value()));
        List<Candidates.Target> targets = targets(message);
        if (targets.isEmpty()) {
            return;
        }
        boolean agreed = targets.stream().allMatch(each -> routing().accepts(server(each), askedMode, this));
        if (!agreed || (asked.isPresent() && askedMode.isEmpty())) {
            association.refuse(message, M3uaError.UNSUPPORTED_TRAFFIC_MODE_TYPE);
            return;
        }
        state = AspState.ACTIVE;
        mode = askedMode;
        for (Candidates.Target each : targets) {
            routing().ask(server(each), this);
            activated.ask(server(each));
        }
        boolean named = message.find(Parameter.RoutingContext.class).isPresent();
        // Clause 3.3.1: if there are several, DATA states which one it belongs to.
        usesContexts = named || activated.contexts() > 1;
        List<Parameter> answer = new ArrayList<>();
        asked.ifPresent(answer::add);
        if (named) {
            answer.add(Candidates.contexts(targets));
        }
        association.send(new M3uaMessage(MessageType.ASPAC_ACK, answer));
        Set<Long> shared = new LinkedHashSet<>();
        for (Candidates.Target each : targets) {
            if (each.alone()) {
                carry(server(each));
                comeUp(each.settings());
            } else if (shared.add(each.context())) {
                // Only its DATA identifies the switch, and it may hold back DATA until it gets this (clause 4.3.4.5).
                notify(Parameter.Status.AS_ACTIVE, server(each));
            }
        }
    }

    /**
     * The Application Servers of an ASPAC, or of an ASPIA that names some. Invalid routing contexts are refused here.
     */
    private List<Candidates.Target> targets(M3uaMessage message) {
        Candidates candidates = here.fitting(identifier);
        Optional<Parameter.RoutingContext> named = message.find(Parameter.RoutingContext.class);
        if (named.isEmpty()) {
            List<Candidates.Target> targets = candidates.unnamed();
            if (targets.isEmpty()) {
                association.refuse(message, M3uaError.NO_CONFIGURED_AS_FOR_ASP);
            }
            return targets;
        }
        List<Long> unknown = candidates.unknown(named.get());
        if (!unknown.isEmpty()) {
            // Clause 3.8.1: the invalid routing contexts are returned; the valid ones are acknowledged.
            association.refuse(message, M3uaError.INVALID_ROUTING_CONTEXT, new Parameter.RoutingContext(unknown));
        }
        return candidates.named(named.get());
    }

    private ApplicationServer server(Candidates.Target target) {
        return server(target.settings(), target.context());
    }

    private ApplicationServer server(SwitchSettings settings, long context) {
        return routing().server(settings.pointCode(), OptionalLong.of(context));
    }

    /** Makes this association carry the traffic of a switch. */
    private void carry(ApplicationServer server) {
        activated.carry(server);
        Optional<Parameter.AspIdentifier> by = identifier;
        for (Asp displaced : routing().activate(server, this, contextFor(server), false, mode)) {
            if (displaced instanceof ServedAsp older) {
                older.association.connection().execute(() -> older.displaced(server, by));
            }
        }
        association.leaveToOthers();
    }

    /** A newer ASP has taken over a switch. One with the same identifier is the same ASP, reconnected. */
    private void displaced(ApplicationServer server, Optional<Parameter.AspIdentifier> by) {
        // This ASP may have taken the switch back in the meantime.
        if (association.connection().isClosed() || routing().isActive(server, this)) {
            return;
        }
        if (identifier.isPresent() && identifier.equals(by)) {
            association.connection().close("replaced by a newer connection of the same ASP");
            return;
        }
        notify(Parameter.Status.ALTERNATE_ASP_ACTIVE, server, by);
        boolean unused = activated.remove(server);
        if (activated.isEmpty() && state == AspState.ACTIVE) {
            state = AspState.INACTIVE;
        }
    }

    private void aspInactive(M3uaMessage message) {
        if (state == AspState.DOWN) {
            association.refuse(message, M3uaError.UNEXPECTED_MESSAGE);
            return;
        }
        boolean named = message.find(Parameter.RoutingContext.class).isPresent();
        List<Candidates.Target> targets = named ? targets(message) : List.of();
        if (named && targets.isEmpty()) {
            return;
        }
        association.send(new M3uaMessage(
                MessageType.ASPIA_ACK,
                named ? List.<Parameter>of(Candidates.contexts(targets)) : List.<Parameter>of()));
        if (named) {
            targets.forEach(each -> deactivate(server(each)));
        } else {
            // Clause 4.3.4.4: it applies to all servers in which the ASP is active.
            deactivateAll();
        }
        if (activated.isEmpty()) {
            state = AspState.INACTIVE;
        }
    }

    private void deactivate(ApplicationServer server) {
        if (activated.remove(server)) {
            routing().join(server, this);
        }
    }

    private void deactivateAll() {
        activated.all().forEach(this::deactivate);
    }

    private void leaveAll() {
        activated.clear();
        for (SwitchSettings each : here.switches()) {
            for (long context : each.routingContexts()) {
                routing().leave(server(each, context), this, true);
            }
        }
    }

    /** Whether DATA from this switch is admitted now. If not, it is answered here where the RFC requires it. */
    boolean admits(M3uaMessage data, OptionalLong context, int opc) {
        if (state != AspState.ACTIVE) {
            association.refuse(data, M3uaError.UNEXPECTED_MESSAGE);
            return false;
        }
        if (context.isEmpty() && activated.contexts() > 1) {
            association.refuse(data, M3uaError.NO_CONFIGURED_AS_FOR_ASP);
            return false;
        }
        if (context.isPresent() && !activated.hasContext(context.getAsLong())) {
            association.refuse(
                    data, M3uaError.INVALID_ROUTING_CONTEXT, Parameter.RoutingContext.of(context.getAsLong()));
            return false;
        }
        List<ApplicationServer> spoken =
                routing().destination(opc).map(Destination::servers).orElse(List.of());
        for (ApplicationServer server : spoken) {
            if (!activated.has(server, context)) {
                continue;
            }
            if (activated.carries(server)) {
                return true;
            }
            if (!routing().isTakenFrom(server, this)) {
                carry(server);
                return true;
            }
        }
        LOG.warn(
                "{}: DATA from point code {} dropped: it is not active for that switch", association.connection(), opc);
        return false;
    }

    /** Whether this association is active for a switch, and confirmed to belong to it. */
    boolean carries(Destination destination) {
        return destination.servers().stream().anyMatch(activated::carries);
    }

    /** Notifies the ASP of the state of an Application Server. May be called on any thread. */
    void notify(Parameter.Status status, ApplicationServer server) {
        notify(status, server, Optional.empty());
    }

    /** Notifies the ASP that another ASP of an Application Server has failed. May be called on any thread. */
    void notifyFailure(ServedAsp failed, ApplicationServer server) {
        notify(Parameter.Status.ASP_FAILURE, server, failed.identifier);
    }

    private void notify(Parameter.Status status, ApplicationServer server, Optional<Parameter.AspIdentifier> which) {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(status);
        which.ifPresent(parameters::add);
        contextFor(server).ifPresent(context -> parameters.add(Parameter.RoutingContext.of(context)));
        association.send(new M3uaMessage(MessageType.NTFY, parameters));
    }

    private OptionalLong contextFor(ApplicationServer server) {
        return usesContexts ? server.routingContext() : OptionalLong.empty();
    }

    private Routing routing() {
        return association.node().routing();
    }
}
