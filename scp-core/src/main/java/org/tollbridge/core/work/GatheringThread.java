package org.tollbridge.core.work;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks on one thread, in their order: at once when none has come for a millisecond, and otherwise all that come in that
 * millisecond together. So the thread is woken once for many, and what they send goes out together. Its queue has no
 * bound of its own.
 */
public final class GatheringThread implements Executor, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GatheringThread.class);
    private static final long GATHER_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    /** Whether the thread sleeps until it is woken. */
    private volatile boolean idle;

    private volatile boolean closed;

    /** Starts the thread, a daemon. */
    public GatheringThread(String name) {
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
        thread.start();
    }

    /**
     * Has a task run; what it throws is logged and disturbs no other one.
     *
     * @throws RejectedExecutionException when it is closed
     */
    @Override
    public void execute(Runnable task) {
        if (closed) {
            throw new RejectedExecutionException("the thread is closed");
        }
        tasks.add(task);
        if (idle) {
            idle = false;
            LockSupport.unpark(thread);
        }
    }

    private void run() {
        long last = System.nanoTime() - GATHER_NANOS;
        while (!closed) {
            awaitFirst();
            awaitOthers(last);
            last = System.nanoTime();
            runAll();
        }
    }

    private void awaitFirst() {
        while (tasks.isEmpty() && !closed) {
            idle = true;
            // Looked at again: whoever came before that was said has woken nobody.
            if (tasks.isEmpty() && !closed) {
                LockSupport.park(this);
            }
            idle = false;
        }
    }

    private void awaitOthers(long last) {
        long left = GATHER_NANOS - (System.nanoTime() - last);
        while (left > 0 && !closed) {
            LockSupport.parkNanos(this, left);
            left = GATHER_NANOS - (System.nanoTime() - last);
        }
    }

    private void runAll() {
        for (Runnable task = tasks.poll(); task != null && !closed; task = tasks.poll()) {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                // An error too: nobody else would see to all other tasks.
                LOG.error("{}: a task failed", thread.getName(), e);
            }
        }
    }

    /** Runs no more tasks than the one under way. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
