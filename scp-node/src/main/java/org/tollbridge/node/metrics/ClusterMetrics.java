package org.tollbridge.node.metrics;

import static org.tollbridge.node.metrics.Metric.sample;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.tollbridge.core.cluster.ClusterReadings;
import org.tollbridge.node.metrics.Metric.Kind;
import org.tollbridge.node.status.Observed;

/** Metrics of a cluster's nodes. Absent for a node that counts alone. */
final class ClusterMetrics {

    private ClusterMetrics() {}

    static List<Metric> all() {
        return List.of(
                new Metric(
                        Kind.GAUGE,
                        "tollbridge_cluster_members",
                        List.of(),
                        "Nodes of the cluster that this node sees, including itself.",
                        of(cluster -> cluster.members().size())),
                new Metric(
                        Kind.GAUGE,
                        "tollbridge_cluster_counting",
                        List.of(),
                        "1 while enough nodes see each other to count limits, else 0.",
                        of(cluster -> cluster.counting() ? 1 : 0)),
                new Metric(
                        Kind.GAUGE,
                        "tollbridge_cluster_owned_counts",
                        List.of(),
                        "Numbers and destinations whose counts this node keeps for all nodes.",
                        of(ClusterReadings::ownedCounts)),
                new Metric(
                        Kind.COUNTER,
                        "tollbridge_cluster_merges_total",
                        List.of(),
                        "Number of times that this node rejoined from an isolated part of the cluster.",
                        of(ClusterReadings::merges)),
                new Metric(
                        Kind.COUNTER,
                        "tollbridge_cluster_losses_total",
                        List.of(),
                        "Number of times that counts may have been lost because several nodes failed at once.",
                        of(ClusterReadings::losses)));
    }

    private static Function<Observed, Stream<Metric.Sample>> of(ToLongFunction<ClusterReadings> value) {
        return node -> node.cluster().get().stream().map(cluster -> sample(value.applyAsLong(cluster)));
    }
}
