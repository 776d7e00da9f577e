package org.tollbridge.node.metrics;

import static org.tollbridge.node.metrics.Metric.counter;
import static org.tollbridge.node.metrics.Metric.gauge;
import static org.tollbridge.node.metrics.Metric.sample;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tollbridge.core.engine.EngineCounters;
import org.tollbridge.node.status.Observed;
import org.tollbridge.node.status.Product;

/** Calls, records, numbers, and the node itself. */
final class CallMetrics {

    private CallMetrics() {}

    static List<Metric> all() {
        return List.of(
                new Metric(
                        Metric.Kind.GAUGE,
                        "tollbridge_build_info",
                        List.of("version"),
                        "Always 1; the label is the version that runs.",
                        node -> Stream.of(sample(1, Product.version()))),
                gauge(
                        "tollbridge_draining",
                        "1 while the node takes no new calls because it stops, else 0.",
                        node -> node.draining().getAsBoolean() ? 1 : 0),
                gauge(
                        "tollbridge_numbers",
                        "Service numbers in the store.",
                        node -> node.numbers().getAsInt()),
                counter(
                        "tollbridge_calls_offered_total",
                        "Calls that switches asked about.",
                        node -> node.engine().counters().offered()),
                new Metric(
                        Metric.Kind.COUNTER,
                        "tollbridge_calls_refused_total",
                        List.of("reason"),
                        "Calls not taken: `full` (calls.max-open), `journal` (records could not be written),"
                                + " `draining`.",
                        node -> refused(node.engine().counters())),
                gauge(
                        "tollbridge_calls_open",
                        "Calls without a record yet.",
                        node -> node.engine().counters().open()),
                new Metric(
                        Metric.Kind.COUNTER,
                        "tollbridge_calls_ended_total",
                        List.of("reason"),
                        "Calls with their record, by the reason that the record gives.",
                        node -> node.engine().counters().ended().entrySet().stream()
                                .map(entry -> sample(entry.getValue(), word(entry.getKey())))),
                counter(
                        "tollbridge_calls_unpriced_total",
                        "Calls for which somebody has to pay and no line of the tariff says how much.",
                        node -> node.engine().counters().unpriced()),
                counter(
                        "tollbridge_call_instructions_unsent_total",
                        "Messages of calls that the network side could not send.",
                        node -> node.engine().counters().unsent()),
                counter(
                        "tollbridge_call_events_late_total",
                        "Events that came after the call's record.",
                        node -> node.engine().counters().lateEvents()),
                counter(
                        "tollbridge_call_overflows_total",
                        "Calls ended because their events came faster than they could be handled.",
                        node -> node.engine().counters().overflows()),
                counter(
                        "tollbridge_call_defects_total",
                        "Errors of our own, each of which ended one call; the log has them.",
                        node -> node.engine().counters().defects()),
                new Metric(
                        Metric.Kind.COUNTER,
                        "tollbridge_quarantined_total",
                        List.of("switch"),
                        "Messages of which no call could be made; most of them are in quarantine, see"
                                + " `tollbridge quarantine list`.",
                        CallMetrics::quarantined),
                counter(
                        "tollbridge_quarantine_left_out_total",
                        "Of these, those that were not kept: too many at once, or the disk did not take them.",
                        node -> node.quarantine().leftOut()),
                gauge(
                        "tollbridge_quarantine_entries",
                        "Messages in quarantine.",
                        node -> node.quarantine().entries()),
                gauge(
                        "tollbridge_quarantine_bytes",
                        "The size of their files together.",
                        node -> node.quarantine().octets()),
                gauge(
                        "tollbridge_journal_waiting_records",
                        "Records that wait for the disk: the journal's lag.",
                        node -> node.journal().waiting()),
                gauge(
                        "tollbridge_journal_ready",
                        "1 while records can be written, 0 when no new call is taken for want of it.",
                        node -> node.journal().ready() ? 1 : 0));
    }

    /** A switch that sent none has its nought, so that the first one shows as a rise. */
    private static Stream<Metric.Sample> quarantined(Observed node) {
        Map<String, Long> counts = new TreeMap<>(node.quarantine().suspects());
        node.switches().forEach(each -> counts.putIfAbsent(each.profile().name(), 0L));
        return counts.entrySet().stream().map(count -> sample(count.getValue(), count.getKey()));
    }

    private static Stream<Metric.Sample> refused(EngineCounters counters) {
        return Stream.of(
                sample(counters.refusedFull(), "full"),
                sample(counters.refusedNotReady(), "journal"),
                sample(counters.refusedDraining(), "draining"));
    }

    /** A constant's name as a label's value. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
