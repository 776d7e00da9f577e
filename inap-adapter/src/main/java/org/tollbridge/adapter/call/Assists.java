package org.tollbridge.adapter.call;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;
import org.tollbridge.adapter.stack.Correlations;
import org.tollbridge.wire.transport.LimitedLog;

/**
 * The calls that wait for an assisting side, by correlation. Work that involves two dialogues is done on a separate
 * thread, which holds the lock of only one of them at a time. A thread that holds a dialogue's lock therefore never
 * waits for another.
 */
final class Assists {
    private static final LimitedLog LOG = new LimitedLog(LoggerFactory.getLogger(Assists.class));

    /** The largest number of calls that wait for an assisting side at a time. */
    static final int MOST_AWAITED = 10_000;

    private static final int IDLE_SECONDS = 10;

    private final Map<String, Assistance> awaited = new ConcurrentHashMap<>();
    private final Correlations correlations;
    private final ScheduledThreadPoolExecutor thread;

    Assists(Correlations correlations) {
        this.correlations = correlations;
        thread = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("assists").factory());
        thread.setRemoveOnCancelPolicy(true);
        // Without assisting sides there is no thread, so that nothing has to end it.
        thread.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        thread.allowCoreThreadTimeOut(true);
    }

    /**
     * Registers a call that waits for an assisting side.
     *
     * @return the link to that side; empty if too many calls are waiting
     */
    Optional<Assistance> expect(CallDialogue call, int waitMillis) {
        if (awaited.size() >= MOST_AWAITED) {
            return Optional.empty();
        }
        Assistance assistance;
        do {
            assistance = new Assistance(this, call, correlations.next());
        } while (awaited.putIfAbsent(assistance.correlation(), assistance) != null);
        Assistance expected = assistance;
        var unused = thread.schedule(guarded(expected::late), waitMillis, TimeUnit.MILLISECONDS);
        return Optional.of(expected);
    }

    /** Removes and returns the call that waits for an assisting side with this correlation. */
    Optional<Assistance> arrived(String correlation) {
        return Optional.ofNullable(awaited.remove(correlation));
    }

    /** Stops the wait of a call. Returns whether it was still waiting for its assisting side. */
    boolean forget(Assistance assistance) {
        return awaited.remove(assistance.correlation(), assistance);
    }

    void run(Runnable work) {
        thread.execute(guarded(work));
    }

    private static Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException fault) {
                LOG.error("an operation for an assisting side failed", fault);
            }
        };
    }
}
