package org.tollbridge.provisioning.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table of versions of call plans. */
final class VersionTable {

    private VersionTable() {}

    /**
     * A version.
     *
     * @param lastChange the change that last put it into service; 0 when none did
     * @param json its plan, if it may not yet be in the table of plans
     */
    record Row(
            int version,
            String key,
            Instant madeAt,
            String madeBy,
            String note,
            long lastChange,
            Optional<String> json) {

        Row put(long change) {
            return new Row(version, key, madeAt, madeBy, note, change, json);
        }
    }

    /** Versions of a number under its present subscriber, in order, including those found only in the audit trail. */
    static List<Row> of(Handle handle, NumberEntry entry) {
        List<Row> rows = new ArrayList<>(handle.createQuery(
                        "select version, plan_key, made_at, made_by, note, last_change"
                                + " from plan_version where digits = :digits and subscriber = :subscriber order by version")
                .bind("digits", entry.digits())
                .bind("subscriber", entry.subscriber())
                .map((row, context) -> new Row(
                        row.getInt(1),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        row.getString(4),
                        row.getString(5),
                        row.getLong(6),
                        Optional.empty()))
                .list());
        long known = rows.stream().mapToLong(Row::lastChange).max().orElse(0);
        for (PlanHistory.Past past : PlanHistory.since(handle, entry.digits(), entry.subscriber(), known)) {
            add(rows, past);
        }
        return rows;
    }

    private static void add(List<Row> rows, PlanHistory.Past past) {
        Optional<Row> last = lastInService(rows);
        if (last.isPresent() && last.get().key().equals(past.key())) {
            return;
        }
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).key().equals(past.key())) {
                rows.set(i, rows.get(i).put(past.change()));
                return;
            }
        }
        rows.add(new Row(next(rows), past.key(), past.at(), past.who(), past.why(), past.change(), past.json()));
    }

    /** The version that was put into service last. */
    static Optional<Row> lastInService(List<Row> rows) {
        return rows.stream().filter(row -> row.lastChange() > 0).max(Comparator.comparingLong(Row::lastChange));
    }

    /** The number for the next version. */
    static int next(List<Row> rows) {
        return rows.stream().mapToInt(Row::version).max().orElse(0) + 1;
    }

    /** Makes the table match these rows. */
    static void write(Handle handle, NumberEntry entry, List<Row> rows) {
        handle.createUpdate("delete from plan_version where digits = ?")
                .bind(0, entry.digits())
                .execute();
        PreparedBatch plans =
                handle.prepareBatch("insert into plan (plan_key, document) values (?, ?) on conflict do nothing");
        PreparedBatch versions = handle.prepareBatch("insert into plan_version (digits, version, subscriber, plan_key,"
                + " made_at, made_by, note, last_change) values (?, ?, ?, ?, ?, ?, ?, ?)");
        for (Row row : rows) {
            row.json().ifPresent(json -> plans.bind(0, row.key()).bind(1, json).add());
            versions.bind(0, entry.digits())
                    .bind(1, row.version())
                    .bind(2, entry.subscriber())
                    .bind(3, row.key())
                    .bind(4, NumberTable.utc(row.madeAt()))
                    .bind(5, row.madeBy())
                    .bind(6, row.note())
                    .bind(7, row.lastChange())
                    .add();
        }
        for (PreparedBatch batch : List.of(plans, versions)) {
            if (batch.size() > 0) {
                batch.execute();
            }
        }
    }
}
