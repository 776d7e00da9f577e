package org.tollbridge.node.metrics;

import static org.tollbridge.node.metrics.Metric.sample;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.tollbridge.core.cluster.AdoptionReadings;
import org.tollbridge.node.metrics.Metric.Kind;
import org.tollbridge.node.status.Observed;

/** Metrics of work on open calls of lost nodes. Absent where nodes do not continue each other's calls. */
final class AdoptionMetrics {

    private AdoptionMetrics() {}

    static List<Metric> all() {
        return List.of(
                new Metric(
                        Kind.COUNTER,
                        "tollbridge_adoption_copies_sent_total",
                        List.of(),
                        "Copies of open calls sent to another node.",
                        of(AdoptionReadings::copied)),
                new Metric(
                        Kind.GAUGE,
                        "tollbridge_adoption_copies_held",
                        List.of(),
                        "Open calls of other nodes of which this node holds a copy.",
                        of(AdoptionReadings::held)),
                new Metric(
                        Kind.GAUGE,
                        "tollbridge_adoption_open",
                        List.of(),
                        "Calls of lost nodes that this node is continuing.",
                        of(AdoptionReadings::open)),
                new Metric(
                        Kind.COUNTER,
                        "tollbridge_adoption_adopted_total",
                        List.of(),
                        "Calls of lost nodes that this node has taken over.",
                        of(AdoptionReadings::adopted)),
                new Metric(
                        Kind.COUNTER,
                        "tollbridge_adoption_settled_total",
                        List.of("by"),
                        "Calls of lost nodes whose end became known, by `report` from the switch, by `test` (the"
                                + " switch does not know the dialogue, or cannot be asked) and by `age`.",
                        AdoptionMetrics::settled),
                new Metric(
                        Kind.COUNTER,
                        "tollbridge_adoption_given_back_total",
                        List.of(),
                        "Calls returned to their node, which was only temporarily unreachable.",
                        of(AdoptionReadings::givenBack)),
                new Metric(
                        Kind.COUNTER,
                        "tollbridge_adoption_lost_total",
                        List.of(),
                        "Calls of this node that another node settled while this one was unreachable.",
                        of(AdoptionReadings::lost)));
    }

    private static Stream<Metric.Sample> settled(Observed node) {
        return node.adoption().get().stream()
                .flatMap(adoption -> Stream.of(
                        sample(adoption.reported(), "report"),
                        sample(adoption.gone(), "test"),
                        sample(adoption.aged(), "age")));
    }

    private static Function<Observed, Stream<Metric.Sample>> of(ToLongFunction<AdoptionReadings> value) {
        return node -> node.adoption().get().stream().map(adoption -> sample(value.applyAsLong(adoption)));
    }
}
