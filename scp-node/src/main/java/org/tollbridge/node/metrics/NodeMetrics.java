package org.tollbridge.node.metrics;

import io.javalin.config.RoutesConfig;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.tollbridge.adapter.call.InapSwitch;
import org.tollbridge.adapter.call.Latency;
import org.tollbridge.adapter.call.Stage;
import org.tollbridge.node.status.Observed;

/** All metrics of a node, read on request: calls bear only the cost of counters that the parts keep anyway. */
public final class NodeMetrics implements AutoCloseable {

    static final String LATENCY = "tollbridge_answer_seconds";
    static final String LATENCY_TEXT =
            "Time from a BEGIN to the first answer, by stage: `wait` (for a thread), `read` (InitialDP decoded),"
                    + " `decide` (service logic done), `send` (encoded and handed to a connection), `answer` (total).";

    private static final String TOTAL = "_total";
    private static final String FORMAT = "text/plain; version=0.0.4; charset=utf-8";

    private final Observed node;
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();

    public NodeMetrics(Observed node) {
        this.node = node;
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collections.bindTo(registry);
        registry.getPrometheusRegistry().register(this::collect);
    }

    /** The table, without the histogram and the JVM metrics. */
    static List<Metric> table() {
        return Stream.of(
                        CallMetrics.all(),
                        LimitMetrics.all(),
                        ClusterMetrics.all(),
                        AdoptionMetrics.all(),
                        AccountingMetrics.all(),
                        CreditMetrics.all(),
                        WebhookMetrics.all(),
                        OverloadMetrics.all(),
                        SwitchMetrics.all(),
                        StackMetrics.all())
                .flatMap(List::stream)
                .toList();
    }

    private MetricSnapshots collect() {
        Stream<MetricSnapshot> ours = table().stream().map(this::snapshot);
        return new MetricSnapshots(Stream.concat(ours, Stream.of(latency())).toList());
    }

    private MetricSnapshot snapshot(Metric metric) {
        return switch (metric.kind()) {
            case COUNTER -> {
                // The exposition format adds the suffix again.
                String name = metric.name().substring(0, metric.name().length() - TOTAL.length());
                CounterSnapshot.Builder counter =
                        CounterSnapshot.builder().name(name).help(metric.text());
                metric.source()
                        .apply(node)
                        .forEach(sample -> counter.dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                                .value((double) sample.value())
                                .labels(Labels.of(metric.labels(), sample.labels()))
                                .build()));
                yield counter.build();
            }
            case GAUGE -> {
                GaugeSnapshot.Builder gauge =
                        GaugeSnapshot.builder().name(metric.name()).help(metric.text());
                metric.source()
                        .apply(node)
                        .forEach(sample -> gauge.dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder()
                                .value((double) sample.value())
                                .labels(Labels.of(metric.labels(), sample.labels()))
                                .build()));
                yield gauge.build();
            }
        };
    }

    private HistogramSnapshot latency() {
        double[] bounds = Arrays.copyOf(Latency.boundsSeconds(), Latency.boundsSeconds().length + 1);
        bounds[bounds.length - 1] = Double.POSITIVE_INFINITY;
        HistogramSnapshot.Builder histogram =
                HistogramSnapshot.builder().name(LATENCY).help(LATENCY_TEXT);
        for (InapSwitch known : node.switches()) {
            for (Stage stage : Stage.values()) {
                Latency latency = node.translator().counters(known).latency(stage);
                histogram.dataPoint(HistogramSnapshot.HistogramDataPointSnapshot.builder()
                        .classicHistogramBuckets(ClassicHistogramBuckets.of(bounds, latency.counts()))
                        .sum(latency.sumSeconds())
                        .labels(Labels.of("switch", known.profile().name(), "stage", CallMetrics.word(stage)))
                        .build());
            }
        }
        return histogram.build();
    }

    /** {@code /metrics}. */
    public Consumer<RoutesConfig> routes() {
        return routes ->
                routes.get("/metrics", context -> context.contentType(FORMAT).result(registry.scrape()));
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
