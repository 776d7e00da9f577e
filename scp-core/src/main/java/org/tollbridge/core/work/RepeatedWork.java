package org.tollbridge.core.work;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.slf4j.Logger;

/**
 * A thread that repeats the same work until it is closed, whatever the work throws: an escaped exception would silently
 * end it. A fault is logged once, and again when it changes or returns after a recovery.
 */
public final class RepeatedWork implements AutoCloseable {

    /** The work; all methods are called on the one thread. */
    public interface Work {

        /**
         * Does what is due now, or part of it.
         *
         * @return whether more may be due immediately
         * @throws Exception when it failed; it is repeated after a pause
         */
        boolean step() throws Exception;

        /** Returns whether nothing is outstanding; asked on close when nothing is due immediately. */
        default boolean finished() {
            return true;
        }

        /** Releases resources; called once, after the last step. */
        void close() throws Exception;
    }

    /**
     * How the work is run and how its faults are reported.
     *
     * @param thread name of the thread
     * @param subject subject of the log messages about failure and recovery
     * @param meanwhile consequence of a failure, and what the operator should do
     * @param pause time between two steps when nothing is due immediately
     * @param last how long steps continue after the close
     */
    public record Terms(String thread, String subject, String meanwhile, Duration pause, Duration last) {}

    private static final Duration AFTER_FAULT = Duration.ofSeconds(1);
    /** Distinct faults logged until a recovery; further ones are not logged. */
    private static final int MOST_FAULTS = 16;

    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private final Terms terms;
    private final Work work;
    private final Logger log;
    private final Thread thread;
    private volatile boolean closing;
    /** Deadline in steady nanoseconds, set on close. */
    private volatile long end;

    /** Faults logged since the last success. Accessed only by the thread. */
    private final Set<String> said = new LinkedHashSet<>();

    /**
     * Creates the work without starting it.
     *
     * @param log where faults are logged
     */
    public RepeatedWork(Terms terms, Work work, Logger log) {
        this.terms = terms;
        this.work = work;
        this.log = log;
        this.thread = Thread.ofPlatform().name(terms.thread()).daemon().unstarted(this::run);
    }

    /** Starts the thread. */
    public void start() {
        thread.start();
    }

    /** Makes the thread take its next step at once. */
    public void wake() {
        LockSupport.unpark(thread);
    }

    private void run() {
        try {
            while (true) {
                // Read before the step, so that one more step sees everything that preceded the close.
                boolean last = closing;
                boolean more = done();
                if (last && over(more)) {
                    break;
                }
                if (!more) {
                    LockSupport.parkNanos(this, (said.isEmpty() ? terms.pause() : AFTER_FAULT).toNanos());
                }
            }
        } finally {
            end();
        }
    }

    private boolean over(boolean more) {
        return !said.isEmpty() || System.nanoTime() - end >= 0 || (!more && work.finished());
    }

    private void end() {
        try {
            work.close();
        } catch (Exception | Error e) {
            log.warn("{} did not stop cleanly: {}", terms.subject(), e.toString());
        }
    }

    private boolean done() {
        try {
            boolean more = work.step();
            if (!said.isEmpty()) {
                log.info("{} works again", terms.subject());
                said.clear();
            }
            return more;
        } catch (Exception | Error e) {
            say(e);
            return false;
        }
    }

    private void say(Throwable fault) {
        // Faults often contain a waiting time, which does not make them different faults.
        String kind = DIGITS.matcher(fault.toString().toLowerCase(Locale.ROOT)).replaceAll("0");
        if (said.size() >= MOST_FAULTS || !said.add(kind)) {
            return;
        }
        if (fault instanceof RuntimeException || fault instanceof Error) {
            log.error("{} fails: {}; {}", terms.subject(), fault.toString(), terms.meanwhile(), fault);
        } else {
            log.error("{} fails: {}; {}", terms.subject(), fault.toString(), terms.meanwhile());
        }
    }

    /** Completes outstanding work within the time that the terms allow, and ends the thread. */
    @Override
    public void close() {
        end = System.nanoTime() + terms.last().toNanos();
        closing = true;
        wake();
        try {
            if (!thread.join(terms.last().multipliedBy(2))) {
                log.warn("{} takes long to stop", terms.subject());
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
