package org.tollbridge.adapter.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * jSS7's executor with a timer wheel instead of its heap for one-shot tasks. Every message of a dialogue cancels a
 * timer and sets another. In the heap all threads contend for one lock, for longer the more dialogues are open. Here a
 * thread briefly holds the lock of one ring; each thread has its own rings, because the timers set at a time have
 * similar delays. Timers run on jSS7's threads, never early and up to one tick late. Their futures have no result to
 * wait for, which saves most of the cost of a future.
 */
final class DialogueTimers extends AbstractExecutorService implements ScheduledExecutorService {

    /** Must be a power of two. */
    private static final int RINGS_OF_A_TICK = 4;

    private final ScheduledExecutorService threads;
    private final Future<?> turning;
    private final long tickNanos;
    private final int ticks;
    /** The rings of a tick are adjacent. */
    private final Ring[] rings;

    private final long start = System.nanoTime();
    /** The last tick whose timers have been taken from their slot. */
    private volatile long turned;

    /** Creates a wheel of 1,024 slots with ticks of 100 ms, turned by the threads. */
    DialogueTimers(ScheduledExecutorService threads) {
        this(threads, TimeUnit.MILLISECONDS.toNanos(100), 1_024);
    }

    /**
     * @param slots a timer that is further ahead than all slots is checked once per turn of the wheel
     */
    DialogueTimers(ScheduledExecutorService threads, long tickNanos, int slots) {
        this.threads = threads;
        this.tickNanos = tickNanos;
        this.ticks = slots;
        this.rings =
                Stream.generate(Ring::new).limit((long) slots * RINGS_OF_A_TICK).toArray(Ring[]::new);
        this.turning = threads.scheduleAtFixedRate(this::turn, tickNanos, tickNanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        Timer timer = new Timer(task, System.nanoTime() - start + Math.max(0, unit.toNanos(delay)));
        long wanted = Math.ceilDiv(timer.due, tickNanos);
        while (true) {
            long tick = Math.max(wanted, turned + 1);
            // The wheel may have turned past this ring before its lock was acquired.
            if (ring(tick, Thread.currentThread().threadId()).add(timer, tick, this)) {
                return timer;
            }
        }
    }

    /** Uses the heap, because jSS7 sets no timer with a result. */
    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
        return threads.schedule(task, delay, unit);
    }

    private Ring ring(long tick, long thread) {
        return rings[(int) (tick % ticks) * RINGS_OF_A_TICK + (int) (thread & (RINGS_OF_A_TICK - 1))];
    }

    private void turn() {
        long now = (System.nanoTime() - start) / tickNanos;
        // After a pause longer than one turn, each slot is still checked only once.
        for (long tick = Math.max(turned + 1, now - ticks + 1); tick <= now; tick++) {
            turned = tick;
            for (int i = 0; i < RINGS_OF_A_TICK; i++) {
                ring(tick, i).take(now).forEach(threads::execute);
            }
        }
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, long delay, long period, TimeUnit unit) {
        return threads.scheduleAtFixedRate(task, delay, period, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long first, long delay, TimeUnit unit) {
        return threads.scheduleWithFixedDelay(task, first, delay, unit);
    }

    @Override
    public void execute(Runnable task) {
        threads.execute(task);
    }

    @Override
    public void shutdown() {
        turning.cancel(false);
        threads.shutdown();
    }

    @Override
    public List<Runnable> shutdownNow() {
        turning.cancel(false);
        return threads.shutdownNow();
    }

    @Override
    public boolean isShutdown() {
        return threads.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return threads.isTerminated();
    }

    @Override
    public boolean awaitTermination(long limit, TimeUnit unit) throws InterruptedException {
        return threads.awaitTermination(limit, unit);
    }

    /** A ring of timers, from which each can remove itself, so that a cancelled timer becomes garbage at once. */
    private static final class Ring {

        private final Link first = new Link();

        synchronized boolean add(Timer timer, long tick, DialogueTimers wheel) {
            if (tick <= wheel.turned) {
                return false;
            }
            timer.tick = tick;
            timer.ring = this;
            timer.enter(first);
            return true;
        }

        /** Returns false if the timer has begun to run or was already cancelled. */
        synchronized boolean cancel(Timer timer) {
            if (timer.over) {
                return false;
            }
            timer.over = true;
            timer.cancelled = true;
            timer.leave();
            return true;
        }

        /** Returns false if the timer was cancelled, possibly after the wheel took it. */
        synchronized boolean begin(Timer timer) {
            boolean begins = !timer.over;
            timer.over = true;
            return begins;
        }

        synchronized List<Runnable> take(long now) {
            List<Runnable> passed = new ArrayList<>();
            Link next = first.next;
            while (next != first) {
                Link place = next;
                next = place.next;
                if (place instanceof Timer timer && timer.tick <= now) {
                    timer.leave();
                    passed.add(timer);
                }
            }
            return passed;
        }
    }

    /** A position in a ring; outside any ring, it forms a ring of its own. Used with the ring's lock held. */
    private static class Link {

        private Link previous = this;
        private Link next = this;

        final void enter(Link first) {
            previous = first.previous;
            next = first;
            first.previous.next = this;
            first.previous = this;
        }

        final void leave() {
            previous.next = next;
            next.previous = previous;
            previous = this;
            next = this;
        }
    }

    private final class Timer extends Link implements ScheduledFuture<Object>, Runnable {

        private final Runnable task;
        private final long due;
        private long tick;
        private volatile @Nullable Ring ring;
        private volatile boolean over;
        private volatile boolean cancelled;

        Timer(Runnable task, long due) {
            this.task = task;
            this.due = due;
        }

        @Override
        public void run() {
            Ring held = ring;
            if (held != null && held.begin(this)) {
                task.run();
            }
        }

        @Override
        public boolean cancel(boolean interrupt) {
            Ring held = ring;
            return held != null && held.cancel(this);
        }

        @Override
        public boolean isCancelled() {
            return cancelled;
        }

        @Override
        public boolean isDone() {
            return over;
        }

        @Override
        public Object get() {
            throw new UnsupportedOperationException("nobody can wait for a timer of a dialogue");
        }

        @Override
        public Object get(long limit, TimeUnit unit) {
            return get();
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(due - (System.nanoTime() - start), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
