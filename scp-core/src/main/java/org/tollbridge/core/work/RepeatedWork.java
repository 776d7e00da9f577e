package org.tollbridge.core.work;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.slf4j.Logger;

/**
 * A thread that does the same work again and again until it is closed, whatever the work throws: what escaped would be the
 * last time that anybody looked. A fault is said once, and again when it changes or comes back after it was over.
 */
public final class RepeatedWork implements AutoCloseable {

    /** What is done; all of it on the one thread. */
    public interface Work {

        /**
         * Does what there is to do now, or a piece of it.
         *
         * @return whether there may be more to do at once
         * @throws Exception when it failed: it is done again after a pause
         */
        boolean step() throws Exception;

        /** Whether nothing is waited for, asked when it is to end and has nothing to do at once. */
        default boolean finished() {
            return true;
        }

        /** Done once, after the last step. */
        void close() throws Exception;
    }

    /**
     * How it is done.
     *
     * @param thread name of the thread
     * @param subject what is said to fail, or to go on again
     * @param meanwhile what becomes of things while it fails, and what is to be done
     * @param pause between two looks where there is nothing to do at once
     * @param last how long steps go on for after the close
     */
    public record Terms(String thread, String subject, String meanwhile, Duration pause, Duration last) {}

    private static final Duration AFTER_FAULT = Duration.ofSeconds(1);
    /** Faults that are told apart until it works again; more are not said. */
    private static final int MOST_FAULTS = 16;

    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private final Terms terms;
    private final Work work;
    private final Logger log;
    private final Thread thread;
    private volatile boolean closing;
    /** Steady time in nanoseconds, once it is closing. */
    private volatile long end;

    /** Faults that were said since it last worked. Only the thread touches them. */
    private final Set<String> said = new LinkedHashSet<>();

    /**
     * Makes it; nothing is done yet.
     *
     * @param log where faults are said
     */
    public RepeatedWork(Terms terms, Work work, Logger log) {
        this.terms = terms;
        this.work = work;
        this.log = log;
        this.thread = Thread.ofPlatform().name(terms.thread()).daemon().unstarted(this::run);
    }

    /** Begins. */
    public void start() {
        thread.start();
    }

    /** Makes it look at once. */
    public void wake() {
        LockSupport.unpark(thread);
    }

    private void run() {
        try {
            while (true) {
                // Read before the step: whatever came before the close is seen by one more.
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
            log.warn("{} did not end in order: {}", terms.subject(), e.toString());
        }
    }

    private boolean done() {
        try {
            boolean more = work.step();
            if (!said.isEmpty()) {
                log.info("{} goes on again", terms.subject());
                said.clear();
            }
            return more;
        } catch (Exception | Error e) {
            say(e);
            return false;
        }
    }

    private void say(Throwable fault) {
        // Faults often say how long was waited; that makes no other fault of them.
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

    /** Does what is still to be done, for no longer than the terms say, and ends. */
    @Override
    public void close() {
        end = System.nanoTime() + terms.last().toNanos();
        closing = true;
        wake();
        try {
            if (!thread.join(terms.last().multipliedBy(2))) {
                log.warn("{} takes long to end", terms.subject());
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
