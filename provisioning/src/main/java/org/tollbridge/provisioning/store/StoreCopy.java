package org.tollbridge.provisioning.store;

import java.sql.Clob;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Copies everything from one store into an empty one, whichever databases they use. */
final class StoreCopy {

    /** Rows read and written at once. */
    private static final int PIECE = 1_000;

    /** Same, for rows that may be as long as a file. */
    private static final int FEW = 10;

    /**
     * A table.
     *
     * @param columns all columns
     * @param piece rows read and written at once
     * @param key key columns, which give the order of reading
     */
    private record Table(String name, List<String> columns, List<String> key, int piece) {

        Table(String name, List<String> columns, List<String> key) {
            this(name, columns, key, PIECE);
        }
    }

    /** Every table, referenced tables first. */
    private static final List<Table> TABLES = List.of(
            new Table(
                    "subscriber",
                    List.of(
                            "name",
                            "company",
                            "contact",
                            "phone",
                            "email",
                            "contract",
                            "service_class",
                            "time_zone",
                            "language",
                            "packages"),
                    List.of("name")),
            new Table("feature_package", List.of("name", "features", "about"), List.of("name")),
            new Table(
                    "balance",
                    List.of("subscriber", "amount", "ends_calls", "since_millis", "posted_by", "posted_to"),
                    List.of("subscriber")),
            new Table("balance_posting", List.of("node", "last_record"), List.of("node")),
            new Table("plan", List.of("plan_key", "document"), List.of("plan_key"), NumberTable.PLANS),
            new Table(
                    "plan_version",
                    List.of("digits", "version", "subscriber", "plan_key", "made_at", "made_by", "note", "last_change"),
                    List.of("digits", "version")),
            new Table("plan_next", List.of("digits", "version", "percent", "callers", "starts_at"), List.of("digits")),
            new Table(
                    "plan_template",
                    List.of("name", "version", "document", "made_at", "made_by", "note"),
                    List.of("name", "version"),
                    FEW),
            new Table(
                    "plan_template_use",
                    List.of("digits", "template", "subscriber", "own_values", "plan_key"),
                    List.of("digits")),
            new Table(
                    "application",
                    List.of(
                            "id",
                            "digits",
                            "subscriber",
                            "candidates",
                            "state",
                            "made_at",
                            "made_by",
                            "due_at",
                            "decided_at",
                            "reason"),
                    List.of("id")),
            new Table(
                    "application_paper",
                    List.of("application", "paper", "state", "name", "media_type", "digest", "reason", "content"),
                    List.of("application", "paper"),
                    FEW),
            new Table(
                    "service_number",
                    List.of(
                            "digits",
                            "state",
                            "ends_at",
                            "subscriber",
                            "service_class",
                            "valid_from",
                            "valid_to",
                            "destination",
                            "no_answer_seconds",
                            "on_busy",
                            "on_no_answer",
                            "plan_key"),
                    List.of("digits")),
            new Table(
                    "change_log",
                    List.of(
                            "id",
                            "happened_at",
                            "who",
                            "origin",
                            "what",
                            "why",
                            "request_key",
                            "request_fingerprint",
                            "hash"),
                    List.of("id")),
            new Table(
                    "change_item",
                    List.of("change_id", "place", "resource", "item", "step", "before_document", "after_document"),
                    List.of("change_id", "place")),
            new Table(
                    "account",
                    List.of(
                            "name",
                            "role",
                            "subscriber",
                            "password_hash",
                            "one_time",
                            "failures",
                            "locked_until",
                            "code_secret",
                            "code_needed",
                            "code_step"),
                    List.of("name")),
            new Table(
                    "account_place",
                    List.of("name", "place", "failures", "locked_until", "seen_at"),
                    List.of("name", "place")),
            new Table(
                    "call_record",
                    List.of(
                            "call_id",
                            "offered_at",
                            "answered_at",
                            "ended_at",
                            "switch_name",
                            "service_key",
                            "dialled",
                            "caller",
                            "service_class",
                            "subscriber",
                            "destination",
                            "attempts",
                            "outcome",
                            "reason",
                            "release_cause",
                            "charged_seconds",
                            "payer",
                            "caller_pays",
                            "subscriber_pays",
                            "currency"),
                    List.of("call_id")),
            new Table(
                    "call_part",
                    List.of(
                            "call_id",
                            "part",
                            "offered_at",
                            "begun_at",
                            "ended_at",
                            "reason",
                            "charged_seconds",
                            "caller_pays",
                            "subscriber_pays"),
                    List.of("call_id", "part")),
            new Table(
                    "call_correction",
                    List.of(
                            "call_id",
                            "correction",
                            "offered_at",
                            "made_at",
                            "charged_seconds",
                            "caller_pays",
                            "subscriber_pays",
                            "made_by",
                            "why"),
                    List.of("call_id", "correction")),
            new Table(
                    "call_count",
                    Stream.concat(
                                    Stream.of("number", "subscriber", "aspect", "on_day", "item"),
                                    Arrays.stream(Measure.values()).map(Measure::column))
                            .toList(),
                    List.of("number", "subscriber", "aspect", "on_day", "item")),
            new Table("call_horizon", List.of("only_row", "offered_before"), List.of("only_row")),
            new Table("record_place", List.of("node", "last_sequence"), List.of("node")),
            new Table(
                    "api_token",
                    List.of(
                            "id",
                            "secret_hash",
                            "owner",
                            "note",
                            "scopes",
                            "created_at",
                            "expires_at",
                            "session",
                            "seen_at"),
                    List.of("id")),
            new Table(
                    "webhook",
                    List.of(
                            "id",
                            "subscriber",
                            "url",
                            "events",
                            "secret",
                            "made_at",
                            "made_by",
                            "delivered",
                            "dropped",
                            "failures",
                            "fault",
                            "next_try",
                            "claimed_by",
                            "claimed_until"),
                    List.of("id")),
            new Table(
                    "webhook_event",
                    List.of("webhook", "event", "turn", "made_at", "body", "given_up"),
                    List.of("webhook", "event")),
            new Table("webhook_place", List.of("only_row", "change_id", "place"), List.of("only_row")),
            new Table(
                    "number_range",
                    List.of("first_number", "last_number", "offered", "note"),
                    List.of("first_number")));

    private StoreCopy() {}

    /**
     * Copies all rows.
     *
     * @return number of rows
     * @throws RefusedException when the other store is not empty
     */
    static long copy(Handle from, Handle to) throws RefusedException {
        for (Table table : TABLES) {
            if (count(to, table) > 0) {
                throw new RefusedException("it is not empty: it has " + table.name() + "s; name an empty one");
            }
        }
        long rows = 0;
        for (Table table : TABLES) {
            rows += copy(from, to, table);
        }
        ChangeLog.Head head = ChangeLog.head(from);
        to.execute("update change_head set last_id = ?, hash = ?", head.id(), head.hash());
        return rows;
    }

    private static long count(Handle handle, Table table) {
        return handle.createQuery("select count(*) from " + table.name())
                .mapTo(Long.class)
                .one();
    }

    private static long copy(Handle from, Handle to, Table table) {
        String columns = String.join(", ", table.columns());
        String key = String.join(", ", table.key());
        String marks = String.join(", ", Collections.nCopies(table.columns().size(), "?"));
        PreparedBatch batch =
                to.prepareBatch("insert into " + table.name() + " (" + columns + ") values (" + marks + ")");
        long rows = 0;
        List<Object> last = new ArrayList<>();
        while (true) {
            String after = last.isEmpty()
                    ? ""
                    : " where (" + key + ") > (" + String.join(", ", Collections.nCopies(last.size(), "?")) + ")";
            var query = from.createQuery("select " + columns + " from " + table.name() + after + " order by " + key
                    + " limit " + table.piece());
            for (int i = 0; i < last.size(); i++) {
                query.bind(i, last.get(i));
            }
            List<Map<String, Object>> piece = query.mapToMap().list();
            if (piece.isEmpty()) {
                return rows;
            }
            for (Map<String, Object> row : piece) {
                for (int i = 0; i < table.columns().size(); i++) {
                    batch.bind(i, plain(row.get(table.columns().get(i))));
                }
                batch.add();
            }
            batch.execute();
            rows += piece.size();
            Map<String, Object> end = piece.getLast();
            last = new ArrayList<>();
            for (String column : table.key()) {
                last.add(end.get(column));
            }
        }
    }

    /** A value in a form that every database accepts; H2 returns long texts as locators of its own. */
    private static @Nullable Object plain(@Nullable Object value) {
        if (!(value instanceof Clob text)) {
            return value;
        }
        try {
            return text.getSubString(1, Math.toIntExact(text.length()));
        } catch (SQLException unreadable) {
            throw new IllegalStateException("a long text cannot be read", unreadable);
        }
    }
}
