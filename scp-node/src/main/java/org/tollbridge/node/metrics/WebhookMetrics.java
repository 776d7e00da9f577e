package org.tollbridge.node.metrics;

import static org.tollbridge.node.metrics.Metric.sample;

import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.tollbridge.provisioning.live.WebhookReadings;

/** What webhooks were told, and what they were not. */
final class WebhookMetrics {

    private WebhookMetrics() {}

    static List<Metric> all() {
        return List.of(
                one(
                        "tollbridge_webhook_waiting_events",
                        "Events in the store that are to be told to webhooks; the same at all nodes that share it, as"
                                + " the others of webhooks are.",
                        WebhookReadings::waiting),
                one(
                        "tollbridge_webhook_given_up_events",
                        "Events in the store that webhooks did not take in `webhooks.give-up-hours`; they can be looked"
                                + " at for a while.",
                        WebhookReadings::givenUp),
                one(
                        "tollbridge_webhook_delivered_events",
                        "Events that the webhooks of now took since they were made.",
                        WebhookReadings::delivered),
                one(
                        "tollbridge_webhook_lost_events",
                        "Events that the webhooks of now were never told since they were made, because too many waited.",
                        WebhookReadings::dropped),
                one(
                        "tollbridge_webhook_failing",
                        "Webhooks that did not take what they were told last.",
                        WebhookReadings::failing));
    }

    private static Metric one(String name, String text, ToLongFunction<WebhookReadings> reading) {
        return new Metric(
                Metric.Kind.GAUGE,
                name,
                List.of(),
                text,
                node -> Stream.of(sample(reading.applyAsLong(node.webhooks().get()))));
    }
}
