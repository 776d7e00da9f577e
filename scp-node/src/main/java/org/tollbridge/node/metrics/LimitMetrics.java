package org.tollbridge.node.metrics;

import static org.tollbridge.node.metrics.Metric.counter;
import static org.tollbridge.node.metrics.Metric.gauge;

import java.util.List;

/** Metrics of call limits, and of callers locked out after wrong PINs. */
final class LimitMetrics {

    private LimitMetrics() {}

    static List<Metric> all() {
        return List.of(
                counter(
                        "tollbridge_limit_counted_total",
                        "Calls counted within the limits of a number or a destination.",
                        node -> node.counters().get().counted()),
                counter(
                        "tollbridge_limit_full_total",
                        "Calls that reached a limit.",
                        node -> node.counters().get().full()),
                counter(
                        "tollbridge_limit_not_counted_total",
                        "Calls not counted because too few nodes saw each other, or not in time.",
                        node -> node.counters().get().silent()),
                counter(
                        "tollbridge_limit_said_again_total",
                        "Changes of counts that were sent again because their outcome was unknown.",
                        node -> node.counters().get().unsure()),
                gauge(
                        "tollbridge_limit_held",
                        "Slots in use by open calls, one for each number or destination of a call.",
                        node -> node.counters().get().open()),
                gauge(
                        "tollbridge_limit_keys",
                        "Numbers and destinations for which calls have been counted.",
                        node -> node.counters().get().keys()),
                gauge(
                        "tollbridge_wrong_pins",
                        "Callers whose wrong PINs at a number are remembered; too many lock the caller out.",
                        node -> node.counters().get().wrongPins()),
                counter(
                        "tollbridge_wrong_pins_left_out_total",
                        "Wrong PINs not remembered because the maximum was reached.",
                        node -> node.counters().get().wrongPinsLeftOut()));
    }
}
