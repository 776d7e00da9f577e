package org.tollbridge.adapter.m3ua;

import java.util.ArrayList;
import java.util.List;
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
        return named.values().stream()
                .filter(context -> switches.stream()
                        .noneMatch(each -> each.routingContexts().contains(context)))
                .toList();
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
        List<Target> targets = new ArrayList<>();
        for (long context : contexts) {
            List<SwitchSettings> having = switches.stream()
                    .filter(each -> each.routingContexts().contains(context))
                    .toList();
            having.forEach(each -> targets.add(new Target(each, context, having.size() == 1)));
        }
        return targets;
    }
}
