package org.tollbridge.provisioning.access;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.tollbridge.service.plan.Fault;

/** Passwords hashed with Argon2id (RFC 9106), few at one time, for each takes 19 MB and a fifth of a second. */
public final class Passwords {

    /** The fewest characters of a password. */
    public static final int SHORTEST = 12;

    /** The most characters of a password. */
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

    /** Two are hashed at one time, and nobody waits for longer than five seconds. */
    public Passwords() {
        this(AT_ONE_TIME, PATIENCE);
    }

    /**
     * So many are hashed at one time.
     *
     * @param patience how long somebody waits for a turn
     */
    public Passwords(int atOneTime, Duration patience) {
        this.turns = new Semaphore(atOneTime, true);
        this.patience = patience;
    }

    /** Stands in for the hash of an account that there is not, so that an answer takes as long; made when it is needed. */
    private static final class Nobody {
        static final String HASH = made("nobody has this password");
    }

    /** Why a password will not do; empty when it will. */
    public static Optional<Fault> fault(String password) {
        return password.length() < SHORTEST || password.length() > LONGEST
                ? Optional.of(new Fault(
                        "password", "", "a password must have " + SHORTEST + " to " + LONGEST + " characters"))
                : Optional.empty();
    }

    /** A turn to hash passwords or to look at them; empty when too many wait for one. */
    public Optional<Turn> turn() {
        return take() ? Optional.of(new Turn()) : Optional.empty();
    }

    /** One's turn, until it is closed. */
    public final class Turn implements AutoCloseable {

        private Turn() {}

        /** Hashes a password with a salt of its own. */
        public String hash(String password) {
            return made(password);
        }

        /**
         * Whether a password is the one with this hash.
         *
         * @param hash empty for that of an account that there is not, or that has no password: never right, and as slow
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
