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
 * Runs tasks in order on one thread: at once if it last ran tasks at least a millisecond ago, otherwise together with
 * all that arrive until then. So one wake-up serves many tasks, and their output is sent together. The queue has no
 * bound of its own.
 */
public final class GatheringThread implements Executor, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GatheringThread.class);
    private static final long GATHER_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    /** Whether the thread is parked, or about to park, until it is woken. */
    private volatile boolean idle;

    private volatile boolean closed;

    /** Starts a daemon thread. */
    public GatheringThread(String name) {
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
        thread.start();
    }

    /**
     * Queues a task. An exception it throws is logged and does not affect other tasks.
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
            // Checked again: a task added before idle was set has woken nobody.
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
                // Errors too: no other thread would run the remaining tasks.
                LOG.error("{}: a task failed", thread.getName(), e);
            }
        }
    }

    /** Stops after the task that is running. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
