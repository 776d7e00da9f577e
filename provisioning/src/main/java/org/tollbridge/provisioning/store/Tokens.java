package org.tollbridge.provisioning.store;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.tollbridge.provisioning.access.Account;
import org.tollbridge.provisioning.access.Secrets;
import org.tollbridge.provisioning.access.Token;
import org.tollbridge.provisioning.inventory.Intent;

/** Credentials that accounts use in place of passwords: tokens, and browser sessions. */
public final class Tokens {

    /** Largest number of tokens per account. */
    public static final int MOST_TOKENS = 100;

    /** Largest number of sessions per account; a further one ends the one unused for longest. */
    public static final int MOST_SESSIONS = 5;

    /** Largest number of both together. */
    public static final int MOST = MOST_TOKENS + MOST_SESSIONS;

    /** How long a session lasts. */
    public static final Duration SESSION = Duration.ofHours(12);

    /** How long an unused session lasts. */
    public static final Duration IDLE = Duration.ofMinutes(30);

    /** Shortest interval between records of a session's use. */
    private static final Duration SEEN = Duration.ofMinutes(1);

    private final NumberStore store;
    private final Secrets secrets = new Secrets(new SecureRandom());

    /** The tokens of a store. */
    public Tokens(NumberStore store) {
        this.store = store;
    }

    /**
     * A newly created token.
     *
     * @param secret secret to send with requests; it is not stored
     */
    public record Issued(Token token, String secret) {}

    /**
     * Creates a token for an account.
     *
     * @param scopes permitted operations; empty for all that the account may do
     * @throws RefusedException when the account has too many
     */
    public Issued issue(Account owner, String note, List<String> scopes, Duration life, Intent intent)
            throws StoreException {
        String secret = secrets.token();
        Instant now = store.now().truncatedTo(ChronoUnit.MILLIS);
        Token token = new Token(secrets.id(), owner.name(), note, scopes, now, now.plus(life));
        return store.change(intent, handle -> {
            AccountTable.removeExpired(handle, now);
            if (AccountTable.tokens(handle, owner.name(), MOST_TOKENS).size() >= MOST_TOKENS) {
                throw new RefusedException("account " + owner.name() + " has " + MOST_TOKENS
                        + " tokens; remove some, or wait until they expire");
            }
            AccountTable.add(handle, token, Secrets.hash(secret));
            RecordChange.write(handle, now, Token.FORM, token.id(), Optional.empty(), Optional.of(token), intent);
            return new Issued(token, secret);
        });
    }

    /**
     * Starts a browser session for an account.
     *
     * @return the session, whose secret is the cookie value
     */
    public Issued beginSession(Account owner, Intent intent) throws StoreException {
        String secret = secrets.token();
        Instant now = store.now().truncatedTo(ChronoUnit.MILLIS);
        Token token = new Token(secrets.id(), owner.name(), "browser session", List.of(), now, now.plus(SESSION));
        return store.change(intent, handle -> {
            AccountTable.removeExpired(handle, now);
            List<AccountTable.Session> others = AccountTable.sessions(handle, "", owner.name());
            for (int i = 0; i <= others.size() - MOST_SESSIONS; i++) {
                AccountTable.removeToken(handle, others.get(i).token().id());
            }
            AccountTable.add(handle, token, Secrets.hash(secret));
            AccountTable.beginSession(handle, token, now);
            RecordChange.write(
                    handle, now, Token.FORM, token.id(), "log-in", Optional.empty(), Optional.of(token), intent);
            return new Issued(token, secret);
        });
    }

    /** The session of a cookie; empty when there is none or it is over. */
    public Optional<Shown> session(String secret) throws StoreException {
        Instant now = store.now();
        Optional<AccountTable.Session> session =
                store.read(handle -> AccountTable.sessions(handle, Secrets.hash(secret), "")).stream()
                        .filter(each -> each.token().expires().isAfter(now)
                                && each.seen().plus(IDLE).isAfter(now))
                        .findFirst();
        if (session.isEmpty()) {
            return Optional.empty();
        }
        Token token = session.get().token();
        if (session.get().seen().plus(SEEN).isBefore(now)) {
            store.beside(handle -> {
                AccountTable.see(handle, token, now);
                return true;
            });
        }
        return store.read(handle -> AccountTable.find(handle, token.owner())).map(account -> new Shown(account, token));
    }

    /** The valid tokens of an account, newest first. */
    public List<Token> tokens(String owner) throws StoreException {
        Instant now = store.now();
        return store.read(handle -> AccountTable.tokens(handle, owner, MOST)).stream()
                .filter(token -> token.expires().isAfter(now))
                .toList();
    }

    /**
     * Removes a token of an account.
     *
     * @throws AbsentException when the account has none of that name
     */
    public void removeToken(String owner, String id, Intent intent) throws StoreException {
        store.change(intent, handle -> {
            Token token = AccountTable.tokens(handle, owner, MOST).stream()
                    .filter(each -> each.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new AbsentException("there is no token " + id));
            AccountTable.removeToken(handle, id);
            RecordChange.write(handle, store.now(), Token.FORM, id, Optional.of(token), Optional.empty(), intent);
            return true;
        });
    }

    /** An account identified by a token. */
    public record Shown(Account account, Token token) {}

    /** The account of a token; empty when the token is unknown or no longer valid. */
    public Optional<Shown> shown(String secret) throws StoreException {
        Instant now = store.now();
        return store.read(handle -> AccountTable.tokenOf(handle, Secrets.hash(secret))
                .filter(token -> token.expires().isAfter(now))
                .flatMap(token -> AccountTable.find(handle, token.owner()).map(account -> new Shown(account, token))));
    }
}
