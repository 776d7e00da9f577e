package org.tollbridge.node.run;

import java.time.Duration;
import java.time.InstantSource;
import org.tollbridge.node.config.Keys;
import org.tollbridge.node.config.LiveKeys;
import org.tollbridge.node.config.RecordKeys;
import org.tollbridge.node.config.Values;
import org.tollbridge.provisioning.live.LiveCalls;
import org.tollbridge.provisioning.live.LiveFeed;
import org.tollbridge.provisioning.live.LiveSettings;
import org.tollbridge.provisioning.live.WebhookReadings;
import org.tollbridge.provisioning.live.WebhookSender;
import org.tollbridge.provisioning.live.WebhookSettings;
import org.tollbridge.provisioning.live.WebhookTargets;
import org.tollbridge.provisioning.store.Changes;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.Webhooks;
import org.tollbridge.service.port.CallRecords;

/** Publishes live events of calls and changes. */
final class LiveWiring implements AutoCloseable {

    private static final int KEPT = 10_000;
    private static final int WAITING = 2_000;
    private static final int CALLS = 100_000;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);

    private final LiveFeed feed;
    private final LiveCalls records;
    private final WebhookSender webhooks;

    private LiveWiring(LiveFeed feed, LiveCalls records, WebhookSender webhooks) {
        this.feed = feed;
        this.records = records;
        this.webhooks = webhooks;
    }

    /** Settings from the configuration. */
    record Settings(LiveSettings feed, WebhookSettings webhooks) {}

    /**
     * Starts publishing.
     *
     * @param journal destination of call records
     */
    static LiveWiring open(NodeSettings settings, NumberStore store, CallRecords journal) {
        LiveFeed feed =
                LiveFeed.start(settings.live().feed(), new Changes(store), settings.grouping(), InstantSource.system());
        WebhookSender webhooks =
                WebhookSender.start(settings.live().webhooks(), new Webhooks(store), feed, InstantSource.system());
        return new LiveWiring(feed, new LiveCalls(journal, feed), webhooks);
    }

    static Settings settings(Values values) {
        return new Settings(
                feed(values),
                new WebhookSettings(
                        values.text(Keys.NODE_NAME),
                        new WebhookTargets(values.flag(LiveKeys.ALLOW_PRIVATE), values.flag(LiveKeys.ALLOW_PLAIN)),
                        Duration.ofHours(values.integer(LiveKeys.GIVE_UP)),
                        FIRST_PAUSE));
    }

    private static LiveSettings feed(Values values) {
        return new LiveSettings(
                values.text(Keys.NODE_NAME) + "-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX),
                values.integer(LiveKeys.LISTENERS),
                values.integer(LiveKeys.OF_ONE),
                KEPT,
                WAITING,
                CALLS,
                values.integer(RecordKeys.HIDDEN));
    }

    LiveFeed feed() {
        return feed;
    }

    /** Delivery counts of webhooks. */
    WebhookReadings webhooks() {
        return webhooks.readings();
    }

    /** The destination of records; listeners are notified of their calls. */
    CallRecords records() {
        return records;
    }

    @Override
    public void close() {
        webhooks.close();
        feed.close();
    }
}
