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
 * A hashed timer wheel: setting, moving and clearing a deadline costs the same however many there are, and holds one
 * slot's lock for a moment. Actions run on the wheel's thread, with no lock held, up to one tick late and never early.
 *
 * <p>Deadlines are mostly as far off as others of the same moment, and so in the same slot: each has one ring for each of
 * several threads, which then do not wait for each other.
 */
public final class DeadlineWheel implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DeadlineWheel.class);

    /** A power of two. */
    private static final int RINGS_OF_A_TICK = 4;

    private final NodeClock clock;
    private final long tickMillis;
    private final int ticks;
    /** The rings of a tick stand side by side. */
    private final Ring[] rings;

    private volatile long turned;
    private volatile @Nullable Thread thread;

    /** Makes a wheel of 4,096 slots and ticks of 50 ms. It stands still until it is started. */
    public DeadlineWheel(NodeClock clock) {
        this(clock, 50, 4_096);
    }

    /**
     * Makes a wheel. It stands still until it is started.
     *
     * @param tickMillis how late an action may be
     * @param slots a deadline that is further off than all slots is looked at once in each turn of the wheel
     */
    public DeadlineWheel(NodeClock clock, long tickMillis, int slots) {
        this.clock = clock;
        this.tickMillis = tickMillis;
        this.ticks = slots;
        this.rings =
                Stream.generate(Ring::new).limit((long) slots * RINGS_OF_A_TICK).toArray(Ring[]::new);
        this.turned = clock.steadyMillis() / tickMillis;
    }

    /** A new deadline, not yet set. */
    public Deadline deadline(Runnable action) {
        return new Deadline(action);
    }

    /** Turns the wheel by a thread of its own until it is closed. */
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

    /** Runs the actions of all deadlines that have passed. For one thread at a time, and none beside {@link #start}. */
    public void turn() {
        long now = clock.steadyMillis() / tickMillis;
        // After a pause longer than one turn, each slot is still looked at only once.
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
            // An error too: nobody else would see to the deadlines of all other calls.
            LOG.error("The action of a deadline failed", e);
        }
    }

    private Ring ring(long tick, long thread) {
        return rings[(int) (tick % ticks) * RINGS_OF_A_TICK + (int) (thread & (RINGS_OF_A_TICK - 1))];
    }

    /** A moment at which something happens unless it is moved or cleared before. */
    public final class Deadline {

        private final Runnable action;
        private final Place place = new Place(this);
        private @Nullable Ring ring;
        private long tick;

        private Deadline(Runnable action) {
            this.action = action;
        }

        /**
         * Sets the deadline, or moves it. An action that has begun at this moment still runs.
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
                    // The wheel may have turned past this ring before we held it.
                    if (due > turned) {
                        tick = due;
                        ring = next;
                        place.enter(next.first);
                        return;
                    }
                }
            }
        }

        /** Takes the deadline back. */
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

    /** Deadlines of which each can leave by itself. */
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

    /** A deadline's place in a ring; out of any, it is a ring of its own. Used with the ring's lock held. */
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
