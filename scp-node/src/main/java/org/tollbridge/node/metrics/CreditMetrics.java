package org.tollbridge.node.metrics;

import static org.tollbridge.node.metrics.Metric.sample;

import java.util.List;
import java.util.function.ToLongFunction;
import org.tollbridge.core.credit.CreditReadings;

/** Metrics of requests to credit servers. Absent without servers. */
final class CreditMetrics {

    private CreditMetrics() {}

    static List<Metric> all() {
        return List.of(
                one(Metric.Kind.GAUGE, "tollbridge_credit_open_calls", "Calls that hold credit.", CreditReadings::open),
                one(
                        Metric.Kind.GAUGE,
                        "tollbridge_credit_ending_calls",
                        "Ended calls whose usage no credit server has confirmed yet.",
                        CreditReadings::ending),
                one(
                        Metric.Kind.COUNTER,
                        "tollbridge_credit_asked_total",
                        "Credit requests of calls.",
                        CreditReadings::asked),
                one(
                        Metric.Kind.COUNTER,
                        "tollbridge_credit_granted_total",
                        "Credit requests granted.",
                        CreditReadings::granted),
                one(
                        Metric.Kind.COUNTER,
                        "tollbridge_credit_denied_total",
                        "Credit requests denied.",
                        CreditReadings::denied),
                one(
                        Metric.Kind.COUNTER,
                        "tollbridge_credit_silent_total",
                        "Credit requests that no server answered in time.",
                        CreditReadings::silent),
                one(
                        Metric.Kind.COUNTER,
                        "tollbridge_credit_repeated_total",
                        "Requests sent to another credit server after the first did not answer.",
                        CreditReadings::repeated),
                one(
                        Metric.Kind.COUNTER,
                        "tollbridge_credit_spared_total",
                        "Requests of new calls not sent to a credit server because it is falling behind.",
                        CreditReadings::spared),
                one(
                        Metric.Kind.COUNTER,
                        "tollbridge_credit_settled_total",
                        "Ended calls whose usage a credit server accepted.",
                        CreditReadings::settled),
                one(
                        Metric.Kind.COUNTER,
                        "tollbridge_credit_lost_total",
                        "Ended calls whose usage no credit server accepted.",
                        CreditReadings::lost),
                new Metric(
                        Metric.Kind.GAUGE,
                        "tollbridge_credit_server_up",
                        List.of("server"),
                        "1 while the credit server is reachable, else 0.",
                        node -> node.credit().get().stream()
                                .flatMap(readings -> readings.peers().entrySet().stream())
                                .map(peer -> sample(peer.getValue() ? 1 : 0, peer.getKey()))));
    }

    private static Metric one(Metric.Kind kind, String name, String text, ToLongFunction<CreditReadings> reading) {
        return new Metric(
                kind,
                name,
                List.of(),
                text,
                node -> node.credit().get().stream().map(readings -> sample(reading.applyAsLong(readings))));
    }
}
