package org.tollbridge.provisioning.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.tollbridge.provisioning.inventory.Intent;

/** The audit trail of a store: the result of each change for each record, linked by hashes. */
public final class Audit {

    private static final int PIECE = 1_000;

    private final NumberStore store;

    /** The trail of a store. */
    public Audit(NumberStore store) {
        this.store = store;
    }

    /**
     * Position in the trail from which to continue.
     *
     * @param change only lines of this and earlier changes
     * @param place within this change, only lines with a lower place
     */
    public record Position(long change, int place) {

        /** The end of the trail, which is where the newest lines are. */
        public static final Position END = new Position(Long.MAX_VALUE, 0);
    }

    /**
     * Selects lines; an empty string matches all.
     *
     * @param resource kind of record, such as "number"
     * @param item key of the record
     * @param who author of the change
     */
    public record Filter(String resource, String item, String who) {

        /** Every line. */
        public static final Filter ALL = new Filter("", "", "");
    }

    /** Lines before a position, newest first. */
    public List<AuditLine> lines(Filter filter, Position before, int limit) throws StoreException {
        return store.read(
                handle -> handle.createQuery("select i.change_id, i.place, c.happened_at, c.who, c.origin, c.why,"
                                + " i.resource, i.item, i.step, i.before_document, i.after_document"
                                + " from change_item i join change_log c on c.id = i.change_id"
                                + " where (i.change_id < :change or (i.change_id = :change and i.place < :place))"
                                + (filter.resource().isEmpty() ? "" : " and i.resource = :resource")
                                + (filter.item().isEmpty() ? "" : " and i.item = :item")
                                + (filter.who().isEmpty() ? "" : " and c.who = :who")
                                + " order by i.change_id desc, i.place desc limit :limit")
                        .bind("change", before.change())
                        .bind("place", before.place())
                        .bind("resource", filter.resource())
                        .bind("item", filter.item())
                        .bind("who", filter.who())
                        .bind("limit", Math.min(limit, Inventory.MOST))
                        .map((row, context) -> line(row))
                        .list());
    }

    private static AuditLine line(ResultSet row) throws SQLException {
        return new AuditLine(
                row.getLong(1),
                row.getInt(2),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11));
    }

    /**
     * Rejects a request that was carried out before.
     *
     * @throws DoneBeforeException when this author has already used its key
     */
    public void checkNew(Intent intent) throws StoreException {
        if (intent.once().isPresent()) {
            store.read(handle -> {
                ChangeLog.checkNew(handle, intent);
                return true;
            });
        }
    }

    /**
     * Result of verifying the trail.
     *
     * @param changes number of changes checked
     * @param unchained how many of these were made before hash chaining and cannot be verified
     * @param head the last change and its hash, store it elsewhere to detect later truncation
     * @param fault the first inconsistency; empty when there is none
     */
    public record Verdict(long changes, long unchained, String head, Optional<String> fault) {}

    /**
     * Recomputes the hashes of all changes from one snapshot. Changes continue meanwhile.
     *
     * @param kept a head that an earlier verdict gave, which must still be in the chain; empty for none
     */
    public Verdict verify(String kept) throws StoreException {
        return store.moment(handle -> new Verifier(handle, kept).run());
    }

    private static final class Verifier {

        private final Handle handle;
        private final String kept;
        private String previous = "";
        private long last;
        private long changes;
        private long unchained;
        private boolean met;

        Verifier(Handle handle, String kept) {
            this.handle = handle;
            this.kept = kept;
            this.met = kept.isEmpty();
        }

        private record Change(long id, Instant at, String who, String origin, String what, String why, String hash) {}

        Verdict run() {
            while (true) {
                List<Change> piece = handle.createQuery(
                                "select id, happened_at, who, origin, what, why, hash from change_log where id > :last"
                                        + " order by id limit " + PIECE)
                        .bind("last", last)
                        .map((row, context) -> new Change(
                                row.getLong(1),
                                row.getObject(2, OffsetDateTime.class).toInstant(),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6),
                                row.getString(7)))
                        .list();
                if (piece.isEmpty()) {
                    return end();
                }
                for (Change change : piece) {
                    changes++;
                    last = change.id();
                    boolean before = change.hash().isEmpty() && previous.isEmpty();
                    if (before) {
                        unchained++;
                    } else if (!hash(change).equals(change.hash())) {
                        return verdict("change " + change.id() + " of " + change.at()
                                + " does not match: the change, its records, or an earlier change was altered");
                    } else {
                        previous = change.hash();
                        met |= kept.equals(headOf(last, previous));
                    }
                }
            }
        }

        private Verdict end() {
            ChangeLog.Head head = ChangeLog.head(handle);
            if (head.id() != last || !head.hash().equals(previous)) {
                return verdict("the trail ends with change " + last + ", but should end with change " + head.id()
                        + ": changes were removed from its end");
            }
            if (!met) {
                return verdict("the head " + kept + " is not in the trail: it was truncated or rewritten");
            }
            return new Verdict(changes, unchained, headOf(last, previous), Optional.empty());
        }

        private Verdict verdict(String fault) {
            return new Verdict(changes, unchained, headOf(last, previous), Optional.of(fault));
        }

        private static String headOf(long id, String hash) {
            return id + ":" + hash;
        }

        private String hash(Change change) {
            ChainHash hash = ChainHash.of(
                    previous, change.id(), change.at(), change.who(), change.origin(), change.what(), change.why());
            record Item(int place, String resource, String item, String step, String before, String after) {}
            int place = -1;
            while (true) {
                List<Item> piece = handle.createQuery("select place, resource, item, step, before_document,"
                                + " after_document from change_item where change_id = :change and place > :place"
                                + " order by place limit " + PIECE)
                        .bind("change", change.id())
                        .bind("place", place)
                        .map((row, context) -> new Item(
                                row.getInt(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6)))
                        .list();
                if (piece.isEmpty()) {
                    return hash.end();
                }
                for (Item item : piece) {
                    hash.item(item.place(), item.resource(), item.item(), item.step(), item.before(), item.after());
                }
                place = piece.getLast().place();
            }
        }
    }
}
