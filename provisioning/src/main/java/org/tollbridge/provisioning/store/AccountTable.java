package org.tollbridge.provisioning.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.tollbridge.provisioning.access.Account;
import org.tollbridge.provisioning.access.Role;
import org.tollbridge.provisioning.access.Token;

/** The tables of accounts and their tokens. */
final class AccountTable {

    private static final String COLUMNS = "name, role, subscriber, one_time, locked_until, code_needed";
    private static final String TOKEN_COLUMNS = "id, owner, note, scopes, created_at, expires_at";

    private AccountTable() {}

    static Optional<Account> find(Handle handle, String name) {
        return handle.createQuery("select " + COLUMNS + " from account where name = ?")
                .bind(0, name)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** Accounts whose names come after {@code after}, in name order. */
    static List<Account> list(Handle handle, String after, Optional<String> subscriber, int limit) {
        return handle.createQuery("select " + COLUMNS + " from account where name > :after"
                        + (subscriber.isPresent() ? " and subscriber = :subscriber" : "")
                        + " order by name limit :limit")
                .bind("after", after)
                .bind("subscriber", subscriber.orElse(""))
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    private static Account read(ResultSet row) throws SQLException {
        String role = row.getString(2);
        return new Account(
                row.getString(1),
                Role.of(role).orElseThrow(() -> new SQLException("'" + role + "' is not a role")),
                Optional.ofNullable(row.getString(3)).orElse(""),
                row.getBoolean(4),
                Optional.ofNullable(row.getObject(5, OffsetDateTime.class)).map(OffsetDateTime::toInstant),
                row.getBoolean(6));
    }

    /** Writes role and subscriber; a new account has no password. */
    static void put(Handle handle, Account account, boolean isNew) {
        handle.createUpdate(
                        isNew
                                ? "insert into account (role, subscriber, password_hash, one_time, failures, name)"
                                        + " values (?, ?, '', true, 0, ?)"
                                : "update account set role = ?, subscriber = ? where name = ?")
                .bind(0, account.role().word())
                .bind(1, account.subscriber().isEmpty() ? null : account.subscriber())
                .bind(2, account.name())
                .execute();
    }

    /** Number of administrators other than the given account. */
    static int administratorsBut(Handle handle, String name) {
        return handle.createQuery("select count(*) from account where role = ? and name <> ?")
                .bind(0, Role.ADMINISTRATOR.word())
                .bind(1, name)
                .mapTo(Integer.class)
                .one();
    }

    static boolean remove(Handle handle, String name) {
        return handle.createUpdate("delete from account where name = ?")
                        .bind(0, name)
                        .execute()
                > 0;
    }

    static String passwordHash(Handle handle, String name) {
        return handle.createQuery("select password_hash from account where name = ?")
                .bind(0, name)
                .mapTo(String.class)
                .findOne()
                .orElse("");
    }

    /** Sets a password and removes any lock. */
    static void setPassword(Handle handle, String name, String hash, boolean oneTime) {
        handle.createUpdate("update account set password_hash = ?, one_time = ?, failures = 0, locked_until = null"
                        + " where name = ?")
                .bind(0, hash)
                .bind(1, oneTime)
                .bind(2, name)
                .execute();
        LoginPlaces.forgive(handle, name);
    }

    /**
     * Code settings of an account.
     *
     * @param secret empty when there is none
     * @param needed whether a login requires a code
     * @param step the last time step whose code was accepted
     */
    record Codes(String secret, boolean needed, long step) {}

    static Codes codes(Handle handle, String name) {
        return handle.createQuery("select code_secret, code_needed, code_step from account where name = ? for update")
                .bind(0, name)
                .map((row, context) -> new Codes(row.getString(1), row.getBoolean(2), row.getLong(3)))
                .findOne()
                .orElse(new Codes("", false, 0));
    }

    static void setCodes(Handle handle, String name, Codes codes) {
        handle.createUpdate("update account set code_secret = ?, code_needed = ?, code_step = ? where name = ?")
                .bind(0, codes.secret())
                .bind(1, codes.needed())
                .bind(2, codes.step())
                .bind(3, name)
                .execute();
    }

    /** Counts a password attempt as failed before it is checked; returns the number of failures, including this one. */
    static int countFailure(Handle handle, String name) {
        handle.createUpdate("update account set failures = failures + 1 where name = ?")
                .bind(0, name)
                .execute();
        return handle.createQuery("select failures from account where name = ?")
                .bind(0, name)
                .mapTo(Integer.class)
                .findOne()
                .orElse(0);
    }

    static void lock(Handle handle, String name, Instant until) {
        handle.createUpdate("update account set failures = 0, locked_until = ? where name = ?")
                .bind(0, NumberTable.utc(until))
                .bind(1, name)
                .execute();
    }

    /** Clears the failure count and any lock. */
    static void forgive(Handle handle, String name) {
        handle.createUpdate("update account set failures = 0, locked_until = null where name = ?")
                .bind(0, name)
                .execute();
    }

    /** Removes a lock that has expired. */
    static void endLock(Handle handle, String name, Instant now) {
        handle.createUpdate("update account set locked_until = null where name = ? and locked_until <= ?")
                .bind(0, name)
                .bind(1, NumberTable.utc(now))
                .execute();
    }

    /** Locks the account's row until the transaction ends. */
    static void hold(Handle handle, String name) {
        var unused = handle.createQuery("select name from account where name = ? for update")
                .bind(0, name)
                .mapTo(String.class)
                .findOne();
    }

    static void add(Handle handle, Token token, String secretHash) {
        handle.createUpdate("insert into api_token (" + TOKEN_COLUMNS + ", secret_hash) values (?, ?, ?, ?, ?, ?, ?)")
                .bind(0, token.id())
                .bind(1, token.owner())
                .bind(2, token.note())
                .bind(3, String.join(" ", token.scopes()))
                .bind(4, NumberTable.utc(token.created()))
                .bind(5, NumberTable.utc(token.expires()))
                .bind(6, secretHash)
                .execute();
    }

    static Optional<Token> tokenOf(Handle handle, String secretHash) {
        return handle.createQuery("select " + TOKEN_COLUMNS + " from api_token where secret_hash = ? and not session")
                .bind(0, secretHash)
                .map((row, context) -> token(row))
                .findOne();
    }

    /** Turns a token into a session. */
    static void beginSession(Handle handle, Token token, Instant now) {
        handle.createUpdate("update api_token set session = true, seen_at = ? where id = ?")
                .bind(0, NumberTable.utc(now))
                .bind(1, token.id())
                .execute();
    }

    /**
     * A session.
     *
     * @param seen approximate time of last use
     */
    record Session(Token token, Instant seen) {}

    /** Sessions with a given secret, owner, or both, the longest unused first. */
    static List<Session> sessions(Handle handle, String secretHash, String owner) {
        return handle.createQuery("select " + TOKEN_COLUMNS + ", seen_at from api_token where session"
                        + (secretHash.isEmpty() ? "" : " and secret_hash = :hash")
                        + (owner.isEmpty() ? "" : " and owner = :owner")
                        + " order by seen_at, id")
                .bind("hash", secretHash)
                .bind("owner", owner)
                .map((row, context) -> new Session(
                        token(row),
                        row.getObject("seen_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    static void see(Handle handle, Token token, Instant now) {
        handle.createUpdate("update api_token set seen_at = ? where id = ?")
                .bind(0, NumberTable.utc(now))
                .bind(1, token.id())
                .execute();
    }

    /** The tokens of an account, the newest first. */
    static List<Token> tokens(Handle handle, String owner, int limit) {
        return handle.createQuery("select " + TOKEN_COLUMNS + " from api_token where owner = ?"
                        + " order by created_at desc, id limit ?")
                .bind(0, owner)
                .bind(1, limit)
                .map((row, context) -> token(row))
                .list();
    }

    private static Token token(ResultSet row) throws SQLException {
        String scopes = row.getString(4);
        return new Token(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                scopes.isEmpty() ? List.of() : List.of(scopes.split(" ", -1)),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getObject(6, OffsetDateTime.class).toInstant());
    }

    static void removeToken(Handle handle, String id) {
        handle.createUpdate("delete from api_token where id = ?").bind(0, id).execute();
    }

    static void removeTokens(Handle handle, String owner) {
        handle.createUpdate("delete from api_token where owner = ?")
                .bind(0, owner)
                .execute();
    }

    static void removeExpired(Handle handle, Instant now) {
        handle.createUpdate("delete from api_token where expires_at <= ?")
                .bind(0, NumberTable.utc(now))
                .execute();
    }
}
