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

/** What accounts show instead of their passwords: tokens, and the sessions of browsers. */
public final class Tokens {

    /** Most tokens of one account. */
    public static final int MOST_TOKENS = 100;

    /** Most sessions of one account; another one ends that which was not used for the longest time. */
    public static final int MOST_SESSIONS = 5;

    /** Most of both. */
    public static final int MOST = MOST_TOKENS + MOST_SESSIONS;

    /** How long a session lasts. */
    public static final Duration SESSION = Duration.ofHours(12);

    /** How long a session lasts that nobody uses. */
    public static final Duration IDLE = Duration.ofMinutes(30);

    /** So often at most it is written down that a session is used. */
    private static final Duration SEEN = Duration.ofMinutes(1);

    private final NumberStore store;
    private final Secrets secrets = new Secrets(new SecureRandom());

    /** The tokens of a store. */
    public Tokens(NumberStore store) {
        this.store = store;
    }

    /**
     * A token that was made.
     *
     * @param secret what to show with a request; it is kept nowhere
     */
    public record Issued(Token token, String secret) {}

    /**
     * Makes a token for an account.
     *
     * @param scopes what may be done with it; empty for all that the account may
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
     * Begins a session of an account in a browser.
     *
     * @return what the browser shows as a cookie is the secret
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

    /** Whose session a cookie shows; empty when it is none, or is over. */
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

    /** The tokens of an account that are still good, the newest first. */
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

    /** An account that showed a token. */
    public record Shown(Account account, Token token) {}

    /** Who shows a token; empty when it is none, or good for nothing any more. */
    public Optional<Shown> shown(String secret) throws StoreException {
        Instant now = store.now();
        return store.read(handle -> AccountTable.tokenOf(handle, Secrets.hash(secret))
                .filter(token -> token.expires().isAfter(now))
                .flatMap(token -> AccountTable.find(handle, token.owner()).map(account -> new Shown(account, token))));
    }
}
