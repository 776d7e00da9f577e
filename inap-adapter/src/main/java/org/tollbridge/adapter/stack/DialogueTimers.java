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
 * jSS7's executor with a wheel in place of its heap for what runs once. Every message of a dialogue cancels a timer and sets
 * another: in the heap all threads wait for one lock, and the longer, the more dialogues are open. Here each holds the lock of
 * a ring for a moment, and threads have rings of their own, since the timers that they set are all as far off. Timers run on
 * jSS7's threads, up to a tick late and never early. What they come to nobody can wait for, which spares most of what a future
 * costs.
 */
final class DialogueTimers extends AbstractExecutorService implements ScheduledExecutorService {

    /** A power of two. */
    private static final int RINGS_OF_A_TICK = 4;

    private final ScheduledExecutorService threads;
    private final Future<?> turning;
    private final long tickNanos;
    private final int ticks;
    /** The rings of a tick stand side by side. */
    private final Ring[] rings;

    private final long start = System.nanoTime();
    /** The last tick whose timers have been taken from their slot. */
    private volatile long turned;

    /** Makes a wheel of 1,024 slots and ticks of 100 ms, which the threads turn from now on. */
    DialogueTimers(ScheduledExecutorService threads) {
        this(threads, TimeUnit.MILLISECONDS.toNanos(100), 1_024);
    }

    /** @param slots a timer that is further off than all slots is looked at once in each turn of the wheel */
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
            // The wheel may have turned past this ring before we held it.
            if (ring(tick, Thread.currentThread().threadId()).add(timer, tick, this)) {
                return timer;
            }
        }
    }

    /** In the heap: jSS7 sets no timer that gives something back. */
    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
        return threads.schedule(task, delay, unit);
    }

    private Ring ring(long tick, long thread) {
        return rings[(int) (tick % ticks) * RINGS_OF_A_TICK + (int) (thread & (RINGS_OF_A_TICK - 1))];
    }

    private void turn() {
        long now = (System.nanoTime() - start) / tickNanos;
        // After a pause longer than one turn, each slot is still looked at only once.
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

    /** Timers in a ring, of which each can leave by itself: one that is cancelled is garbage at once. */
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

        /** False when it has begun to run, or was cancelled before. */
        synchronized boolean cancel(Timer timer) {
            if (timer.over) {
                return false;
            }
            timer.over = true;
            timer.cancelled = true;
            timer.leave();
            return true;
        }

        /** False when it was cancelled, be it since the wheel took it. */
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

    /** A place in a ring; out of any, it is a ring of its own. Used with the ring's lock held. */
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
