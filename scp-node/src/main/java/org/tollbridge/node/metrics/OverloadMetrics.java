package org.tollbridge.node.metrics;

import static org.tollbridge.node.metrics.Metric.counter;
import static org.tollbridge.node.metrics.Metric.gauge;

import java.util.List;

/**
 * Metrics of the gate and of orders to switches. Refusals by number are shown in {@code tollbridge status}, because
 * numbers must not be labels.
 */
final class OverloadMetrics {

    private OverloadMetrics() {}

    static List<Metric> all() {
        return List.of(
                counter(
                        "tollbridge_overload_admitted_total",
                        "Calls admitted by overload control.",
                        node -> node.traffic().counters().admitted()),
                counter(
                        "tollbridge_overload_refused_total",
                        "Calls refused by overload control.",
                        node -> node.traffic().counters().refused()),
                gauge(
                        "tollbridge_overload_limit_calls_per_second",
                        "Calls per second that are currently admitted; 0 is no limit.",
                        node -> limit(node.traffic().counters().callsPerSecond())),
                gauge(
                        "tollbridge_overload_gaps",
                        "Gaps in force at switches (CallGap): sent and not withdrawn.",
                        node -> node.traffic().counters().gaps()),
                counter(
                        "tollbridge_overload_gaps_ordered_total",
                        "CallGap operations sent to start or renew a gap.",
                        node -> node.traffic().counters().gapsOrdered()),
                counter(
                        "tollbridge_overload_gaps_withdrawn_total",
                        "CallGap operations sent to withdraw a gap.",
                        node -> node.traffic().counters().gapsWithdrawn()),
                counter(
                        "tollbridge_overload_gaps_unsent_total",
                        "CallGap operations that could not be sent.",
                        node -> node.traffic().gapsUnsent()));
    }

    private static long limit(double callsPerSecond) {
        return Double.isInfinite(callsPerSecond) ? 0 : Math.round(callsPerSecond);
    }
}
