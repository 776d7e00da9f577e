package org.tollbridge.provisioning.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.io.EOFException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connection to the database, with its tables in this program's version. Used by one process at a time, or by the nodes
 * of one cluster. A silent server is waited for no longer than a piece of work may pause between two messages; the
 * migration of tables at start has no such limit.
 */
final class Database implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Database.class);

    /** Migrations for both databases, and those for PostgreSQL only. */
    private static final String MIGRATIONS = "classpath:org/tollbridge/provisioning/store/migration";

    private static final int CONNECTIONS = 4;
    private static final long PATIENCE_MILLIS = 10_000;
    private static final int ALIVE_SECONDS = 5;
    private static final Duration CLOSE = Duration.ofSeconds(5);

    /** PostgreSQL advisory lock: "Tollbrdg" in ASCII. */
    private static final long LOCK = 0x546F6C6C62726467L;

    private final StoreSettings settings;
    private final HikariDataSource pool;
    private final Jdbi jdbi;

    /** Holds PostgreSQL's lock while it is open; H2 locks its own file. */
    private volatile Optional<Connection> lock;

    private final AtomicBoolean closed = new AtomicBoolean();

    private Database(StoreSettings settings, HikariDataSource pool, Optional<Connection> lock) {
        this.settings = settings;
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
        this.lock = lock;
    }

    /** How long a server may stay silent before work is abandoned. */
    enum Patience {
        /** Work that someone waits for. */
        USUAL(30),
        /** Loads, copies and reports, whose statements may run long. */
        LONG(600);

        private final int seconds;

        Patience(int seconds) {
            this.seconds = seconds;
        }

        int millis() {
            return seconds * 1_000;
        }
    }

    /** Work in one transaction. */
    @FunctionalInterface
    interface Work<T> {
        T in(Handle handle) throws StoreException;
    }

    static Database open(StoreSettings settings) throws StoreException {
        HikariDataSource pool;
        try {
            pool = new HikariDataSource(poolOf(settings));
        } catch (HikariPool.PoolInitializationException e) {
            throw new StoreException(
                    "the store " + settings + " cannot be opened (" + reason(e) + "); " + mend(settings), e);
        }
        Database database;
        try {
            database = new Database(settings, pool, lock(settings));
        } catch (StoreException e) {
            pool.close();
            throw e;
        }
        try {
            Flyway.configure(Database.class.getClassLoader())
                    .loggers("slf4j")
                    .dataSource(settings.url(), settings.user(), settings.password())
                    .locations(migrations(settings))
                    .load()
                    .migrate();
            return database;
        } catch (FlywayException e) {
            database.close();
            throw new StoreException(
                    "the store " + settings + " has tables that this program cannot use (" + reason(e)
                            + "); use the program version that wrote it, or an empty database",
                    e);
        }
    }

    private static String[] migrations(StoreSettings settings) {
        return settings.isPostgresql()
                ? new String[] {MIGRATIONS, MIGRATIONS + "-postgresql"}
                : new String[] {MIGRATIONS};
    }

    private static HikariConfig poolOf(StoreSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("store");
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(PATIENCE_MILLIS);
        config.setValidationTimeout(TimeUnit.SECONDS.toMillis(ALIVE_SECONDS));
        if (settings.isPostgresql()) {
            config.setDataSourceProperties(limits(settings, Patience.USUAL.seconds));
        }
        return config;
    }

    /** Driver settings to detect a server that does not answer; settings in the URL take precedence. */
    private static Properties limits(StoreSettings settings, int silentSeconds) {
        Properties properties = new Properties();
        properties.setProperty("user", settings.user());
        properties.setProperty("password", settings.password());
        properties.setProperty("connectTimeout", Long.toString(PATIENCE_MILLIS / 1_000));
        properties.setProperty("loginTimeout", Long.toString(PATIENCE_MILLIS / 1_000));
        properties.setProperty("socketTimeout", Integer.toString(silentSeconds));
        properties.setProperty("tcpKeepAlive", "true");
        return properties;
    }

    private static Optional<Connection> lock(StoreSettings settings) throws StoreException {
        if (!settings.isPostgresql()) {
            return Optional.empty();
        }
        try {
            Connection connection = DriverManager.getConnection(settings.url(), limits(settings, ALIVE_SECONDS));
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select "
                            + (settings.shared() ? "pg_try_advisory_lock_shared(" : "pg_try_advisory_lock(") + LOCK
                            + ")")) {
                if (row.next() && row.getBoolean(1)) {
                    return Optional.of(connection);
                }
            }
            connection.close();
        } catch (SQLException e) {
            throw new StoreException(
                    "the store " + settings + " cannot be locked (" + reason(e) + "); " + mend(settings), e);
        }
        throw new StoreException(
                "the store " + settings + " is in use by another process; stop that process, or use another database");
    }

    /**
     * Checks that this process still holds the store. PostgreSQL releases the lock when the connection that holds it is
     * lost.
     *
     * @return whether the lock was lost and acquired again, so that others may have made changes in between
     * @throws StoreException when another process has the store now, or the database cannot be reached
     */
    synchronized boolean holdLock() throws StoreException {
        if (lock.isEmpty() || isAlive(lock.get())) {
            return false;
        }
        log.warn(
                "the connection that held the lock of the store {} was lost; the lock is being acquired again",
                settings);
        // Closed first, because the server may have kept the connection and its lock.
        lock.ifPresent(Database::discard);
        lock = lock(settings);
        return true;
    }

    private static boolean isAlive(Connection connection) {
        try {
            return connection.isValid(ALIVE_SECONDS);
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void discard(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            log.debug("a lost connection could not be closed: {}", e.getMessage());
        }
    }

    /**
     * Executes {@code work} completely or not at all.
     *
     * @throws StoreException thrown by the work, or when the database fails
     */
    <T> T transaction(String doing, Patience patience, Work<T> work) throws StoreException {
        try {
            return jdbi.inTransaction(handle -> patiently(handle, patience, work));
        } catch (UnreadPlanException e) {
            throw new RefusedException(String.valueOf(e.getMessage()));
        } catch (IllegalStateException e) {
            throw new StoreException(String.valueOf(e.getMessage()), e);
        } catch (JdbiException e) {
            throw failed(doing, e);
        }
    }

    /**
     * Reads related data from one snapshot.
     *
     * @throws StoreException thrown by the work, or when the database fails
     */
    <T> T snapshot(Patience patience, Work<T> work) throws StoreException {
        try {
            // H2's repeatable read has a snapshot per table; only its serializable level covers all tables.
            return jdbi.inTransaction(
                    settings.isPostgresql()
                            ? TransactionIsolationLevel.REPEATABLE_READ
                            : TransactionIsolationLevel.SERIALIZABLE,
                    handle -> patiently(handle, patience, work));
        } catch (UnreadPlanException e) {
            throw new RefusedException(String.valueOf(e.getMessage()));
        } catch (IllegalStateException e) {
            throw new StoreException(String.valueOf(e.getMessage()), e);
        } catch (JdbiException e) {
            throw failed("reading", e);
        }
    }

    private <T> T patiently(Handle handle, Patience patience, Work<T> work) throws StoreException {
        if (patience == Patience.USUAL || !settings.isPostgresql()) {
            return work.in(handle);
        }
        try {
            // The pool restores the timeout when the connection is returned.
            handle.getConnection().setNetworkTimeout(Runnable::run, patience.millis());
        } catch (SQLException e) {
            throw new ConnectionException(e);
        }
        return work.in(handle);
    }

    private StoreException failed(String doing, JdbiException e) {
        return new StoreException(
                "the store " + settings + " failed at " + doing + " (" + reason(e) + "); " + mend(settings), e);
    }

    private static String mend(StoreSettings settings) {
        return settings.isPostgresql()
                ? "check that the database is running, and that store.url, store.user and store.password are correct"
                : "check that no other process uses it, that its disk has room, and that its files are those of a"
                        + " store; or move it away and load an export again";
    }

    /** The innermost non-empty message of the causes, on one line. */
    private static String reason(Throwable fault) {
        String said = fault.getClass().getSimpleName();
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof EOFException) {
                said = "a file ends too early";
            } else if (cause.getMessage() != null && !cause.getMessage().isBlank()) {
                said = cause.getMessage();
            }
        }
        return said.strip().lines().findFirst().orElse(said);
    }

    /** Aborts work in progress. An unresponsive server is waited for at most ten seconds; H2 closes its files. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        lock.ifPresent(connection -> unlock(connection, settings.shared()));
        if (!settings.isPostgresql()) {
            pool.close();
            return;
        }
        Thread closing = Thread.ofPlatform().name("store-close").daemon().start(pool::close);
        try {
            if (!closing.join(CLOSE)) {
                log.warn("the store {} does not respond; its connections are abandoned", settings);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Unlocked explicitly: the server notices a closed connection late, and the next process may be waiting. */
    private static void unlock(Connection connection, boolean shared) {
        try (connection;
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select pg_advisory_unlock" + (shared ? "_shared(" : "(") + LOCK + ")")) {
            if (!row.next() || !row.getBoolean(1)) {
                log.warn("the store's lock was no longer held");
            }
        } catch (SQLException e) {
            log.warn("the store's lock could not be released cleanly: {}", e.getMessage());
        }
    }
}
