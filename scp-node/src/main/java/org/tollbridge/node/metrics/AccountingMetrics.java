package org.tollbridge.node.metrics;

import static org.tollbridge.node.metrics.Metric.sample;

import java.util.List;
import java.util.function.ToLongFunction;
import org.tollbridge.core.accounting.AccountingReadings;

/** Metrics of records sent to accounting servers. Absent without servers. */
final class AccountingMetrics {

    private AccountingMetrics() {}

    static List<Metric> all() {
        return List.of(
                one(
                        Metric.Kind.GAUGE,
                        "tollbridge_accounting_waiting_records",
                        "Call records in the journal that no accounting server has answered yet.",
                        AccountingReadings::waiting),
                one(
                        Metric.Kind.COUNTER,
                        "tollbridge_accounting_sent_total",
                        "Accounting requests sent, including repetitions.",
                        AccountingReadings::sent),
                one(
                        Metric.Kind.COUNTER,
                        "tollbridge_accounting_repeated_total",
                        "Accounting requests sent again.",
                        AccountingReadings::repeated),
                one(
                        Metric.Kind.COUNTER,
                        "tollbridge_accounting_accepted_total",
                        "Accounting requests accepted by a server.",
                        AccountingReadings::accepted),
                one(
                        Metric.Kind.COUNTER,
                        "tollbridge_accounting_refused_total",
                        "Accounting requests permanently refused by a server; they are kept in"
                                + " accounting/refused.jsonl in the home.",
                        AccountingReadings::refused),
                one(
                        Metric.Kind.COUNTER,
                        "tollbridge_accounting_unanswered_total",
                        "Accounting requests not answered in time.",
                        AccountingReadings::unanswered),
                one(
                        Metric.Kind.COUNTER,
                        "tollbridge_accounting_damaged_total",
                        "Unreadable lines of the journal that accounting skipped.",
                        AccountingReadings::damaged),
                new Metric(
                        Metric.Kind.GAUGE,
                        "tollbridge_accounting_server_up",
                        List.of("server"),
                        "1 while the accounting server is reachable, else 0.",
                        node -> node.accounting().get().stream()
                                .flatMap(readings -> readings.peers().entrySet().stream())
                                .map(peer -> sample(peer.getValue() ? 1 : 0, peer.getKey()))));
    }

    private static Metric one(Metric.Kind kind, String name, String text, ToLongFunction<AccountingReadings> reading) {
        return new Metric(
                kind,
                name,
                List.of(),
                text,
                node -> node.accounting().get().stream().map(readings -> sample(reading.applyAsLong(readings))));
    }
}
