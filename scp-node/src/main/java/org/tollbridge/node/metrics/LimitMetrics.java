package org.tollbridge.node.metrics;

import static org.tollbridge.node.metrics.Metric.counter;
import static org.tollbridge.node.metrics.Metric.gauge;

import java.util.List;

/** What calls are counted against, and who is locked out after wrong PINs. */
final class LimitMetrics {

    private LimitMetrics() {}

    static List<Metric> all() {
        return List.of(
                counter(
                        "tollbridge_limit_counted_total",
                        "Times that a call found room under the limits of a number or a destination.",
                        node -> node.counters().get().counted()),
                counter(
                        "tollbridge_limit_full_total",
                        "Times that a call found no room under a limit.",
                        node -> node.counters().get().full()),
                counter(
                        "tollbridge_limit_not_counted_total",
                        "Times that a call was not counted because too few nodes saw each other, or not in time.",
                        node -> node.counters().get().silent()),
                counter(
                        "tollbridge_limit_said_again_total",
                        "Changes of counts that were said again because nobody knew what had become of them.",
                        node -> node.counters().get().unsure()),
                gauge(
                        "tollbridge_limit_held",
                        "Room that open calls hold, once for each number or destination of a call.",
                        node -> node.counters().get().open()),
                gauge(
                        "tollbridge_limit_keys",
                        "Numbers and destinations that calls were counted for.",
                        node -> node.counters().get().keys()),
                gauge(
                        "tollbridge_wrong_pins",
                        "Callers whose wrong PINs at a number are remembered; too many lock the caller out.",
                        node -> node.counters().get().wrongPins()),
                counter(
                        "tollbridge_wrong_pins_left_out_total",
                        "Wrong PINs that were not remembered because too many are.",
                        node -> node.counters().get().wrongPinsLeftOut()));
    }
}
