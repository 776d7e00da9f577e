package org.tollbridge.core.time;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A hashed timer wheel: setting, moving and clearing a deadline take constant time, and hold the lock of one ring
 * briefly. Actions run on the wheel's thread, with no lock held, up to one tick late and never early.
 *
 * <p>Deadlines set at the same time mostly have the same delay and so fall into the same slot. Each slot therefore has
 * several rings, chosen by thread, to reduce contention.
 */
public final class DeadlineWheel implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DeadlineWheel.class);

    /** A power of two. */
    private static final int RINGS_OF_A_TICK = 4;

    private final NodeClock clock;
    private final long tickMillis;
    private final int ticks;
    /** The rings of a tick are adjacent. */
    private final Ring[] rings;

    private volatile long turned;
    private volatile @Nullable Thread thread;

    /** Creates a wheel of 4,096 slots and ticks of 50 ms. It does not turn until it is started. */
    public DeadlineWheel(NodeClock clock) {
        this(clock, 50, 4_096);
    }

    /**
     * Creates a wheel. It does not turn until it is started.
     *
     * @param tickMillis largest delay of an action
     * @param slots number of slots; a deadline further away than all of them is checked once in each turn of the wheel
     */
    public DeadlineWheel(NodeClock clock, long tickMillis, int slots) {
        this.clock = clock;
        this.tickMillis = tickMillis;
        this.ticks = slots;
        this.rings =
                Stream.generate(Ring::new).limit((long) slots * RINGS_OF_A_TICK).toArray(Ring[]::new);
        this.turned = clock.steadyMillis() / tickMillis;
    }

    /** Returns a new deadline, not yet set. */
    public Deadline deadline(Runnable action) {
        return new Deadline(action);
    }

    /** Turns the wheel on a thread of its own until it is closed. */
    public synchronized void start() {
        if (thread != null) {
            return;
        }
        Thread turner = new Thread(this::turnUntilClosed, "deadlines");
        turner.setDaemon(true);
        thread = turner;
        turner.start();
    }

    @Override
    public synchronized void close() {
        Thread turner = thread;
        thread = null;
        LockSupport.unpark(turner);
    }

    private void turnUntilClosed() {
        while (Thread.currentThread().equals(thread)) {
            turn();
            LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(tickMillis));
        }
    }

    /**
     * Runs the actions of all deadlines that have passed. One thread at a time, and not together with {@link #start}.
     */
    public void turn() {
        long now = clock.steadyMillis() / tickMillis;
        // After a pause longer than one turn, each slot is still visited only once.
        long from = Math.max(turned + 1, now - ticks + 1);
        List<Deadline> passed = new ArrayList<>();
        for (long tick = from; tick <= now; tick++) {
            turned = tick;
            for (int i = 0; i < RINGS_OF_A_TICK; i++) {
                ring(tick, i).take(now, passed);
            }
        }
        for (Deadline deadline : passed) {
            run(deadline.action);
        }
    }

    private static void run(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error e) {
            // Errors too: no other thread would run the deadlines of the remaining calls.
            LOG.error("The action of a deadline failed", e);
        }
    }

    private Ring ring(long tick, long thread) {
        return rings[(int) (tick % ticks) * RINGS_OF_A_TICK + (int) (thread & (RINGS_OF_A_TICK - 1))];
    }

    /** A time at which an action runs unless the deadline is moved or cleared before. */
    public final class Deadline {

        private final Runnable action;
        private final Place place = new Place(this);
        private @Nullable Ring ring;
        private long tick;

        private Deadline(Runnable action) {
            this.action = action;
        }

        /**
         * Sets or moves the deadline. An action that has already begun still runs.
         *
         * @param delayMillis from now; 0 or less is the next tick
         */
        public synchronized void set(long delayMillis) {
            clear();
            long due = (clock.steadyMillis() + Math.max(0, delayMillis) + tickMillis - 1) / tickMillis;
            while (true) {
                due = Math.max(due, turned + 1);
                Ring next = ring(due, Thread.currentThread().threadId());
                synchronized (next) {
                    // The wheel may have passed this ring before its lock was taken.
                    if (due > turned) {
                        tick = due;
                        ring = next;
                        place.enter(next.first);
                        return;
                    }
                }
            }
        }

        /** Clears the deadline. */
        public synchronized void clear() {
            Ring held = ring;
            if (held != null) {
                synchronized (held) {
                    place.leave();
                }
                ring = null;
            }
        }
    }

    /** A doubly linked list of deadlines, each of which can be removed in constant time. */
    private static final class Ring {

        private final Place first = new Place(null);

        synchronized void take(long now, List<Deadline> passed) {
            Place next = first.next;
            while (next != first) {
                Place place = next;
                next = place.next;
                Deadline deadline = place.deadline;
                if (deadline != null && deadline.tick <= now) {
                    place.leave();
                    passed.add(deadline);
                }
            }
        }
    }

    /** A deadline's link in a ring; outside of a ring it is linked to itself. Used with the ring's lock held. */
    private static final class Place {

        private final @Nullable Deadline deadline;
        private Place previous = this;
        private Place next = this;

        Place(@Nullable Deadline deadline) {
            this.deadline = deadline;
        }

        void enter(Place first) {
            previous = first.previous;
            next = first;
            first.previous.next = this;
            first.previous = this;
        }

        void leave() {
            previous.next = next;
            next.previous = previous;
            previous = this;
            next = this;
        }
    }
}
