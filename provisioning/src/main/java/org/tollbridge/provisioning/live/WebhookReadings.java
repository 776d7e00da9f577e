package org.tollbridge.provisioning.live;

import java.util.List;
import java.util.function.ToLongFunction;
import org.tollbridge.provisioning.store.Webhook;

/**
 * How much the webhooks of a store were told, all of them together.
 *
 * @param delivered events that were taken
 * @param waiting events that are to be told
 * @param givenUp events that were not taken in time, and are kept to be looked at
 * @param dropped events that found no room to wait in
 * @param failing webhooks that did not take what they were told last
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
