package org.tollbridge.adapter.m3ua;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedSet;
import org.tollbridge.wire.m3ua.Parameter.Status;

/**
 * The ASPs that carry the traffic of one switch under one routing context, and their common state (RFC 4666, clause
 * 4.3.2). Everything runs under the lock of {@link Routing}.
 */
final class ApplicationServer {

    /** The state of an Application Server. It becomes active with its first active ASP (smooth start). */
    enum State {
        DOWN,
        INACTIVE,
        ACTIVE,
        PENDING;

        /** The status that a NTFY reports; none for {@code DOWN}. */
        Optional<Status> status() {
            return switch (this) {
                case DOWN -> Optional.empty();
                case INACTIVE -> Optional.of(Status.AS_INACTIVE);
                case ACTIVE -> Optional.of(Status.AS_ACTIVE);
                case PENDING -> Optional.of(Status.AS_PENDING);
            };
        }
    }

    /**
     * An ASP in this server.
     *
     * @param context the routing context of DATA sent to it
     * @param restricted whether another ASP is preferred (DRST)
     */
    private record Member(AspState state, OptionalLong context, boolean restricted) {
        static final Member INACTIVE = new Member(AspState.INACTIVE, OptionalLong.empty(), false);

        boolean isActive() {
            return state == AspState.ACTIVE;
        }
    }

    private final Destination destination;
    private final OptionalLong routingContext;
    private final Optional<TrafficMode> configuredMode;
    private final int minimum;
    private final Map<Asp, Member> members = new LinkedHashMap<>();
    /** In the order of each ASP's latest ASPAC for this server, newest last. */
    private final SequencedSet<Asp> byAspac = new LinkedHashSet<>();

    private TrafficMode mode;
    private State state = State.DOWN;
    private int changes;

    /**
     * @param routingContext the routing context with which a switch activates it; empty if gateways reach the switch
     * @param configuredMode empty accepts the mode of the first ASPAC
     * @param minimum if fewer ASPs are active, the inactive ones are notified
     */
    ApplicationServer(
            Destination destination, OptionalLong routingContext, Optional<TrafficMode> configuredMode, int minimum) {
        this.destination = destination;
        this.routingContext = routingContext;
        this.configuredMode = configuredMode;
        this.minimum = minimum;
        this.mode = configuredMode.orElse(TrafficMode.OVERRIDE);
    }

    Destination destination() {
        return destination;
    }

    OptionalLong routingContext() {
        return routingContext;
    }

    State state() {
        return state;
    }

    boolean isPending() {
        return state == State.PENDING;
    }

    /** Counts state changes, so that a timer can tell whether a later change has made it obsolete. */
    int changes() {
        return changes;
    }

    /** The ASPs that connect to this node and are not down. */
    List<ServedAsp> served() {
        List<ServedAsp> served = new ArrayList<>();
        for (Asp member : members.keySet()) {
            if (member instanceof ServedAsp asp) {
                served.add(asp);
            }
        }
        return served;
    }

    /** The inactive ASPs to notify because too few are active; empty while enough are. */
    List<ServedAsp> wanted() {
        long active = members.values().stream().filter(Member::isActive).count();
        if (state != State.ACTIVE || mode == TrafficMode.OVERRIDE || active >= minimum) {
            return List.of();
        }
        return served().stream().filter(asp -> !isActive(asp)).toList();
    }

    boolean isActive(Asp asp) {
        return members.getOrDefault(asp, Member.INACTIVE).isActive();
    }

    /** The route over the active ASPs. A restricted one is used only if there is no other (clause 3.4.6). */
    Route route() {
        List<Route.Way> free = ways(false);
        return new Route(free.isEmpty() ? ways(true) : free, mode == TrafficMode.BROADCAST);
    }

    private List<Route.Way> ways(boolean restricted) {
        List<Route.Way> ways = new ArrayList<>();
        members.forEach((asp, member) -> {
            if (member.isActive() && member.restricted() == restricted) {
                ways.add(new Route.Way(asp.association(), member.context()));
            }
        });
        return ways;
    }

    /** Whether the mode of an ASPAC is compatible with the mode in use (RFC 4666, clause 4.3.4.3). */
    boolean accepts(Optional<TrafficMode> asked, Asp who) {
        if (asked.isEmpty()) {
            return true;
        }
        if (configuredMode.isPresent()) {
            return asked.equals(configuredMode);
        }
        return !othersActive(who) || mode == asked.get();
    }

    private boolean othersActive(Asp who) {
        return members.entrySet().stream()
                .anyMatch(member -> member.getKey() != who && member.getValue().isActive());
    }

    /** Records an ASPAC of the ASP for this server, now the newest. */
    void ask(ServedAsp asp) {
        byAspac.addLast(asp);
    }

    /** Whether an ASP with a later ASPAC carries this server alone. */
    boolean isTakenFrom(ServedAsp asp) {
        return mode == TrafficMode.OVERRIDE
                && byAspac.reversed().stream().takeWhile(later -> later != asp).anyMatch(this::isActive);
    }

    /** Adds an ASP that is up but inactive here. Returns true if it was not a member before. */
    boolean join(Asp asp) {
        boolean newcomer = !members.containsKey(asp);
        members.put(asp, Member.INACTIVE);
        return newcomer;
    }

    /**
     * Activates an ASP, in override mode as the only one.
     *
     * @return the ASPs that it has displaced
     */
    List<Asp> activate(Asp asp, OptionalLong context, boolean restricted, Optional<TrafficMode> asked) {
        if (configuredMode.isEmpty() && !othersActive(asp)) {
            mode = asked.orElse(TrafficMode.OVERRIDE);
        }
        List<Asp> displaced = new ArrayList<>();
        if (mode == TrafficMode.OVERRIDE) {
            for (Map.Entry<Asp, Member> member : members.entrySet()) {
                if (member.getValue().isActive() && member.getKey() != asp) {
                    member.setValue(Member.INACTIVE);
                    displaced.add(member.getKey());
                }
            }
        }
        members.put(asp, new Member(AspState.ACTIVE, context, restricted));
        return displaced;
    }

    /** Removes an ASP. Returns false if it was not a member. */
    boolean leave(Asp asp) {
        byAspac.remove(asp);
        return members.remove(asp) != null;
    }

    /**
     * Derives the state from the members. When the last active ASP leaves, the server becomes pending.
     *
     * @param waits whether it may be pending; if not, it becomes inactive at once
     * @return whether the state has changed
     */
    boolean settle(boolean waits) {
        State next;
        if (members.values().stream().anyMatch(Member::isActive)) {
            next = State.ACTIVE;
        } else if (waits && (state == State.ACTIVE || state == State.PENDING)) {
            next = State.PENDING;
        } else {
            next = members.isEmpty() ? State.DOWN : State.INACTIVE;
        }
        boolean changed = next != state;
        if (changed) {
            changes++;
            state = next;
        }
        return changed;
    }
}
