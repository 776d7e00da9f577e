package org.tollbridge.core.time;

import java.util.concurrent.TimeUnit;

/**
 * The two clocks that a node reads: what goes into records is wall time, and what is waited for is measured in steady
 * time, which no correction of the wall clock moves.
 */
public interface NodeClock {

    /** Milliseconds since the epoch. */
    long wallMillis();

    /** Milliseconds since some moment that is the same for the life of the process; never goes back. */
    long steadyMillis();

    /** The machine's clocks. */
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
