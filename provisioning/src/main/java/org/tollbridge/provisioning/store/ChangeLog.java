package org.tollbridge.provisioning.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.inventory.NumberState;
import org.tollbridge.provisioning.inventory.Step;

/** Who changed what, when and why: one row a change, and one for each number that it touched. */
final class ChangeLog {

    private static final int PIECE = 1_000;

    private final PreparedBatch history;
    private final long change;

    private ChangeLog(PreparedBatch history, long change) {
        this.history = history;
        this.change = change;
    }

    /** Writes a change down. */
    static ChangeLog begin(Handle handle, Instant now, Author author, String what) {
        long id = handle.createUpdate("insert into change_log (happened_at, who, what, why) values (?, ?, ?, ?)")
                .bind(0, NumberTable.utc(now))
                .bind(1, author.who())
                .bind(2, what)
                .bind(3, author.why())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
        return new ChangeLog(
                handle.prepareBatch("insert into number_history (digits, change_id, step, before_state, after_state)"
                        + " values (?, ?, ?, ?, ?)"),
                id);
    }

    /** Writes down what the change makes of a number. */
    void number(String digits, Step step, NumberState before, NumberState after) {
        history.bind(0, digits)
                .bind(1, change)
                .bind(2, step.word())
                .bind(3, before.word())
                .bind(4, after.word())
                .add();
        if (history.size() >= PIECE) {
            finish();
        }
    }

    /** Writes what has gathered. */
    void finish() {
        if (history.size() > 0) {
            history.execute();
        }
    }

    /** The history of a number, the latest first, at most {@code limit} lines. */
    static List<HistoryLine> of(Handle handle, String digits, int limit) {
        return handle.createQuery("select c.happened_at, c.who, c.why, h.step, h.before_state, h.after_state"
                        + " from number_history h join change_log c on c.id = h.change_id where h.digits = :digits"
                        + " order by c.id desc, h.step limit :limit")
                .bind("digits", digits)
                .bind("limit", limit)
                .map((row, context) -> new HistoryLine(
                        row.getObject(1, OffsetDateTime.class).toInstant(),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)))
                .list();
    }
}
