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
 * The switches that an ASP may be, as configured.
 *
 * @param switches those whose addresses, and as soon as it is known whose ASP identifier, fit
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

    /** The ones that an ASP with this identifier may be. */
    Candidates fitting(Optional<Parameter.AspIdentifier> identifier) {
        OptionalLong value = identifier.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(identifier.get().value());
        return new Candidates(
                switches.stream().filter(each -> each.takes(value)).toList());
    }

    /** The switch, if it is known which it is. */
    Optional<SwitchSettings> only() {
        return switches.size() == 1 ? Optional.of(switches.getFirst()) : Optional.empty();
    }

    /** The routing contexts named that none of the candidates has. */
    List<Long> unknown(Parameter.RoutingContext named) {
        Map<Long, List<SwitchSettings>> known = byContext();
        return named.values().stream()
                .distinct()
                .filter(context -> !known.containsKey(context))
                .toList();
    }

    /** A peer may name 16,000 in one message: they are looked up, and not compared with those of each switch. */
    private Map<Long, List<SwitchSettings>> byContext() {
        Map<Long, List<SwitchSettings>> having = new HashMap<>();
        for (SwitchSettings each : switches) {
            each.routingContexts()
                    .forEach(context -> having.computeIfAbsent(context, unseen -> new ArrayList<>())
                            .add(each));
        }
        return having;
    }

    /** What the named routing contexts mean. */
    List<Target> named(Parameter.RoutingContext named) {
        return targets(named.values());
    }

    /**
     * What is meant where no routing context is named: all of a switch that is known, or the one routing context that
     * all candidates have. Empty if configuration does not tell.
     */
    List<Target> unnamed() {
        List<Long> contexts = switches.stream()
                .flatMap(each -> each.routingContexts().stream())
                .distinct()
                .toList();
        return contexts.size() == 1 || switches.size() == 1 ? targets(contexts) : List.of();
    }

    /** The routing contexts of Application Servers, each once. */
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
