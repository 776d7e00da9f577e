package org.tollbridge.adapter.m3ua;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.tollbridge.wire.m3ua.Parameter;

/**
 * The configured switches that an ASP may belong to.
 *
 * @param switches the switches whose addresses match and, once known, whose ASP identifier matches
 */
record Candidates(List<SwitchSettings> switches) {

    /**
     * One Application Server of one switch.
     *
     * @param alone whether no other candidate has this routing context
     */
    record Target(SwitchSettings settings, long context, boolean alone) {}

    Candidates {
        switches = List.copyOf(switches);
    }

    boolean isEmpty() {
        return switches.isEmpty();
    }

    /** The candidates for an ASP with this identifier. */
    Candidates fitting(Optional<Parameter.AspIdentifier> identifier) {
        OptionalLong value = identifier.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(identifier.get().value());
        return new Candidates(
                switches.stream().filter(each -> each.takes(value)).toList());
    }

    /** The switch, if there is only one candidate. */
    Optional<SwitchSettings> only() {
        return switches.size() == 1 ? Optional.of(switches.getFirst()) : Optional.empty();
    }

    /** The named routing contexts that no candidate has. */
    List<Long> unknown(Parameter.RoutingContext named) {
        Map<Long, List<SwitchSettings>> known = byContext();
        return named.values().stream()
                .distinct()
                .filter(context -> !known.containsKey(context))
                .toList();
    }

    /** The switches by routing context. A peer may name 16,000 in one message, so they are looked up here. */
    private Map<Long, List<SwitchSettings>> byContext() {
        Map<Long, List<SwitchSettings>> having = new HashMap<>();
        for (SwitchSettings each : switches) {
            each.routingContexts()
                    .forEach(context -> having.computeIfAbsent(context, unseen -> new ArrayList<>())
                            .add(each));
        }
        return having;
    }

    /** The Application Servers of the named routing contexts. */
    List<Target> named(Parameter.RoutingContext named) {
        return targets(named.values());
    }

    /**
     * The Application Servers if no routing context is named: all of a known switch, or those of the one routing
     * context that all candidates share. Empty if the configuration does not determine them.
     */
    List<Target> unnamed() {
        List<Long> contexts = switches.stream()
                .flatMap(each -> each.routingContexts().stream())
                .distinct()
                .toList();
        return contexts.size() == 1 || switches.size() == 1 ? targets(contexts) : List.of();
    }

    /** The routing contexts of the Application Servers, each once. */
    static Parameter.RoutingContext contexts(List<Target> targets) {
        return new Parameter.RoutingContext(
                targets.stream().map(Target::context).distinct().toList());
    }

    private List<Target> targets(List<Long> contexts) {
        Map<Long, List<SwitchSettings>> known = byContext();
        List<Target> targets = new ArrayList<>();
        for (long context : new LinkedHashSet<>(contexts)) {
            List<SwitchSettings> having = known.getOrDefault(context, List.of());
            having.forEach(each -> targets.add(new Target(each, context, having.size() == 1)));
        }
        return targets;
    }
}
