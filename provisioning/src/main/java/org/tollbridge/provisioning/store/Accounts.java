package org.tollbridge.provisioning.store;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.provisioning.access.Account;
import org.tollbridge.provisioning.access.Passwords;
import org.tollbridge.provisioning.access.Role;
import org.tollbridge.provisioning.access.Secrets;
import org.tollbridge.provisioning.access.Totp;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.service.plan.Fault;

/** Accounts of API users, with their passwords and codes. */
public final class Accounts {

    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);

    /** Name of the first account of a new store. */
    public static final String FIRST = "admin";

    /** Consecutive wrong passwords that lock an account. */
    public static final int MOST_FAILURES = 5;

    /** How long an account is locked. */
    public static final Duration LOCK = Duration.ofMinutes(15);

    /**
     * Logins of one account are serialised, so that simultaneous correct ones do not count as each other's failures.
     */
    private static final int TURNS = 64;

    private static final Duration TURN = Duration.ofSeconds(5);

    private static final String BUSY = "too many passwords are being checked; try again in a few seconds";

    private final NumberStore store;
    private final Passwords passwords;
    private final SecureRandom random = new SecureRandom();
    private final Secrets secrets = new Secrets(random);
    private final List<ReentrantLock> turns =
            Stream.generate(ReentrantLock::new).limit(TURNS).toList();

    /** The accounts of a store. */
    public Accounts(NumberStore store, Passwords passwords) {
        this.store = store;
        this.passwords = passwords;
    }

    /**
     * Creates the first administrator in a store without accounts.
     *
     * @return the account's one-time secret, which is not stored; empty when accounts exist
     */
    public Optional<String> first() throws StoreException {
        if (!list("", Optional.empty(), 1).isEmpty()) {
            return Optional.empty();
        }
        Intent intent = Intent.of(Author.NODE);
        put(new Account(FIRST, Role.ADMINISTRATOR, "", true, Optional.empty()), intent);
        return Optional.of(giveSecret(FIRST, intent));
    }

    /** An account by its name. */
    public Optional<Account> find(String name) throws StoreException {
        return store.read(handle -> AccountTable.find(handle, name));
    }

    /**
     * Lists accounts in name order, after a given name; empty to start with the first.
     *
     * @param subscriber only accounts of this subscriber, if given
     */
    public List<Account> list(String after, Optional<String> subscriber, int limit) throws StoreException {
        return store.read(handle -> AccountTable.list(handle, after, subscriber, Math.min(limit, Inventory.MOST)));
    }

    /**
     * Adds an account, or changes the role and subscriber of an existing one. A new account cannot log in before it has
     * a secret.
     *
     * @return the account afterwards
     * @throws RefusedException when anything in it is wrong
     */
    public Account put(Account account, Intent intent) throws StoreException {
        List<Fault> faults = account.check();
        if (!faults.isEmpty()) {
            throw new RefusedException(faults);
        }
        return store.change(intent, handle -> {
            if (!account.subscriber().isEmpty()
                    && SubscriberTable.find(handle, account.subscriber()).isEmpty()) {
                throw new RefusedException(List.of(
                        new Fault("subscriber", account.subscriber(), "there is no such subscriber; add it first")));
            }
            Optional<Account> before = AccountTable.find(handle, account.name());
            if (account.role() != Role.ADMINISTRATOR) {
                checkNotLast(handle, before);
            }
            AccountTable.put(handle, account, before.isEmpty());
            write(handle, account.name(), before, intent);
            return AccountTable.find(handle, account.name()).orElseThrow();
        });
    }

    /**
     * Removes an account and its tokens.
     *
     * @throws AbsentException when there is none of that name
     * @throws RefusedException when it is the last administrator
     */
    public void remove(String name, Intent intent) throws StoreException {
        store.change(intent, handle -> {
            Account before = known(handle, name);
            checkNotLast(handle, Optional.of(before));
            AccountTable.remove(handle, name);
            write(handle, name, Optional.of(before), intent);
            return true;
        });
    }

    /**
     * Replaces an account's password with a one-time secret, and revokes its tokens.
     *
     * @return the secret, which is not stored
     * @throws AbsentException when there is no such account
     */
    public String giveSecret(String name, Intent intent) throws StoreException {
        String secret = secrets.oneTime();
        setPassword(name, secret, true, "secret", intent);
        return secret;
    }

    /**
     * Sets the password of an account, and revokes its tokens.
     *
     * @throws RefusedException when the password is not acceptable
     */
    public void setPassword(String name, String password, Intent intent) throws StoreException {
        Optional<Fault> fault = Passwords.fault(password);
        if (fault.isPresent()) {
            throw new RefusedException(List.of(fault.get()));
        }
        setPassword(name, password, false, "password", intent);
    }

    private void setPassword(String name, String password, boolean oneTime, String step, Intent intent)
            throws StoreException {
        String hash;
        try (Passwords.Turn turn = passwords.turn().orElseThrow(() -> new BusyException(BUSY))) {
            hash = turn.hash(password);
        }
        store.change(intent, handle -> {
            Account before = known(handle, name);
            AccountTable.setPassword(handle, name, hash, oneTime);
            if (oneTime) {
                // A user who needs a new secret may have lost the authenticator, or the password to a stranger.
                AccountTable.setCodes(handle, name, new AccountTable.Codes("", false, 0));
                LoginPlaces.forget(handle, name);
            }
            AccountTable.removeTokens(handle, name);
            RecordChange.write(
                    handle,
                    store.now(),
                    Account.FORM,
                    name,
                    step,
                    Optional.of(before),
                    AccountTable.find(handle, name),
                    intent);
            return true;
        });
    }

    /** Without an administrator, the API could not create another one. */
    private static void checkNotLast(Handle handle, Optional<Account> before) throws RefusedException {
        if (before.isPresent()
                && before.get().role() == Role.ADMINISTRATOR
                && AccountTable.administratorsBut(handle, before.get().name()) == 0) {
            throw new RefusedException("account " + before.get().name()
                    + " is the last administrator; give another account that role first");
        }
    }

    private static Account known(Handle handle, String name) throws AbsentException {
        return AccountTable.find(handle, name).orElseThrow(() -> new AbsentException("there is no account " + name));
    }

    private void write(Handle handle, String name, Optional<Account> before, Intent intent) throws ChangedException {
        RecordChange.write(handle, store.now(), Account.FORM, name, before, AccountTable.find(handle, name), intent);
    }

    /**
     * Checks a password, and the code where the account requires one. A failure is counted before the check and locks
     * the account, so parallel attempts gain no extra guesses.
     *
     * @param code of six digits; empty when none was given
     * @param origin origin of the login, ending in the address; all addresses of one owner count as one place
     * @return the account; empty when there is none of that name, it is locked, or the password or code is wrong
     * @throws BusyException when too many logins are in progress
     */
    public Optional<Account> login(String name, String password, String code, String origin) throws StoreException {
        ReentrantLock turn = turns.get(Math.floorMod(name.hashCode(), TURNS));
        try {
            if (!turn.tryLock(TURN.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new BusyException(BUSY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BusyException(BUSY);
        }
        try {
            Optional<Account> entered = inTurn(name, password, code, origin);
            if (entered.isEmpty()) {
                LOG.warn("audit: {} was refused login from {}", Account.isName(name) ? name : "somebody", origin);
            }
            return entered;
        } finally {
            turn.unlock();
        }
    }

    /** A failure is counted only once it is certain that the password will be checked. */
    private Optional<Account> inTurn(String name, String password, String code, String origin) throws StoreException {
        try (Passwords.Turn look = passwords.turn().orElseThrow(() -> new BusyException(BUSY))) {
            Optional<String> hash = count(name, origin);
            if (!look.matches(hash.orElse(""), password) || hash.isEmpty()) {
                return Optional.empty();
            }
        }
        return store.note(handle -> {
            AccountTable.Codes codes = AccountTable.codes(handle, name);
            if (codes.needed() && !take(handle, name, codes, code)) {
                return Optional.empty();
            }
            boolean fromElsewhere = LoginPlaces.enter(handle, name, LoginPlaces.of(origin), store.now());
            if (fromElsewhere) {
                AccountTable.forgive(handle, name);
            }
            AccountTable.endLock(handle, name, store.now());
            return AccountTable.find(handle, name);
        });
    }

    /** Accepts a code; returns whether it is correct and was not used before. */
    private boolean take(Handle handle, String name, AccountTable.Codes codes, String code) {
        OptionalLong step = Totp.step(codes.secret(), code, store.now(), codes.step());
        step.ifPresent(
                taken -> AccountTable.setCodes(handle, name, new AccountTable.Codes(codes.secret(), true, taken)));
        return step.isPresent();
    }

    /**
     * Creates a secret for an account's codes. The account requires codes once one of them was
     * {@link #confirmCodes confirmed}.
     *
     * @return the secret in base32
     * @throws RefusedException when the account already requires codes
     */
    public String beginCodes(String name) throws StoreException {
        String secret = Totp.secret(random);
        return store.note(handle -> {
            if (AccountTable.codes(handle, name).needed()) {
                throw new RefusedException("account " + name + " has a second factor; remove it first");
            }
            AccountTable.setCodes(handle, name, new AccountTable.Codes(secret, false, 0));
            return secret;
        });
    }

    /**
     * Makes the account require codes from now on.
     *
     * @throws RefusedException when the account has no code secret, or the code does not match it
     */
    public void confirmCodes(String name, String code, Intent intent) throws StoreException {
        changeCodes(name, "second-factor", intent, handle -> {
            AccountTable.Codes codes = AccountTable.codes(handle, name);
            if (codes.secret().isEmpty() || codes.needed() || !take(handle, name, codes, code)) {
                throw new RefusedException(
                        List.of(new Fault("code", code, "this is not the current code for the issued secret")));
            }
        });
    }

    /** Makes the account log in without codes again. */
    public void endCodes(String name, Intent intent) throws StoreException {
        changeCodes(
                name,
                "one-factor",
                intent,
                handle -> AccountTable.setCodes(handle, name, new AccountTable.Codes("", false, 0)));
    }

    /** A change to the codes of an account. */
    @FunctionalInterface
    private interface CodesChange {
        void in(Handle handle) throws StoreException;
    }

    private void changeCodes(String name, String step, Intent intent, CodesChange change) throws StoreException {
        store.change(intent, handle -> {
            Account before = known(handle, name);
            change.in(handle);
            RecordChange.write(
                    handle,
                    store.now(),
                    Account.FORM,
                    name,
                    step,
                    Optional.of(before),
                    AccountTable.find(handle, name),
                    intent);
            return true;
        });
    }

    /**
     * Counts a failed attempt, which is cleared if the password turns out to be right. Returns the password hash; empty
     * when the account is unknown or locked.
     */
    private Optional<String> count(String name, String origin) throws StoreException {
        Instant now = store.now();
        String place = LoginPlaces.of(origin);
        if (!Account.isName(name) || find(name).isEmpty()) {
            return Optional.empty();
        }
        return store.note(handle -> {
            // Always lock the account row before the place row, so that two logins cannot deadlock.
            AccountTable.hold(handle, name);
            Optional<Account> found = AccountTable.find(handle, name);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            // An attacker elsewhere who knows only the name cannot lock out a user who logs in from a known place.
            boolean known = LoginPlaces.knows(handle, name, place);
            boolean locked = known
                    ? LoginPlaces.isLocked(handle, name, place, now)
                    : found.get().lockedUntil().filter(now::isBefore).isPresent();
            if (locked) {
                return Optional.empty();
            }
            int failures =
                    known ? LoginPlaces.countFailure(handle, name, place) : AccountTable.countFailure(handle, name);
            if (failures >= MOST_FAILURES) {
                lock(handle, found.get(), origin, now);
            }
            return Optional.of(AccountTable.passwordHash(handle, name));
        });
    }

    /** Locks an account for logins from this place and from all unknown places. */
    private static void lock(Handle handle, Account account, String origin, Instant now) throws ChangedException {
        String name = account.name();
        Instant until = now.plus(LOCK).truncatedTo(ChronoUnit.MILLIS);
        AccountTable.lock(handle, name, until);
        LoginPlaces.lock(handle, name, LoginPlaces.of(origin), until);
        RecordChange.write(
                handle,
                now,
                Account.FORM,
                name,
                "lock",
                Optional.of(account),
                AccountTable.find(handle, name),
                Intent.of(new Author("tollbridge", "wrong passwords", origin)));
    }
}
