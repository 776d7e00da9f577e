package org.tollbridge.provisioning.store;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import org.tollbridge.provisioning.access.Secrets;
import org.tollbridge.provisioning.inventory.Feature;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.service.plan.Fault;

/** Subscriptions to events over HTTP, and their pending events. */
public final class Webhooks {

    /** Largest number of webhooks per subscriber, and of the operator's own. */
    public static final int MOST_OF_ONE = 20;

    /** Largest number of webhooks. */
    public static final int MOST = 1_000;

    /** Largest number of events waiting for a webhook. */
    public static final int MOST_WAITING = 10_000;

    /** Events delivered at once. */
    public static final int AT_ONCE = 100;

    private static final int LONGEST_FAULT = 300;
    private static final int CHANGES_AT_ONCE = 500;

    /** How long abandoned events remain visible. */
    private static final Duration SHOWN = Duration.ofDays(7);

    private final NumberStore store;
    private final Secrets secrets = new Secrets(new SecureRandom());

    /** Numbers events in order of arrival. */
    private final AtomicLong turn = new AtomicLong(System.currentTimeMillis() << 10);

    /** The webhooks of a store. */
    public Webhooks(NumberStore store) {
        this.store = store;
    }

    /** A webhook by its name. */
    public Optional<Webhook> find(String id) throws StoreException {
        return store.read(handle -> WebhookTable.find(handle, id));
    }

    /** Webhooks in name order, after a given name; only those of one subscriber, if given. */
    public List<Webhook> list(String after, Optional<String> subscriber, int limit) throws StoreException {
        return store.read(handle -> WebhookTable.list(handle, after, subscriber, limit));
    }

    /** Waiting and then abandoned events of a webhook, oldest first. */
    public List<WebhookEvent> events(String id, int limit) throws StoreException {
        return store.read(handle -> WebhookTable.events(handle, id, true, limit));
    }

    /**
     * A newly created webhook.
     *
     * @param secret key that signs deliveries; shown only once
     */
    public record Issued(Webhook webhook, String secret) {}

    /**
     * Creates a webhook.
     *
     * @param wanted the webhook, with a permitted URL
     * @throws RefusedException when there are too many, or the subscriber does not exist
     */
    public Issued issue(Webhook wanted, Intent intent) throws StoreException {
        String secret = secrets.token();
        Instant now = store.now().truncatedTo(ChronoUnit.MILLIS);
        Webhook hook = new Webhook(
                secrets.id(),
                wanted.subscriber(),
                wanted.url(),
                wanted.events(),
                now,
                intent.author().who(),
                Webhook.Stand.NEW);
        return store.change(intent, handle -> {
            if (!hook.subscriber().isEmpty()
                    && SubscriberTable.find(handle, hook.subscriber()).isEmpty()) {
                throw new RefusedException(List.of(
                        new Fault("subscriber", hook.subscriber(), "there is no such subscriber; add it first")));
            }
            Optional<String> forbidden = Restrictions.of(handle).refusal(hook.subscriber(), Feature.WEBHOOKS);
            if (forbidden.isPresent()) {
                throw new RefusedException(List.of(new Fault("subscriber", Feature.WEBHOOKS.word(), forbidden.get())));
            }
            int all = WebhookTable.count(handle, Optional.empty());
            boolean ownAreMany = !hook.subscriber().isEmpty()
                    && WebhookTable.count(handle, Optional.of(hook.subscriber())) >= MOST_OF_ONE;
            if (all >= MOST || ownAreMany) {
                throw new RefusedException("the maximum number of webhooks has been reached; " + MOST_OF_ONE
                        + " are allowed for a subscriber");
            }
            if (all == 0) {
                WebhookTable.setPlace(
                        handle, new Changes.Position(ChangeLog.head(handle).id(), Integer.MAX_VALUE));
            }
            WebhookTable.insert(handle, hook, secret);
            RecordChange.write(
                    handle, now, Webhook.AUDITED, hook.id(), "add", Optional.empty(), Optional.of(hook), intent);
            return new Issued(hook, secret);
        });
    }

    /**
     * Removes a webhook and drops its waiting events.
     *
     * @throws AbsentException when there is none of that name
     */
    public void remove(String id, Intent intent) throws StoreException {
        store.change(intent, handle -> {
            Webhook before =
                    WebhookTable.find(handle, id).orElseThrow(() -> new AbsentException("there is no webhook " + id));
            WebhookTable.remove(handle, id);
            RecordChange.write(handle, store.now(), Webhook.AUDITED, id, Optional.of(before), Optional.empty(), intent);
            return true;
        });
    }

    /** Queues events for their webhooks; those that do not fit are counted. */
    public void queue(List<WebhookEvent> events) throws StoreException {
        store.beside(handle -> {
            queue(handle, events);
            return events.size();
        });
    }

    private void queue(Handle handle, List<WebhookEvent> events) {
        Map<String, List<WebhookEvent>> each = new LinkedHashMap<>();
        events.forEach(event ->
                each.computeIfAbsent(event.webhook(), id -> new ArrayList<>()).add(event));
        List<WebhookEvent> taken = new ArrayList<>();
        each.forEach((id, wanted) -> {
            int room = (int) Math.max(0, Math.min(wanted.size(), MOST_WAITING - WebhookTable.waiting(handle, id)));
            taken.addAll(wanted.subList(0, room));
            if (room < wanted.size()) {
                WebhookTable.drop(handle, id, wanted.size() - room);
            }
        });
        if (!taken.isEmpty()) {
            WebhookTable.queue(handle, taken, turn.getAndAdd(taken.size()));
        }
    }

    /** Converts a changed record into events for the webhooks that want it. */
    @FunctionalInterface
    public interface Telling {
        List<WebhookEvent> of(ChangedRecord record, List<Webhook> webhooks);
    }

    /**
     * Queues changes made since the last call for the webhooks, each once, whichever node does it.
     *
     * @return whether there may be more
     */
    public boolean queueChanges(Telling telling) throws StoreException {
        return store.beside(handle -> {
            Optional<Changes.Position> place = WebhookTable.place(handle);
            if (place.isEmpty()) {
                return false;
            }
            List<ChangedRecord> records = Changes.after(handle, place.get(), CHANGES_AT_ONCE);
            if (!records.isEmpty()) {
                // Read after the changes, so that no webhook created before a change misses it.
                List<Webhook> webhooks = WebhookTable.list(handle, "", Optional.empty(), MOST);
                queue(
                        handle,
                        records.stream()
                                .flatMap(record -> telling.of(record, webhooks).stream())
                                .toList());
                ChangedRecord last = records.getLast();
                WebhookTable.setPlace(handle, new Changes.Position(last.change(), last.place()));
            }
            return records.size() == CHANGES_AT_ONCE;
        });
    }

    /**
     * Events to be delivered at once.
     *
     * @param secret signing key
     */
    public record Batch(Webhook webhook, String secret, List<WebhookEvent> events) {}

    /** Names of webhooks with events due now. */
    public List<String> due(String node) throws StoreException {
        Instant now = store.now();
        return store.read(handle -> WebhookTable.due(handle, node, now));
    }

    /**
     * Claims the due events of a webhook for some time, so that no other node delivers them; empty when there are none,
     * or another node has the claim.
     */
    public Optional<Batch> claim(String id, String node, Duration hold) throws StoreException {
        Instant now = store.now();
        return store.beside(handle -> {
            if (!WebhookTable.claim(handle, id, node, now, now.plus(hold))) {
                return Optional.empty();
            }
            List<WebhookEvent> events = WebhookTable.events(handle, id, false, AT_ONCE);
            return events.isEmpty()
                    ? Optional.<Batch>empty()
                    : WebhookTable.find(handle, id)
                            .map(hook -> new Batch(hook, WebhookTable.secret(handle, id), events));
        });
    }

    /** Records that a webhook accepted a batch. */
    public void took(Batch batch) throws StoreException {
        Instant now = store.now();
        store.beside(handle -> {
            WebhookTable.took(
                    handle,
                    batch.webhook().id(),
                    batch.events().stream().map(WebhookEvent::event).toList(),
                    now);
            return true;
        });
    }

    /** Records a failed delivery and the pause before the next attempt. */
    public void failed(Batch batch, String fault, Duration pause) throws StoreException {
        Instant next = store.now().plus(pause);
        String cut = fault.length() <= LONGEST_FAULT ? fault : fault.substring(0, LONGEST_FAULT);
        store.beside(handle -> {
            WebhookTable.failed(handle, batch.webhook().id(), cut, next);
            return true;
        });
    }

    /**
     * Abandons events that have waited longer than {@code patience}, and deletes those abandoned long ago; returns how
     * many were abandoned.
     */
    public int giveUp(Duration patience) throws StoreException {
        Instant now = store.now();
        return store.beside(handle -> {
            WebhookTable.forget(handle, now.minus(patience).minus(SHOWN));
            return WebhookTable.giveUp(handle, now.minus(patience));
        });
    }
}
