package org.tollbridge.provisioning.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.tollbridge.provisioning.inventory.Paper;
import org.tollbridge.provisioning.store.Application.Given;

/** The tables of applications and their papers. */
final class ApplicationTable {

    private static final String COLUMNS =
            "id, digits, subscriber, candidates, state, made_at, made_by, due_at, decided_at, reason";

    private ApplicationTable() {}

    static Optional<Application> find(Handle handle, String id) {
        return handle.createQuery("select " + COLUMNS + " from application where id = :id")
                .bind("id", id)
                .map((row, context) -> read(handle, row))
                .findOne();
    }

    /** Applications in name order, after a given name. */
    static List<Application> list(Handle handle, String after, Optional<String> subscriber, String state, int limit) {
        return handle.createQuery("select " + COLUMNS + " from application where id > :after"
                        + (subscriber.isPresent() ? " and subscriber = :subscriber" : "")
                        + (state.isEmpty() ? "" : " and state = :state") + " order by id limit :limit")
                .bind("after", after)
                .bind("subscriber", subscriber.orElse(""))
                .bind("state", state)
                .bind("limit", limit)
                .map((row, context) -> read(handle, row))
                .list();
    }

    private static Application read(Handle handle, ResultSet row) throws SQLException {
        String id = row.getString("id");
        return new Application(
                id,
                row.getString("subscriber"),
                Arrays.asList(row.getString("candidates").split(",", -1)),
                row.getString("digits"),
                Application.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                moment(row, "made_at").orElseThrow(),
                row.getString("made_by"),
                moment(row, "due_at").orElseThrow(),
                moment(row, "decided_at"),
                row.getString("reason"),
                papers(handle, id));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static List<Given> papers(Handle handle, String id) {
        return handle.createQuery("select paper, state, name, digest, reason from application_paper"
                        + " where application = :id order by paper")
                .bind("id", id)
                .map((row, context) -> new Given(
                        Paper.of(row.getString(1)).orElseThrow(),
                        Application.Check.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5)))
                .list();
    }

    /** Identifier for a further application for a number. */
    static String nextId(Handle handle, String digits) {
        int last = handle
                .createQuery("select id from application where digits = :digits")
                .bind("digits", digits)
                .mapTo(String.class)
                .stream()
                .mapToInt(id -> Integer.parseInt(id.substring(id.indexOf('-') + 1)))
                .max()
                .orElse(0);
        return digits + "-" + (last + 1);
    }

    static long open(Handle handle, String subscriber) {
        return handle.createQuery("select count(*) from application where subscriber = :subscriber"
                        + " and state in ('open', 'approved')")
                .bind("subscriber", subscriber)
                .mapTo(Long.class)
                .one();
    }

    static void insert(Handle handle, Application made) {
        handle.createUpdate("insert into application (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(0, made.id())
                .bind(1, made.number())
                .bind(2, made.subscriber())
                .bind(3, String.join(",", made.candidates()))
                .bind(4, made.state().word())
                .bind(5, NumberTable.utc(made.madeAt()))
                .bind(6, made.madeBy())
                .bind(7, NumberTable.utc(made.due()))
                .bind(8, decided(made))
                .bind(9, made.reason())
                .execute();
    }

    static void update(Handle handle, Application changed) {
        handle.createUpdate("update application set state = ?, decided_at = ?, reason = ? where id = ?")
                .bind(0, changed.state().word())
                .bind(1, decided(changed))
                .bind(2, changed.reason())
                .bind(3, changed.id())
                .execute();
    }

    private static @Nullable OffsetDateTime decided(Application application) {
        return application.decidedAt().map(NumberTable::utc).orElse(null);
    }

    static void put(Handle handle, String id, Given given, PaperFile file) {
        handle.createUpdate("delete from application_paper where application = ? and paper = ?")
                .bind(0, id)
                .bind(1, given.paper().word())
                .execute();
        handle.createUpdate(
                        "insert into application_paper (application, paper, state, name, media_type, digest, reason,"
                                + " content) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(0, id)
                .bind(1, given.paper().word())
                .bind(2, given.check().word())
                .bind(3, given.name())
                .bind(4, file.mediaType())
                .bind(5, given.digest())
                .bind(6, given.reason())
                .bind(7, file.content())
                .execute();
    }

    /** Records the result of checking a paper; returns whether the paper exists. */
    static boolean check(Handle handle, String id, Paper paper, Application.Check check, String reason) {
        return handle.createUpdate(
                                "update application_paper set state = ?, reason = ? where application = ? and paper = ?")
                        .bind(0, check.word())
                        .bind(1, reason)
                        .bind(2, id)
                        .bind(3, paper.word())
                        .execute()
                > 0;
    }

    static Optional<PaperFile> file(Handle handle, String id, Paper paper) {
        return handle.createQuery("select name, media_type, content from application_paper"
                        + " where application = :id and paper = :paper")
                .bind("id", id)
                .bind("paper", paper.word())
                .map((row, context) -> new PaperFile(row.getString(1), row.getString(2), row.getString(3)))
                .findOne();
    }

    /** Deletes a subscriber's applications. */
    static void forget(Handle handle, String subscriber) {
        handle.createUpdate("delete from application where subscriber = ?")
                .bind(0, subscriber)
                .execute();
    }
}
