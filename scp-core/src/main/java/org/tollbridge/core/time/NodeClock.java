package org.tollbridge.core.time;

import java.util.concurrent.TimeUnit;

/**
 * The two clocks of a node: wall time for records, and steady time, which is not affected by corrections of the wall
 * clock, for all waiting.
 */
public interface NodeClock {

    /** Milliseconds since the epoch. */
    long wallMillis();

    /** Milliseconds since an arbitrary origin that is fixed for the life of the process; never goes back. */
    long steadyMillis();

    /** Returns the machine's clocks. */
    static NodeClock system() {
        return new NodeClock() {
            @Override
            public long wallMillis() {
                return System.currentTimeMillis();
            }

            @Override
            public long steadyMillis() {
                return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
            }
        };
    }
}
