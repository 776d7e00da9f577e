package org.tollbridge.provisioning.live;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.provisioning.live.LiveEvent.Kind;
import org.tollbridge.provisioning.store.ChangedRecord;
import org.tollbridge.provisioning.store.Changes;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.provisioning.store.Webhook;
import org.tollbridge.provisioning.store.WebhookEvent;
import org.tollbridge.provisioning.store.Webhooks;

/**
 * Delivers events to webhooks. Events wait in the store, so that they outlive the node, and failed deliveries are
 * repeated at growing intervals. Many webhooks are served at a time, but few of one host, so that slow ones delay only
 * others of their host.
 */
public final class WebhookSender implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);

    private static final int ROOM = 20_000;
    private static final int AT_ONCE = 500;
    private static final int LONGEST_BODY = 4_000;
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration REST = Duration.ofSeconds(1);
    private static final Duration GIVE_UP_LOOK = Duration.ofMinutes(1);
    private static final Duration POST_LIMIT = Duration.ofSeconds(10);
    private static final Duration HOLD = Duration.ofSeconds(60);

    /** Each holds a batch of events in memory, at most half a megabyte. */
    private static final int TOLD_AT_ONE_TIME = 128;

    private static final int OF_ONE_HOST = 8;

    private final WebhookSettings settings;
    private final Webhooks webhooks;
    private final LiveFeed feed;
    private final InstantSource clock;
    private final WebhookPost post;

    /** Webhooks being served, each with its host. */
    private final Map<String, String> busy = new ConcurrentHashMap<>();

    /** Platform threads, because a virtual thread that resolves a host name would block all others of the process. */
    private final ExecutorService tellers = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().name("webhook-", 0).daemon().factory());

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("webhooks").daemon().unstarted(this::run);

    /** Written by the sender's thread, read by any. */
    private volatile List<Webhook> known = List.of();

    // Used only by the sender's thread.
    private Optional<Listener> listener = Optional.empty();
    private final List<LiveEvent> heard = new ArrayList<>();
    private long lookedAt;
    private long gaveUpAt;
    private boolean failing;

    private WebhookSender(WebhookSettings settings, Webhooks webhooks, LiveFeed feed, InstantSource clock) {
        this.settings = settings;
        this.webhooks = webhooks;
        this.feed = feed;
        this.clock = clock;
        this.post = new WebhookPost(settings.targets(), POST_LIMIT, (SSLSocketFactory) SSLSocketFactory.getDefault());
        this.lookedAt = System.nanoTime() - REST.toNanos();
        this.gaveUpAt = System.nanoTime() - GIVE_UP_LOOK.toNanos();
    }

    /** Starts delivery. */
    public static WebhookSender start(WebhookSettings settings, Webhooks webhooks, LiveFeed feed, InstantSource clock) {
        WebhookSender sender = new WebhookSender(settings, webhooks, feed, clock);
        sender.thread.start();
        return sender;
    }

    private void run() {
        try {
            while (!closed.await((listener.isPresent() ? LOOK : REST).toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    look();
                    failing = false;
                } catch (StoreException | RuntimeException e) {
                    if (!failing) {
                        LOG.error("events cannot be delivered to webhooks: {}", e.toString());
                    }
                    failing = true;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            listener.ifPresent(Listener::close);
        }
    }

    private void look() throws StoreException, InterruptedException {
        long now = System.nanoTime();
        if (now - lookedAt >= REST.toNanos()) {
            lookedAt = now;
            known = webhooks.list("", Optional.empty(), Webhooks.MOST);
            listen();
            for (boolean more = !known.isEmpty(); more; ) {
                more = webhooks.queueChanges(this::told);
            }
        }
        hear();
        if (!known.isEmpty() && now - gaveUpAt >= GIVE_UP_LOOK.toNanos()) {
            gaveUpAt = now;
            int gone = webhooks.giveUp(settings.patience());
            if (gone > 0) {
                LOG.warn(
                        "{} events were given up: their webhooks did not accept them within {}",
                        gone,
                        settings.patience());
            }
        }
        if (!known.isEmpty()) {
            tell();
        }
    }

    /** Listens to the feed while there are webhooks. */
    private void listen() throws StoreException {
        if (known.isEmpty()) {
            listener.ifPresent(Listener::close);
            listener = Optional.empty();
            heard.clear();
        } else if (listener.isEmpty()) {
            listener = Optional.of(
                    feed.follow(event -> event.kind() != Kind.CHANGE && event.kind() != Kind.MANY_CHANGES, ROOM));
        } else if (listener.get().overrun() && listener.get().idle()) {
            listener.get().close();
            listener = Optional.empty();
            heard.add(feed.gap());
            listen();
        }
    }

    /** Moves events from the feed to the store; if this fails, it is tried again. */
    private void hear() throws StoreException, InterruptedException {
        if (listener.isEmpty()) {
            return;
        }
        while (true) {
            for (Optional<LiveEvent> next = next(); next.isPresent(); next = next()) {
                heard.add(next.get());
            }
            if (heard.isEmpty()) {
                return;
            }
            webhooks.queue(
                    heard.stream().flatMap(event -> told(event, known).stream()).toList());
            heard.clear();
        }
    }

    private Optional<LiveEvent> next() throws InterruptedException {
        return heard.size() < AT_ONCE && listener.isPresent() ? listener.get().next(Duration.ZERO) : Optional.empty();
    }

    private List<WebhookEvent> told(LiveEvent event, List<Webhook> hooks) {
        Instant now = clock.instant();
        return hooks.stream()
                .filter(hook -> hook.wants(event.kind().word(), event.kind().forEverybody(), event.owners()))
                .map(hook -> new WebhookEvent(hook.id(), event.id(), now, body(event), false))
                .filter(each -> each.body().length() <= LONGEST_BODY)
                .toList();
    }

    private List<WebhookEvent> told(ChangedRecord record, List<Webhook> hooks) {
        String id = "change-" + record.change() + "-" + record.place();
        List<WebhookEvent> all = new ArrayList<>(told(
                new LiveEvent(id, Kind.CHANGE, record.at(), record.owners(), Optional.empty(), Optional.of(record)),
                hooks));
        if (record.place() == Changes.LAST_PLACE) {
            all.addAll(told(
                    new LiveEvent(
                            id + "-more", Kind.MANY_CHANGES, record.at(), Set.of(), Optional.empty(), Optional.empty()),
                    hooks));
        }
        return all;
    }

    private static String body(LiveEvent event) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("id", event.id());
        body.setAll(LiveEvent.FORM.write(event));
        return body.toString();
    }

    private void tell() throws StoreException {
        List<String> due = webhooks.due(settings.node());
        if (due.isEmpty()) {
            return;
        }
        Map<String, String> hosts = known.stream().collect(Collectors.toMap(Webhook::id, WebhookSender::host));
        for (String id : due) {
            String host = hosts.getOrDefault(id, "");
            boolean room = busy.size() < TOLD_AT_ONE_TIME && Collections.frequency(busy.values(), host) < OF_ONE_HOST;
            if (room && busy.putIfAbsent(id, host) == null) {
                tellers.execute(() -> tell(id));
            }
        }
    }

    private static String host(Webhook hook) {
        return Optional.ofNullable(URI.create(hook.url()).getAuthority())
                .orElse("")
                .toLowerCase(Locale.ROOT);
    }

    /** Delivery counts, up to a second old. All nodes that share a store report the same. */
    public WebhookReadings readings() {
        return WebhookReadings.of(known);
    }

    /** Delivers to one webhook until nothing is waiting, or a delivery fails. */
    private void tell(String id) {
        try {
            boolean taken = true;
            while (taken && closed.getCount() > 0) {
                Optional<Webhooks.Batch> batch = webhooks.claim(id, settings.node(), HOLD);
                taken = batch.isPresent() && tell(batch.get());
            }
        } catch (StoreException | RuntimeException e) {
            LOG.error("events cannot be delivered to webhook {}: {}", id, e.toString());
        } finally {
            busy.remove(id);
        }
    }

    private boolean tell(Webhooks.Batch batch) throws StoreException {
        Webhook hook = batch.webhook();
        String body = batch.events().stream()
                .map(WebhookEvent::body)
                .collect(Collectors.joining(",", "{\"webhook\":\"" + hook.id() + "\",\"events\":[", "]}"));
        Optional<String> fault = post.send(hook.id(), hook.url(), batch.secret(), clock.instant(), body);
        if (fault.isEmpty()) {
            webhooks.took(batch);
            return true;
        }
        webhooks.failed(batch, fault.get(), settings.pause(hook.stand().failures() + 1));
        return false;
    }

    /** Stops delivery; waiting events are delivered after the next start. */
    @Override
    public void close() {
        closed.countDown();
        // No interrupt, because that would close the file of an embedded store that another thread is using.
        tellers.shutdown();
        try {
            if (!thread.join(REST) || !tellers.awaitTermination(REST.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("a webhook delivery is in progress while the node stops");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
