package org.tollbridge.adapter.m3ua;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.tollbridge.wire.m3ua.M3uaMessage;
import org.tollbridge.wire.m3ua.MessageType;
import org.tollbridge.wire.m3ua.Parameter;
import org.tollbridge.wire.m3ua.PointCodeRange;

/** One Application Server of this node: its state, and which of its switches the gateway reaches. */
final class OwnServer {

    private final OwnAsp asp;
    private final GatewaySettings.Service service;
    private final Set<Integer> unavailable = new HashSet<>();
    private final Set<Integer> restricted = new HashSet<>();
    private boolean active;
    /** Whether the traffic is left to the other nodes behind this point code. */
    private boolean withdrawn;
    /** Whether the gateway has been told that this node becomes inactive, and has not answered yet. */
    private boolean leaving;
    /** Whether another ASP carries the traffic; this node then waits for a notification to take over. */
    private boolean standby;
    /** Whether an audit is scheduled because a destination is unreachable or restricted. */
    private boolean auditing;

    OwnServer(OwnAsp asp, GatewaySettings.Service service) {
        this.asp = asp;
        this.service = service;
    }

    /** The routing contexts of some servers, if they have any. */
    static Optional<Parameter> contexts(List<OwnServer> servers) {
        List<Long> contexts = servers.stream()
                .flatMap(server -> server.service.routingContext().stream().boxed())
                .toList();
        return contexts.isEmpty() ? Optional.empty() : Optional.of(new Parameter.RoutingContext(contexts));
    }

    boolean isActive() {
        return active;
    }

    boolean reaches(int pointCode) {
        return service.pointCodes().contains(pointCode);
    }

    /** Whether this node requests to become active. */
    boolean isWanted() {
        return !active && !standby && !withdrawn;
    }

    /**
     * Leaves the traffic to the other nodes, if this node takes no new dialogues and they reach all switches of this
     * server, and takes it back if they no longer do.
     *
     * @return whether to tell the gateway that this node leaves, because it is active and has not told it yet
     */
    boolean leaveToOthers() {
        withdrawn = asp.association().node().neighbours().takeOver(service.pointCodes());
        boolean leaves = withdrawn && active && !leaving;
        leaving |= leaves;
        return leaves;
    }

    /** Whether the gateway has been told that this node becomes inactive, and has not answered yet. */
    boolean isLeaving() {
        return leaving;
    }

    boolean isWithdrawn() {
        return withdrawn;
    }

    /** Whether a message that names these routing contexts, or none, concerns this server. */
    boolean isMeant(Optional<Parameter.RoutingContext> named) {
        return named.isEmpty()
                || service.routingContext().isEmpty()
                || named.get().values().contains(service.routingContext().getAsLong());
    }

    /** Whether DATA with this routing context is for it. */
    boolean takes(long context) {
        return service.routingContext().isEmpty() || service.routingContext().getAsLong() == context;
    }

    void active() {
        standby = false;
        if (active) {
            return;
        }
        active = true;
        if (asp.carries()) {
            // The gateway may have reported unreachable destinations before.
            service.pointCodes().forEach(this::follow);
            audit();
            auditWhileMissing();
        }
    }

    /**
     * This node no longer carries traffic of this server.
     *
     * @param waits whether it may soon do so again
     */
    void inactive(boolean waits) {
        active = false;
        leaving = false;
        unavailable.clear();
        restricted.clear();
        service.pointCodes().forEach(pointCode -> leave(pointCode, waits));
    }

    /** Another ASP has taken over (RFC 4666, clause 4.3.4.3), so this node is inactive. */
    void displaced() {
        if (active) {
            inactive(false);
            standby = true;
        }
    }

    /** The traffic needs an ASP. Returns true if this node was standing by. */
    boolean called() {
        boolean stoodBy = standby;
        standby = false;
        return stoodBy;
    }

    /** Handles a DUNA, DAVA or DRST. */
    void reach(M3uaMessage message) {
        List<PointCodeRange> ranges =
                message.require(Parameter.AffectedPointCode.class).ranges();
        for (int pointCode : new KnownPoints(service.pointCodes()).within(ranges)) {
            boolean gone = set(unavailable, pointCode, message.type() == MessageType.DUNA);
            boolean worse = set(restricted, pointCode, message.type() == MessageType.DRST);
            if ((gone || worse) && active) {
                follow(pointCode);
            }
        }
        auditWhileMissing();
    }

    private static boolean set(Set<Integer> set, int pointCode, boolean in) {
        return in ? set.add(pointCode) : set.remove(pointCode);
    }

    /** Starts or stops sending to a switch through this gateway, according to its latest report. */
    private void follow(int pointCode) {
        if (unavailable.contains(pointCode)) {
            leave(pointCode, false);
        } else {
            carry(pointCode);
        }
    }

    private void carry(int pointCode) {
        routing()
                .activate(
                        routing().server(pointCode, OptionalLong.empty()),
                        asp,
                        service.routingContext(),
                        restricted.contains(pointCode),
                        Optional.empty());
    }

    private void leave(int pointCode, boolean waits) {
        if (asp.carries()) {
            routing().leave(routing().server(pointCode, OptionalLong.empty()), asp, waits);
        }
    }

    /** Asks which destinations can be reached (RFC 4666, clause 3.4.3). */
    private void audit() {
        if (interval().isZero()) {
            return;
        }
        List<Parameter> parameters = new ArrayList<>();
        contexts(List.of(this)).ifPresent(parameters::add);
        parameters.add(new Parameter.AffectedPointCode(
                service.pointCodes().stream().map(PointCodeRange::of).toList()));
        asp.association().send(new M3uaMessage(MessageType.DAUD, parameters));
    }

    private void auditWhileMissing() {
        if (auditing || !isMissing() || interval().isZero()) {
            return;
        }
        auditing = true;
        asp.association().connection().schedule(interval(), () -> {
            auditing = false;
            if (isMissing()) {
                audit();
                auditWhileMissing();
            }
        });
    }

    private boolean isMissing() {
        return active && !(unavailable.isEmpty() && restricted.isEmpty());
    }

    private Duration interval() {
        return asp.association().node().settings().timers().audit();
    }

    private Routing routing() {
        return asp.association().node().routing();
    }
}
