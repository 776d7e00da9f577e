package org.tollbridge.provisioning.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The tables of webhooks and of their pending events. */
final class WebhookTable {

    private static final String SELECT =
            "select w.id, w.subscriber, w.url, w.events, w.made_at, w.made_by, w.delivered,"
                    + " w.dropped, w.failures, w.fault, w.next_try,"
                    + " (select count(*) from webhook_event e where e.webhook = w.id and e.given_up = false) as waiting,"
                    + " (select count(*) from webhook_event e where e.webhook = w.id and e.given_up = true) as given_up"
                    + " from webhook w";

    private WebhookTable() {}

    static Optional<Webhook> find(Handle handle, String id) {
        return handle.createQuery(SELECT + " where w.id = ?")
                .bind(0, id)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** Webhooks whose names come after {@code after}, in name order. */
    static List<Webhook> list(Handle handle, String after, Optional<String> subscriber, int limit) {
        return handle.createQuery(SELECT + " where w.id > :after"
                        + (subscriber.isPresent() ? " and w.subscriber = :subscriber" : "")
                        + " order by w.id limit :limit")
                .bind("after", after)
                .bind("subscriber", subscriber.orElse(""))
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    private static Webhook read(ResultSet row) throws SQLException {
        int failures = row.getInt("failures");
        String events = row.getString("events");
        return new Webhook(
                row.getString("id"),
                Optional.ofNullable(row.getString("subscriber")).orElse(""),
                row.getString("url"),
                events.isEmpty() ? List.of() : List.of(events.split(",", -1)),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getString("made_by"),
                new Webhook.Stand(
                        row.getLong("delivered"),
                        row.getLong("waiting"),
                        row.getLong("given_up"),
                        row.getLong("dropped"),
                        failures,
                        row.getString("fault"),
                        failures == 0
                                ? Optional.empty()
                                : Optional.of(row.getObject("next_try", OffsetDateTime.class)
                                        .toInstant())));
    }

    static void insert(Handle handle, Webhook hook, String secret) {
        handle.createUpdate("insert into webhook (id, subscriber, url, events, secret, made_at, made_by, delivered,"
                        + " dropped, failures, fault, next_try, claimed_by, claimed_until)"
                        + " values (?, ?, ?, ?, ?, ?, ?, 0, 0, 0, '', ?, '', ?)")
                .bind(0, hook.id())
                .bind(1, hook.subscriber().isEmpty() ? null : hook.subscriber())
                .bind(2, hook.url())
                .bind(3, String.join(",", hook.events()))
                .bind(4, secret)
                .bind(5, NumberTable.utc(hook.madeAt()))
                .bind(6, hook.madeBy())
                .bind(7, NumberTable.utc(hook.madeAt()))
                .bind(8, NumberTable.utc(hook.madeAt()))
                .execute();
    }

    static void remove(Handle handle, String id) {
        handle.createUpdate("delete from webhook where id = ?").bind(0, id).execute();
    }

    static int count(Handle handle, Optional<String> subscriber) {
        return handle.createQuery("select count(*) from webhook where :subscriber = '' or subscriber = :subscriber")
                .bind("subscriber", subscriber.orElse(""))
                .mapTo(Integer.class)
                .one();
    }

    /** Queues events that are new to a webhook. */
    static void queue(Handle handle, List<WebhookEvent> events, long turn) {
        try (PreparedBatch batch =
                handle.prepareBatch("insert into webhook_event (webhook, event, turn, made_at, body, given_up)"
                        + " select id, ?, ?, ?, ?, false from webhook where id = ? on conflict do nothing")) {
            for (int i = 0; i < events.size(); i++) {
                WebhookEvent event = events.get(i);
                batch.bind(0, event.event())
                        .bind(1, turn + i)
                        .bind(2, NumberTable.utc(event.at()))
                        .bind(3, event.body())
                        .bind(4, event.webhook())
                        .add();
            }
            batch.execute();
        }
    }

    /** Events of a webhook, waiting ones before abandoned ones, each oldest first. */
    static List<WebhookEvent> events(Handle handle, String id, boolean givenUpToo, int limit) {
        return handle.createQuery("select webhook, event, made_at, body, given_up from webhook_event"
                        + " where webhook = :webhook" + (givenUpToo ? "" : " and given_up = false")
                        + " order by given_up, turn limit :limit")
                .bind("webhook", id)
                .bind("limit", limit)
                .map((row, context) -> new WebhookEvent(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        row.getString(4),
                        row.getBoolean(5)))
                .list();
    }

    static long waiting(Handle handle, String id) {
        return handle.createQuery("select count(*) from webhook_event where webhook = ? and given_up = false")
                .bind(0, id)
                .mapTo(Long.class)
                .one();
    }

    static void drop(Handle handle, String id, long more) {
        handle.createUpdate("update webhook set dropped = dropped + ? where id = ?")
                .bind(0, more)
                .bind(1, id)
                .execute();
    }

    /** Webhooks with events due, not claimed by another node. */
    static List<String> due(Handle handle, String node, Instant now) {
        return handle.createQuery("select w.id from webhook w where w.next_try <= :now"
                        + " and (w.claimed_until <= :now or w.claimed_by = :node) and exists"
                        + " (select 1 from webhook_event e where e.webhook = w.id and e.given_up = false)")
                .bind("now", NumberTable.utc(now))
                .bind("node", node)
                .mapTo(String.class)
                .list();
    }

    static boolean claim(Handle handle, String id, String node, Instant now, Instant until) {
        return handle.createUpdate("update webhook set claimed_by = :node, claimed_until = :until"
                                + " where id = :id and (claimed_until <= :now or claimed_by = :node)")
                        .bind("node", node)
                        .bind("until", NumberTable.utc(until))
                        .bind("id", id)
                        .bind("now", NumberTable.utc(now))
                        .execute()
                == 1;
    }

    static String secret(Handle handle, String id) {
        return handle.createQuery("select secret from webhook where id = ?")
                .bind(0, id)
                .mapTo(String.class)
                .findOne()
                .orElse("");
    }

    static void took(Handle handle, String id, List<String> events, Instant now) {
        int gone = handle.createUpdate("delete from webhook_event where webhook = :webhook and event in (<events>)")
                .bind("webhook", id)
                .bindList("events", events)
                .execute();
        handle.createUpdate("update webhook set delivered = delivered + ?, failures = 0, fault = '', next_try = ?"
                        + " where id = ?")
                .bind(0, gone)
                .bind(1, NumberTable.utc(now))
                .bind(2, id)
                .execute();
    }

    static void failed(Handle handle, String id, String fault, Instant nextTry) {
        handle.createUpdate("update webhook set failures = failures + 1, fault = ?, next_try = ? where id = ?")
                .bind(0, fault)
                .bind(1, NumberTable.utc(nextTry))
                .bind(2, id)
                .execute();
    }

    /** Abandons events that have waited since before a given time. */
    static int giveUp(Handle handle, Instant before) {
        return handle.createUpdate("update webhook_event set given_up = true where given_up = false and made_at < ?")
                .bind(0, NumberTable.utc(before))
                .execute();
    }

    /** Deletes abandoned events older than a given time. */
    static int forget(Handle handle, Instant before) {
        return handle.createUpdate("delete from webhook_event where given_up = true and made_at < ?")
                .bind(0, NumberTable.utc(before))
                .execute();
    }

    static Optional<Changes.Position> place(Handle handle) {
        return handle.createQuery("select change_id, place from webhook_place for update")
                .map((row, context) -> new Changes.Position(row.getLong(1), row.getInt(2)))
                .findOne();
    }

    static void setPlace(Handle handle, Changes.Position place) {
        handle.createUpdate("insert into webhook_place (only_row, change_id, place) values (1, 0, 0)"
                        + " on conflict do nothing")
                .execute();
        handle.createUpdate("update webhook_place set change_id = ?, place = ?")
                .bind(0, place.change())
                .bind(1, place.place())
                .execute();
    }
}
