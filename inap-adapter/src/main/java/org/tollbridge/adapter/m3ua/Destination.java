package org.tollbridge.adapter.m3ua;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A switch by its point code, and the associations that reach it. For a switch that connects to us this is what RFC
 * 4666 calls an Application Server: its associations have states in it and are told of its state by NTFY (clause
 * 4.3.2). Changes happen under one lock; {@link #select} takes none.
 */
final class Destination {

    /** What a change has brought about. */
    record Change(boolean availabilityChanged, List<Association> displaced) {
        static final Change NONE = new Change(false, List.of());
    }

    private static final Association[] NOBODY = {};

    private final int pointCode;
    private final OptionalLong routingContext;
    private final Optional<TrafficMode> configuredMode;
    private final Map<Association, AspState> members = new LinkedHashMap<>();
    private TrafficMode mode;
    private volatile Association[] carriers = NOBODY;

    /**
     * A switch.
     *
     * @param routingContext the one by which it is known if it connects to us
     */
    Destination(int pointCode, OptionalLong routingContext, Optional<TrafficMode> configuredMode) {
        this.pointCode = pointCode;
        this.routingContext = routingContext;
        this.configuredMode = configuredMode;
        this.mode = configuredMode.orElse(TrafficMode.OVERRIDE);
    }

    int pointCode() {
        return pointCode;
    }

    OptionalLong routingContext() {
        return routingContext;
    }

    boolean isAvailable() {
        return carriers.length > 0;
    }

    /** The association that carries this SLS now, or empty if the switch cannot be reached. */
    Optional<Association> select(int sls) {
        Association[] active = carriers;
        return switch (active.length) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(active[0]);
            default -> Optional.of(active[sls % active.length]);
        };
    }

    /** All that carry traffic now, in the order in which they came. */
    List<Association> carriers() {
        return List.of(carriers);
    }

    /** All that are not down. */
    synchronized List<Association> members() {
        return List.copyOf(members.keySet());
    }

    /** Whether an ASPAC with this mode agrees with the mode in use (RFC 4666, clause 4.3.4.3). */
    synchronized boolean accepts(Optional<TrafficMode> asked, Association who) {
        if (asked.isEmpty()) {
            return true;
        }
        if (configuredMode.isPresent()) {
            return asked.equals(configuredMode);
        }
        boolean othersActive = members.entrySet().stream()
                .anyMatch(member -> member.getKey() != who && member.getValue() == AspState.ACTIVE);
        return !othersActive || mode == asked.get();
    }

    /** The association is up and carries nothing here. */
    synchronized Change join(Association association) {
        members.put(association, AspState.INACTIVE);
        return recompute(List.of());
    }

    /** The association carries traffic from now on; in override mode it alone. */
    synchronized Change activate(Association association, Optional<TrafficMode> asked) {
        if (configuredMode.isEmpty() && asked.isPresent()) {
            mode = asked.get();
        }
        List<Association> displaced = new ArrayList<>();
        if (mode == TrafficMode.OVERRIDE) {
            for (Map.Entry<Association, AspState> member : members.entrySet()) {
                if (member.getValue() == AspState.ACTIVE && member.getKey() != association) {
                    member.setValue(AspState.INACTIVE);
                    displaced.add(member.getKey());
                }
            }
        }
        members.put(association, AspState.ACTIVE);
        return recompute(displaced);
    }

    /** The association is gone. */
    synchronized Change leave(Association association) {
        return members.remove(association) == null ? Change.NONE : recompute(List.of());
    }

    private Change recompute(List<Association> displaced) {
        boolean before = isAvailable();
        carriers = members.entrySet().stream()
                .filter(member -> member.getValue() == AspState.ACTIVE)
                .map(Map.Entry::getKey)
                .toArray(Association[]::new);
        return new Change(before != isAvailable(), displaced);
    }
}
