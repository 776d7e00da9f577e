package org.tollbridge.core.time;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A hashed timer wheel: setting, moving and clearing a deadline costs the same however many there are, and holds one
 * slot's lock for a moment. Actions run on the wheel's thread, with no lock held, up to one tick late and never early.
 */
public final class DeadlineWheel implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DeadlineWheel.class);

    private final NodeClock clock;
    private final long tickMillis;
    private final Slot[] slots;
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
        this.slots = new Slot[slots];
        for (int i = 0; i < slots; i++) {
            this.slots[i] = new Slot();
        }
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
        long from = Math.max(turned + 1, now - slots.length + 1);
        List<Deadline> passed = new ArrayList<>();
        for (long tick = from; tick <= now; tick++) {
            turned = tick;
            slot(tick).take(now, passed);
        }
        for (Deadline deadline : passed) {
            run(deadline.action);
        }
    }

    private static void run(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.error("The action of a deadline failed", e);
        }
    }

    private Slot slot(long tick) {
        return slots[(int) (tick % slots.length)];
    }

    /** A moment at which something happens unless it is moved or cleared before. */
    public final class Deadline {

        private final Runnable action;
        private @Nullable Slot slot;
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
                Slot next = slot(due);
                synchronized (next) {
                    // The wheel may have turned past this slot before we held it.
                    if (due > turned) {
                        tick = due;
                        slot = next;
                        next.deadlines.add(this);
                        return;
                    }
                }
            }
        }

        /** Takes the deadline back. */
        public synchronized void clear() {
            Slot held = slot;
            if (held != null) {
                synchronized (held) {
                    held.deadlines.remove(this);
                }
                slot = null;
            }
        }
    }

    private static final class Slot {

        private final Set<Deadline> deadlines = new HashSet<>();

        synchronized void take(long now, List<Deadline> passed) {
            Iterator<Deadline> all = deadlines.iterator();
            while (all.hasNext()) {
                Deadline deadline = all.next();
                if (deadline.tick <= now) {
                    all.remove();
                    passed.add(deadline);
                }
            }
        }
    }
}
