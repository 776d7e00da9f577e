package org.tollbridge.provisioning.live;

import java.util.List;
import java.util.function.ToLongFunction;
import org.tollbridge.provisioning.store.Webhook;

/**
 * Delivery counts of all webhooks of a store.
 *
 * @param delivered events accepted
 * @param waiting events to be delivered
 * @param givenUp events abandoned after the time limit and kept for inspection
 * @param dropped events dropped because the queue was full
 * @param failing webhooks whose last delivery failed
 */
public record WebhookReadings(long delivered, long waiting, long givenUp, long dropped, long failing) {

    static WebhookReadings of(List<Webhook> webhooks) {
        return new WebhookReadings(
                sum(webhooks, Webhook.Stand::delivered),
                sum(webhooks, Webhook.Stand::waiting),
                sum(webhooks, Webhook.Stand::givenUp),
                sum(webhooks, Webhook.Stand::dropped),
                webhooks.stream().filter(hook -> hook.stand().failures() > 0).count());
    }

    private static long sum(List<Webhook> webhooks, ToLongFunction<Webhook.Stand> reading) {
        return webhooks.stream().map(Webhook::stand).mapToLong(reading).sum();
    }
}
