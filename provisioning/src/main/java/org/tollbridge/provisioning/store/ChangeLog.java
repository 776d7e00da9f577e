package org.tollbridge.provisioning.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.inventory.NumberState;

/**
 * Who changed what, when, why and from where: one row for each change, and one for each record it affected, with the
 * contents before and after. Rows are only added. The hash of each change covers all of it and the previous hash.
 */
final class ChangeLog {

    private static final int PIECE = 1_000;

    private final Handle handle;
    private final Head head;
    private final Instant now;
    private final Intent intent;
    private final String what;
    private final PreparedBatch items;
    private final ChainHash hash;
    private int place;

    private ChangeLog(Handle handle, Head head, Instant now, Intent intent, String what) {
        this.handle = handle;
        this.head = head;
        this.now = now;
        this.intent = intent;
        this.what = what;
        this.items = handle.prepareBatch("insert into change_item"
                + " (change_id, place, resource, item, step, before_document, after_document)"
                + " values (?, ?, ?, ?, ?, ?, ?)");
        Author author = intent.author();
        this.hash =
                ChainHash.of(head.hash(), head.id() + 1, this.now, author.who(), author.origin(), what, author.why());
    }

    /** Author of the change. */
    Author author() {
        return intent.author();
    }

    /**
     * The end of the chain.
     *
     * @param id of the last change
     * @param hash of the last change; empty before the first
     */
    record Head(long id, String hash) {}

    static Head head(Handle handle) {
        return handle.createQuery("select last_id, hash from change_head")
                .map((row, context) -> new Head(row.getLong(1), row.getString(2)))
                .one();
    }

    /**
     * Rejects a request that was carried out before.
     *
     * @throws DoneBeforeException when this author has already used its key
     */
    static void checkNew(Handle handle, Intent intent) throws DoneBeforeException {
        if (intent.once().isEmpty()) {
            return;
        }
        String key = intent.once().get().key();
        record Done(String fingerprint, String document) {}
        Optional<Done> done = handle.createQuery("select c.request_fingerprint, i.after_document from change_log c"
                        + " join change_item i on i.change_id = c.id where c.who = :who and c.request_key = :key"
                        + " order by i.place desc limit 1")
                .bind("who", intent.author().who())
                .bind("key", key)
                .map((row, context) -> new Done(row.getString(1), row.getString(2)))
                .findOne();
        if (done.isPresent()) {
            throw new DoneBeforeException(
                    key, done.get().fingerprint(), done.get().document());
        }
    }

    /**
     * Rejects a load-once file that anyone has already loaded.
     *
     * @throws LoadedBeforeException with the time of the first load
     */
    static void checkNotLoaded(Handle handle, Intent intent) throws LoadedBeforeException {
        if (intent.once().isEmpty()) {
            return;
        }
        record Before(String when, String who) {}
        Optional<Before> before = handle.createQuery("select happened_at, who from change_log where request_key = :key"
                        + " and request_fingerprint = :fingerprint order by id limit 1")
                .bind("key", intent.once().get().key())
                .bind("fingerprint", intent.once().get().fingerprint())
                .map((row, context) -> new Before(
                        row.getObject(1, OffsetDateTime.class)
                                .toInstant()
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString(),
                        row.getString(2)))
                .findOne();
        if (before.isPresent()) {
            throw new LoadedBeforeException("these contents were loaded before, at "
                    + before.get().when() + " by " + before.get().who() + "; nothing was loaded");
        }
    }

    /** Waits until other writers on any node are done; later ones wait until this transaction ends. */
    static Head takeTurn(Handle handle) {
        return handle.createQuery("select last_id, hash from change_head for update")
                .map((row, context) -> new Head(row.getLong(1), row.getString(2)))
                .one();
    }

    /** Starts the record of a change; other writers wait until the transaction ends. */
    static ChangeLog begin(Handle handle, Instant now, Intent intent, String what) {
        return new ChangeLog(handle, takeTurn(handle), now.truncatedTo(ChronoUnit.MILLIS), intent, what);
    }

    /**
     * Records the effect of the change on a record.
     *
     * @param before its document before the change; empty when there was none
     * @param after its document after the change; empty when it was removed
     */
    ChangeLog item(String resource, String key, String step, Optional<String> before, Optional<String> after) {
        String old = before.orElse("");
        String young = after.orElse("");
        items.bind(0, head.id() + 1)
                .bind(1, place)
                .bind(2, resource)
                .bind(3, key)
                .bind(4, step)
                .bind(5, old)
                .bind(6, young)
                .add();
        hash.item(place, resource, key, step, old, young);
        place++;
        if (items.size() >= PIECE) {
            items.execute();
        }
        return this;
    }

    /** The numbers changed after a given change, at most {@code most}. */
    static List<String> numbersSince(Handle handle, long id, int most) {
        return handle.createQuery("select distinct item from change_item where change_id > :id and resource = :resource"
                        + " limit :most")
                .bind("id", id)
                .bind("resource", NumberEntry.FORM.name())
                .bind("most", most)
                .mapTo(String.class)
                .list();
    }

    /** Completes the change; it must be the last write of its transaction to this log. */
    void finish() {
        if (items.size() > 0) {
            items.execute();
        }
        String end = hash.end();
        long id = head.id() + 1;
        handle.createUpdate("insert into change_log (id, happened_at, who, origin, what, why, request_key,"
                        + " request_fingerprint, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(0, id)
                .bind(1, NumberTable.utc(now))
                .bind(2, intent.author().who())
                .bind(3, intent.author().origin())
                .bind(4, what)
                .bind(5, intent.author().why())
                .bind(6, intent.once().map(Intent.Once::key).orElse(null))
                .bind(7, intent.once().map(Intent.Once::fingerprint).orElse(""))
                .bind(8, end)
                .execute();
        handle.createUpdate("update change_head set last_id = ?, hash = ?")
                .bind(0, id)
                .bind(1, end)
                .execute();
    }

    /** History of a number, latest first, at most {@code limit} lines. */
    static List<HistoryLine> of(Handle handle, String digits, int limit) {
        return handle.createQuery("select c.happened_at, c.who, c.why, i.step, i.before_document, i.after_document"
                        + " from change_item i join change_log c on c.id = i.change_id"
                        + " where i.item = :digits and i.resource = :resource"
                        + " order by i.change_id desc, i.place desc limit :limit")
                .bind("digits", digits)
                .bind("resource", NumberEntry.FORM.name())
                .bind("limit", limit)
                .map((row, context) -> new HistoryLine(
                        row.getObject(1, OffsetDateTime.class).toInstant(),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        state(row.getString(5)),
                        state(row.getString(6)),
                        !subscriber(row.getString(5)).equals(subscriber(row.getString(6)))))
                .list();
    }

    private static String subscriber(String document) {
        return AuditLine.tree(document).path("subscriber").asText();
    }

    private static String state(String document) {
        return document.isEmpty()
                ? NumberState.SPARE.word()
                : AuditLine.tree(document).path("state").asText();
    }
}
