package org.tollbridge.provisioning.access;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.tollbridge.service.plan.Fault;

/** Hashes passwords with Argon2id (RFC 9106), few at a time, because each takes 19 MB and a fifth of a second. */
public final class Passwords {

    /** Shortest permitted password, in characters. */
    public static final int SHORTEST = 12;

    /** Longest permitted password, in characters. */
    public static final int LONGEST = 200;

    private static final int KIBIBYTES = 19_456;
    private static final int ROUNDS = 2;
    private static final int LANES = 1;
    private static final int HASH_OCTETS = 32;
    private static final int AT_ONE_TIME = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Argon2Function FUNCTION =
            Argon2Function.getInstance(KIBIBYTES, ROUNDS, LANES, HASH_OCTETS, Argon2.ID);

    private static final int SALT_OCTETS = 16;

    private final Semaphore turns;
    private final Duration patience;

    /** Allows two hashes at a time, and waits at most five seconds for a turn. */
    public Passwords() {
        this(AT_ONE_TIME, PATIENCE);
    }

    /**
     * Allows {@code atOneTime} hashes at a time.
     *
     * @param patience longest wait for a turn
     */
    public Passwords(int atOneTime, Duration patience) {
        this.turns = new Semaphore(atOneTime, true);
        this.patience = patience;
    }

    /** Replaces the hash of an unknown account, so that the response takes as long; created on first use. */
    private static final class Nobody {
        static final String HASH = made("nobody has this password");
    }

    /** Why a password is not acceptable; empty when it is. */
    public static Optional<Fault> fault(String password) {
        return password.length() < SHORTEST || password.length() > LONGEST
                ? Optional.of(new Fault(
                        "password", "", "a password must have " + SHORTEST + " to " + LONGEST + " characters"))
                : Optional.empty();
    }

    /** A turn to hash or check passwords; empty when too many are waiting. */
    public Optional<Turn> turn() {
        return take() ? Optional.of(new Turn()) : Optional.empty();
    }

    /** Permission to hash, until closed. */
    public final class Turn implements AutoCloseable {

        private Turn() {}

        /** Hashes a password with a fresh salt. */
        public String hash(String password) {
            return made(password);
        }

        /**
         * Whether a password matches a hash.
         *
         * @param hash empty for an unknown account or one without a password: never matches, and takes as long
         */
        public boolean matches(String hash, String password) {
            boolean right = Password.check(password, hash.isEmpty() ? Nobody.HASH : hash)
                    .with(FUNCTION);
            return right && !hash.isEmpty();
        }

        @Override
        public void close() {
            turns.release();
        }
    }

    private boolean take() {
        try {
            return turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String made(String password) {
        return Password.hash(password).addRandomSalt(SALT_OCTETS).with(FUNCTION).getResult();
    }
}
