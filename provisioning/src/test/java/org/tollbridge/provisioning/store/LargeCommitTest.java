package org.tollbridge.provisioning.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The embedded database commits a large load within its own process, which may be killed meanwhile. H2 2.5.252 came back with a
 * part of the rows, or with rows that its indexes did not have, from every second such end.
 */
class LargeCommitTest {

    private static final int BEFORE = 1_000;
    private static final int LARGE = 60_000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aProcessThatEndsWithinTheCommitLeavesAllRowsOrNone(int writes) throws Exception {
        StoreSettings settings = StoreSettings.embedded(folder);
        try (Connection connection = open(settings);
                Statement statement = connection.createStatement()) {
            statement.execute("create table head (version bigint primary key)");
            statement.execute("create table item (id bigint primary key, number varchar(64) not null unique,"
                    + " owner varchar(64) not null, plan varchar(400) not null)");
            statement.execute("create index item_owner on item (owner, number)");
            fill(connection, 0, BEFORE);
        }
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Committing.class.getName(),
                        folder.toString(),
                        Integer.toString(writes))
                .inheritIO()
                .start();
        assertEquals(Committing.ENDED, child.waitFor());
        try (Connection connection = open(settings)) {
            long there = count(connection, "select count(*) from item");
            assertTrue(there == BEFORE || there == BEFORE + LARGE, there + " rows");
            assertEquals(there == BEFORE ? 0 : 1, count(connection, "select count(*) from head"));
            assertEquals(there, count(connection, "select count(*) from item where owner like 's%'"));
            assertEquals(there, count(connection, "select count(*) from (select number from item where number >= '')"));
        }
    }

    private static Connection open(StoreSettings settings) throws SQLException {
        return DriverManager.getConnection(settings.url(), settings.user(), settings.password());
    }

    private static long count(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void fill(Connection connection, int first, int rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into item values (?, ?, ?, ?)")) {
            for (int row = first; row < first + rows; row++) {
                insert.setLong(1, row);
                insert.setString(2, "800" + row);
                insert.setString(3, "s" + row % 500);
                insert.setString(4, "entry: a destination ".repeat(5));
                insert.addBatch();
                if (row % 500 == 499) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }

    /** Ends as if killed, when the commit of its load has written to the file some times, or when that is over. */
    static final class Committing {

        static final int ENDED = 9;
        private static final long LOOK_NANOS = 100_000;

        private Committing() {}

        public static void main(String[] args) throws SQLException {
            Connection connection = open(StoreSettings.embedded(Path.of(args[0])));
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("insert into head values (1)");
            }
            fill(connection, BEFORE, LARGE);
            File file = new File(args[0], "tollbridge.mv.db");
            long begun = file.length();
            Thread.ofPlatform().daemon().start(() -> endAfter(Integer.parseInt(args[1]), file, begun));
            connection.commit();
            Runtime.getRuntime().halt(ENDED);
        }

        private static void endAfter(int writes, File file, long begun) {
            long last = begun;
            int seen = 0;
            while (seen < writes) {
                LockSupport.parkNanos(LOOK_NANOS);
                long now = file.length();
                if (now != last) {
                    seen++;
                    last = now;
                }
            }
            Runtime.getRuntime().halt(ENDED);
        }
    }
}
