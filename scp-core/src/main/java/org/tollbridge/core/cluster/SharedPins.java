package org.tollbridge.core.cluster;

import com.hazelcast.replicatedmap.ReplicatedMap;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.core.counter.WrongTries;
import org.tollbridge.service.call.Errand;

/**
 * The wrong PINs of callers, in the memory of every member, so that reading is local. If one caller tries PINs in calls
 * on two members at the same moment, one may go uncounted.
 */
final class SharedPins implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SharedPins.class);
    private static final int MOST_CALLERS = 100_000;
    private static final int WAITING = 1_000;

    private final ReplicatedMap<String, Long> tries;
    private final LongAdder leftOut = new LongAdder();
    /** Writing waits for another member, so it must not run on a thread that handles calls. */
    private final ExecutorService writer = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.MILLISECONDS,
            new ArrayBlockingQueue<>(WAITING),
            task -> Thread.ofPlatform().name("wrong-pins").daemon().unstarted(task));

    SharedPins(ReplicatedMap<String, Long> tries) {
        this.tries = tries;
    }

    /**
     * Remembers a wrong PIN of a caller, or forgets all after a right one.
     *
     * @param done run on any thread, whether it succeeded or not
     */
    void note(String key, Errand.Tried tried, Runnable done) {
        try {
            writer.execute(() -> {
                write(key, tried);
                done.run();
            });
        } catch (RejectedExecutionException manyWait) {
            leftOut.increment();
            done.run();
        }
    }

    private void write(String key, Errand.Tried tried) {
        try {
            if (tried.right()) {
                tries.remove(key);
                return;
            }
            Optional<WrongTries> before = of(key);
            if (tried.until() <= tried.at() || (before.isEmpty() && tries.size() >= MOST_CALLERS)) {
                leftOut.increment();
                return;
            }
            WrongTries now = WrongTries.after(before.orElse(null), tried.at(), tried.until());
            Long unused = tries.put(key, now.packed(), tried.until() - tried.at(), TimeUnit.MILLISECONDS);
        } catch (RuntimeException e) {
            leftOut.increment();
            LOG.warn("the wrong PIN of a caller could not be recorded: {}", e.toString());
        }
    }

    private Optional<WrongTries> of(String key) {
        return Optional.ofNullable(tries.get(key)).map(WrongTries::unpacked);
    }

    int count(String key, long now) {
        return of(key).map(held -> held.countAt(now)).orElse(0);
    }

    int size() {
        return tries.size();
    }

    long leftOut() {
        return leftOut.sum();
    }

    @Override
    public void close() {
        writer.shutdownNow();
    }
}
