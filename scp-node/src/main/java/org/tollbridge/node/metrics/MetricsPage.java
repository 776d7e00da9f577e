package org.tollbridge.node.metrics;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Generates docs/metrics.md from the table. */
final class MetricsPage {

    private static final String INTRODUCTION = """
            # Metrics

            This page is generated from the table in the code, and a test keeps it up to date.

            `http://127.0.0.1:8905/metrics` (`http.address`, `http.port`) serves the metrics in the Prometheus text format. \
            They are computed on each request; calls only update counters. Counters start at 0 with the process. \
            [grafana/tollbridge.json](grafana/tollbridge.json) is a dashboard for them.

            | metric | type | labels | description |
            | --- | --- | --- | --- |
            """;
    private static final String JVM = """

            Micrometer adds metrics of the process and its JVM: `jvm_memory_*`, `jvm_buffer_*`, \
            `jvm_gc_*`, `jvm_threads_*`, `process_*` and `system_*`.
            """;

    private MetricsPage() {}

    static String markdown() {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        for (Metric metric : NodeMetrics.table()) {
            row(page, metric.name(), metric.kind().name().toLowerCase(Locale.ROOT), metric.labels(), metric.text());
        }
        row(page, NodeMetrics.LATENCY, "histogram", List.of("switch", "stage"), NodeMetrics.LATENCY_TEXT);
        return page.append(JVM).toString();
    }

    private static void row(StringBuilder page, String name, String kind, List<String> labels, String text) {
        String names = labels.stream().map(label -> "`" + label + "`").collect(Collectors.joining(", "));
        page.append("| `" + name + "` | " + kind + " | " + names + " | " + text + " |\n");
    }
}
