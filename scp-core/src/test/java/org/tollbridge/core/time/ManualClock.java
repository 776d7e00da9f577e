package org.tollbridge.core.time;

import java.util.concurrent.atomic.AtomicLong;

/** A clock that goes when it is told to. */
public final class ManualClock implements NodeClock {

    private final AtomicLong wall = new AtomicLong(1_700_000_000_000L);
    private final AtomicLong steady = new AtomicLong(5_000_000);

    @Override
    public long wallMillis() {
        return wall.get();
    }

    @Override
    public long steadyMillis() {
        return steady.get();
    }

    public void advance(long millis) {
        wall.addAndGet(millis);
        steady.addAndGet(millis);
    }

    /** Somebody corrects the wall clock. */
    public void correctWall(long millis) {
        wall.addAndGet(millis);
    }
}
