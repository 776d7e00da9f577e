package org.tollbridge.node.metrics;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tollbridge.node.status.Observed;

/**
 * A metric.
 *
 * @param name name in Prometheus
 * @param labels names of its labels, in the order of the label values of its samples
 * @param text description, in one sentence
 * @param source reads its samples from a node
 */
record Metric(Kind kind, String name, List<String> labels, String text, Function<Observed, Stream<Sample>> source) {

    /** Prometheus type of a metric. */
    enum Kind {
        COUNTER,
        GAUGE
    }

    /**
     * A sample.
     *
     * @param labels values of the labels
     */
    record Sample(List<String> labels, long value) {}

    Metric {
        labels = List.copyOf(labels);
        if (name.endsWith("_total") != (kind == Kind.COUNTER)) {
            throw new IllegalArgumentException(name + ": a counter's name, and no other, ends in _total");
        }
    }

    /** A counter without labels. */
    static Metric counter(String name, String text, Function<Observed, Long> value) {
        return new Metric(Kind.COUNTER, name, List.of(), text, one(value));
    }

    /** A gauge without labels. */
    static Metric gauge(String name, String text, Function<Observed, ? extends Number> value) {
        return new Metric(Kind.GAUGE, name, List.of(), text, one(value));
    }

    static Sample sample(long value, String... labels) {
        return new Sample(List.of(labels), value);
    }

    private static Function<Observed, Stream<Sample>> one(Function<Observed, ? extends Number> value) {
        return node -> Stream.of(sample(value.apply(node).longValue()));
    }
}
