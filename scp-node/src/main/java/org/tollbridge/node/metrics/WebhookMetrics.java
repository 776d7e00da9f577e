package org.tollbridge.node.metrics;

import static org.tollbridge.node.metrics.Metric.sample;

import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.tollbridge.provisioning.live.WebhookReadings;

/** Metrics of webhook deliveries. */
final class WebhookMetrics {

    private WebhookMetrics() {}

    static List<Metric> all() {
        return List.of(
                one(
                        "tollbridge_webhook_waiting_events",
                        "Events in the store waiting for delivery to webhooks; like the other webhook metrics, the"
                                + " same at all nodes that share the store.",
                        WebhookReadings::waiting),
                one(
                        "tollbridge_webhook_given_up_events",
                        "Events in the store that webhooks did not accept within `webhooks.give-up-hours`; they remain"
                                + " visible for a while.",
                        WebhookReadings::givenUp),
                one(
                        "tollbridge_webhook_delivered_events",
                        "Events that the present webhooks have accepted since they were created.",
                        WebhookReadings::delivered),
                one(
                        "tollbridge_webhook_lost_events",
                        "Events never delivered to the present webhooks since they were created, because too many were"
                                + " waiting.",
                        WebhookReadings::dropped),
                one(
                        "tollbridge_webhook_failing",
                        "Webhooks that did not accept the last delivery.",
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
