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

/** One Application Server that we are an ASP of: our state in it, and which of its switches the gateway reaches. */
final class OwnServer {

    private final OwnAsp asp;
    private final GatewaySettings.Service service;
    private final Set<Integer> unavailable = new HashSet<>();
    private final Set<Integer> restricted = new HashSet<>();
    private boolean active;
    /** Whether the traffic is left to the other nodes behind our point code. */
    private boolean withdrawn;
    /** Whether the gateway was told that we become inactive, and has not answered yet. */
    private boolean leaving;
    /** Whether another ASP carries the traffic: then we wait for the word to take over. */
    private boolean standby;
    /** Whether an audit is due while something cannot be reached. */
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

    /** Whether we ask to become active. */
    boolean isWanted() {
        return !active && !standby && !withdrawn;
    }

    /**
     * Leaves the traffic to the other nodes, if we take no new dialogues and they reach all that is reached here, and
     * takes it back when they do not any more.
     *
     * @return whether the gateway is to be told that we leave, since we are active and have not told it yet
     */
    boolean leaveToOthers() {
        withdrawn = asp.association().node().neighbours().takeOver(service.pointCodes());
        boolean leaves = withdrawn && active && !leaving;
        leaving |= leaves;
        return leaves;
    }

    /** Whether we have told the gateway that we become inactive, and it has not answered yet. */
    boolean isLeaving() {
        return leaving;
    }

    boolean isWithdrawn() {
        return withdrawn;
    }

    /** Whether a message that names these routing contexts, or none, is about this server. */
    boolean isMeant(Optional<Parameter.RoutingContext> named) {
        return named.isEmpty()
                || service.routingContext().isEmpty()
                || named.get().values().contains(service.routingContext().getAsLong());
    }

    /** Whether DATA of this routing context is for it. */
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
            // The gateway may have said before what it does not reach.
            service.pointCodes().forEach(this::follow);
            audit();
            auditWhileMissing();
        }
    }

    /**
     * We carry nothing here.
     *
     * @param waits whether we may soon do so again
     */
    void inactive(boolean waits) {
        active = false;
        leaving = false;
        unavailable.clear();
        restricted.clear();
        service.pointCodes().forEach(pointCode -> leave(pointCode, waits));
    }

    /** Another ASP has taken over (RFC 4666, clause 4.3.4.3): we are inactive from now on. */
    void displaced() {
        if (active) {
            inactive(false);
            standby = true;
        }
    }

    /** The traffic wants an ASP; true if we are one that stood by. */
    boolean called() {
        boolean stoodBy = standby;
        standby = false;
        return stoodBy;
    }

    /** What a DUNA, DAVA or DRST says. */
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

    /** Sends to a switch by this gateway, or not any more, as it has said last. */
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

    /** Asks what can be reached (RFC 4666, clause 3.4.3), and again while something cannot. */
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
