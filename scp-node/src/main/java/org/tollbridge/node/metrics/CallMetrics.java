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

/** Metrics of calls, records, numbers and the node itself. */
final class CallMetrics {

    private CallMetrics() {}

    static List<Metric> all() {
        return List.of(
                new Metric(
                        Metric.Kind.GAUGE,
                        "tollbridge_build_info",
                        List.of("version"),
                        "Always 1; the label is the running version.",
                        node -> Stream.of(sample(1, Product.version()))),
                gauge(
                        "tollbridge_draining",
                        "1 while the node is stopping and accepts no new calls, else 0.",
                        node -> node.draining().getAsBoolean() ? 1 : 0),
                gauge(
                        "tollbridge_numbers",
                        "Service numbers in the store.",
                        node -> node.numbers().getAsInt()),
                counter(
                        "tollbridge_calls_offered_total",
                        "Calls offered by switches.",
                        node -> node.engine().counters().offered()),
                new Metric(
                        Metric.Kind.COUNTER,
                        "tollbridge_calls_refused_total",
                        List.of("reason"),
                        "Calls not accepted: `full` (calls.max-open), `journal` (records could not be written),"
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
                        "Calls with a record, by the reason in the record.",
                        node -> node.engine().counters().ended().entrySet().stream()
                                .map(entry -> sample(entry.getValue(), word(entry.getKey())))),
                counter(
                        "tollbridge_calls_unpriced_total",
                        "Chargeable calls for which no line of the tariff gives a price.",
                        node -> node.engine().counters().unpriced()),
                counter(
                        "tollbridge_call_instructions_unsent_total",
                        "Messages of calls that the signalling stack could not send.",
                        node -> node.engine().counters().unsent()),
                counter(
                        "tollbridge_call_events_late_total",
                        "Events received after the call's record was written.",
                        node -> node.engine().counters().lateEvents()),
                counter(
                        "tollbridge_call_overflows_total",
                        "Calls ended because their events arrived faster than they could be handled.",
                        node -> node.engine().counters().overflows()),
                counter(
                        "tollbridge_call_defects_total",
                        "Internal errors, each of which ended one call; see the log.",
                        node -> node.engine().counters().defects()),
                new Metric(
                        Metric.Kind.COUNTER,
                        "tollbridge_quarantined_total",
                        List.of("switch"),
                        "Messages from which no call could be made; most are in the quarantine, see `tollbridge"
                                + " quarantine list`.",
                        CallMetrics::quarantined),
                counter(
                        "tollbridge_quarantine_left_out_total",
                        "Of these, messages not kept because there were too many at once or the disk failed.",
                        node -> node.quarantine().leftOut()),
                gauge(
                        "tollbridge_quarantine_entries",
                        "Messages in the quarantine.",
                        node -> node.quarantine().entries()),
                gauge(
                        "tollbridge_quarantine_bytes",
                        "Total size of the quarantine files.",
                        node -> node.quarantine().octets()),
                gauge(
                        "tollbridge_journal_waiting_records",
                        "Records waiting to be written to disk: the lag of the journal.",
                        node -> node.journal().waiting()),
                gauge(
                        "tollbridge_journal_ready",
                        "1 while records can be written, 0 while new calls are refused because they cannot.",
                        node -> node.journal().ready() ? 1 : 0));
    }

    /** A switch without messages in quarantine reports 0, so that the first one shows as an increase. */
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
