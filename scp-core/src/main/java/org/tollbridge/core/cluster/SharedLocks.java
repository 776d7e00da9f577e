package org.tollbridge.core.cluster;

import com.hazelcast.replicatedmap.ReplicatedMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who may try no PIN at a number, in the memory of every member, so that to look is local. A lock goes when it is over. */
final class SharedLocks implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SharedLocks.class);
    private static final int MOST_LOCKS = 100_000;
    private static final int WAITING = 1_000;

    private final ReplicatedMap<String, Long> locks;
    private final LongAdder leftOut = new LongAdder();
    /** To lock waits for another member, which no thread of a call may do. */
    private final ExecutorService writer = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.MILLISECONDS,
            new ArrayBlockingQueue<>(WAITING),
            task -> Thread.ofPlatform().name("pin-locks").daemon().unstarted(task));

    SharedLocks(ReplicatedMap<String, Long> locks) {
        this.locks = locks;
    }

    /**
     * Locks a caller out.
     *
     * @param at milliseconds since the epoch: now
     * @param until milliseconds since the epoch
     * @param done run on any thread, whether it could be done or not
     */
    void lock(String key, long at, long until, Runnable done) {
        try {
            writer.execute(() -> {
                write(key, at, until);
                done.run();
            });
        } catch (RejectedExecutionException manyWait) {
            leftOut.increment();
            done.run();
        }
    }

    private void write(String key, long at, long until) {
        if (until <= at || locks.size() >= MOST_LOCKS) {
            leftOut.increment();
            return;
        }
        try {
            Long unused = locks.put(key, until, until - at, TimeUnit.MILLISECONDS);
        } catch (RuntimeException e) {
            leftOut.increment();
            LOG.warn("a caller is not locked out after wrong PINs: {}", e.toString());
        }
    }

    boolean locked(String key, long now) {
        Long until = locks.get(key);
        return until != null && now < until;
    }

    int size() {
        return locks.size();
    }

    long leftOut() {
        return leftOut.sum();
    }

    @Override
    public void close() {
        writer.shutdownNow();
    }
}
