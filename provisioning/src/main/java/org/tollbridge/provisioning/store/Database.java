package org.tollbridge.provisioning.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection to the database, with its tables as this program knows them. One process at a time has it, or the nodes of
 * one cluster.
 */
final class Database implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Database.class);

    private static final int CONNECTIONS = 4;
    private static final long PATIENCE_MILLIS = 10_000;
    private static final int ALIVE_SECONDS = 5;

    /** Of PostgreSQL's advisory locks: "Tollbrdg" in ASCII. */
    private static final long LOCK = 0x546F6C6C62726467L;

    private final StoreSettings settings;
    private final HikariDataSource pool;
    private final Jdbi jdbi;

    /** Holds PostgreSQL's lock as long as it is open; H2 locks its own file. */
    private volatile Optional<Connection> lock;

    private Database(StoreSettings settings, HikariDataSource pool, Optional<Connection> lock) {
        this.settings = settings;
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
        this.lock = lock;
    }

    /** Work within one transaction. */
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
                    .dataSource(pool)
                    .locations("classpath:org/tollbridge/provisioning/store/migration")
                    .load()
                    .migrate();
            return database;
        } catch (FlywayException e) {
            database.close();
            throw new StoreException(
                    "the store " + settings + " has tables that this program cannot use (" + reason(e)
                            + "); use the program that wrote it, or an empty database",
                    e);
        }
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
        return config;
    }

    private static Optional<Connection> lock(StoreSettings settings) throws StoreException {
        if (!settings.isPostgresql()) {
            return Optional.empty();
        }
        try {
            Connection connection = DriverManager.getConnection(settings.url(), settings.user(), settings.password());
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
                "the store " + settings + " is in use by another process; stop that one, or name another database");
    }

    /**
     * Sees that this process still has the store: PostgreSQL gives the lock away when the connection that holds it is lost.
     *
     * @return whether the lock was lost and is taken again, so that others may have changed something in between
     * @throws StoreException when another process has the store now, or the database cannot be reached
     */
    synchronized boolean holdLock() throws StoreException {
        if (lock.isEmpty() || isAlive(lock.get())) {
            return false;
        }
        log.warn("the connection that held the lock of the store {} was lost; it is taken again", settings);
        Optional<Connection> lost = lock;
        lock = lock(settings);
        lost.ifPresent(Database::discard);
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
     * Does everything that {@code work} does, or nothing.
     *
     * @throws StoreException of the work, or when the database fails
     */
    <T> T transaction(String doing, Work<T> work) throws StoreException {
        try {
            return jdbi.inTransaction(work::in);
        } catch (IllegalStateException e) {
            throw new StoreException(String.valueOf(e.getMessage()), e);
        } catch (JdbiException e) {
            throw failed(doing, e);
        }
    }

    /**
     * Reads what belongs together, as it was at one moment.
     *
     * @throws StoreException of the work, or when the database fails
     */
    <T> T snapshot(Work<T> work) throws StoreException {
        try {
            return jdbi.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, work::in);
        } catch (IllegalStateException e) {
            throw new StoreException(String.valueOf(e.getMessage()), e);
        } catch (JdbiException e) {
            throw failed("reading", e);
        }
    }

    private StoreException failed(String doing, JdbiException e) {
        return new StoreException(
                "the store " + settings + " failed at " + doing + " (" + reason(e) + "); " + mend(settings), e);
    }

    private static String mend(StoreSettings settings) {
        return settings.isPostgresql()
                ? "see that the database runs, and that store.url, store.user and store.password fit it"
                : "see that no other process uses it, that its disk has room, and that its files are those of a store;"
                        + " or move it away and load an export again";
    }

    /** What the innermost cause says, on one line. */
    private static String reason(Throwable fault) {
        Throwable cause = fault;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("").strip();
    }

    @Override
    public void close() {
        lock.ifPresent(Database::unlock);
        // H2 closes its files with its last connection.
        pool.close();
    }

    /** Said outright: the server hears of a closed connection only some time later, and the next process may be waiting. */
    private static void unlock(Connection connection) {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_unlock(" + LOCK + ")");
        } catch (SQLException e) {
            log.warn("the store's lock was not given back cleanly: {}", e.getMessage());
        }
    }
}
