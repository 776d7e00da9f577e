package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for what other threads bring about. */
final class Until {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    /** Processes of a node share two cores with other tests when they start. */
    private static final Duration START = Duration.ofSeconds(90);

    private static final long PAUSE_NANOS = 2_000_000;

    private Until() {}

    /** Waits until a condition holds, and fails when it does not within twenty seconds. */
    static void holds(String what, Callable<Boolean> condition) throws Exception {
        holds(what, condition, LIMIT);
    }

    /** Waits, with more patience, until processes have started. */
    static void started(String what, Callable<Boolean> condition) throws Exception {
        holds(what, condition, START);
    }

    private static void holds(String what, Callable<Boolean> condition, Duration limit) throws Exception {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > end) {
                fail("not within " + limit.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
