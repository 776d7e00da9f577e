package org.tollbridge.node.metrics;

import static org.tollbridge.node.metrics.CallMetrics.word;
import static org.tollbridge.node.metrics.Metric.sample;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tollbridge.adapter.call.AbortKind;
import org.tollbridge.adapter.call.DialogueCounter;
import org.tollbridge.adapter.call.RejectKind;
import org.tollbridge.adapter.call.SwitchCounters;
import org.tollbridge.adapter.call.Way;
import org.tollbridge.node.status.Observed;
import org.tollbridge.wire.inap.Direction;
import org.tollbridge.wire.inap.InapError;
import org.tollbridge.wire.inap.Operation;

/** Metrics of the messages between each switch and the node. */
final class SwitchMetrics {

    private SwitchMetrics() {}

    static List<Metric> all() {
        return List.of(
                new Metric(
                        Metric.Kind.GAUGE,
                        "tollbridge_link_up",
                        List.of("switch"),
                        "1 while the switch is reachable, else 0.",
                        node -> node.links().entrySet().stream()
                                .map(link -> sample(link.getValue() ? 1 : 0, link.getKey()))),
                new Metric(
                        Metric.Kind.GAUGE,
                        "tollbridge_dialogues_open",
                        List.of("switch"),
                        "Open INAP dialogues with the switch.",
                        each((name, counters) -> Stream.of(sample(counters.open(), name)))),
                new Metric(
                        Metric.Kind.COUNTER,
                        "tollbridge_dialogue_events_total",
                        List.of("switch", "event"),
                        "Dialogue events; the values of `event` are those of DialogueCounter, which describes them.",
                        each((name, counters) -> Arrays.stream(DialogueCounter.values())
                                .map(event -> sample(counters.get(event), name, word(event))))),
                new Metric(
                        Metric.Kind.COUNTER,
                        "tollbridge_operations_total",
                        List.of("switch", "way", "operation"),
                        "Invokes of INAP operations: `received` from the switch and decoded, or `sent` to it.",
                        each(SwitchMetrics::operations)),
                new Metric(
                        Metric.Kind.COUNTER,
                        "tollbridge_errors_total",
                        List.of("switch", "way", "error"),
                        "INAP return errors.",
                        each(SwitchMetrics::errors)),
                new Metric(
                        Metric.Kind.COUNTER,
                        "tollbridge_rejects_total",
                        List.of("switch", "way", "problem"),
                        "TCAP rejects, by problem.",
                        each((name, counters) -> bothWays(way -> Arrays.stream(RejectKind.values())
                                .map(kind -> sample(counters.rejects(way, kind), name, word(way), word(kind)))))),
                new Metric(
                        Metric.Kind.COUNTER,
                        "tollbridge_aborts_total",
                        List.of("switch", "way", "cause"),
                        "Dialogues aborted: `user` by INAP, the others by TCAP. Aborts that the node's TCAP sends"
                                + " itself are counted among malformed and refused messages.",
                        each((name, counters) -> bothWays(way -> Arrays.stream(AbortKind.values())
                                .map(kind -> sample(counters.aborts(way, kind), name, word(way), word(kind)))))));
    }

    private static Function<Observed, Stream<Metric.Sample>> each(
            BiFunction<String, SwitchCounters, Stream<Metric.Sample>> samples) {
        return node -> node.switches().stream()
                .flatMap(known ->
                        samples.apply(known.profile().name(), node.translator().counters(known)));
    }

    private static Stream<Metric.Sample> bothWays(Function<Way, Stream<Metric.Sample>> samples) {
        return Arrays.stream(Way.values()).flatMap(samples);
    }

    /** Only the direction in which an operation is sent; the other would always be 0. */
    private static Stream<Metric.Sample> operations(String name, SwitchCounters counters) {
        return Arrays.stream(Operation.values()).map(operation -> {
            Way way = operation.direction() == Direction.TO_SCF ? Way.RECEIVED : Way.SENT;
            return sample(counters.operations(way, operation), name, word(way), operation.asn1Name());
        });
    }

    private static Stream<Metric.Sample> errors(String name, SwitchCounters counters) {
        return bothWays(way -> Stream.concat(
                Arrays.stream(InapError.values())
                        .map(error -> sample(counters.errors(way, error), name, word(way), error.asn1Name())),
                Stream.of(sample(counters.unknownErrors(way), name, word(way), "unknown"))));
    }
}
