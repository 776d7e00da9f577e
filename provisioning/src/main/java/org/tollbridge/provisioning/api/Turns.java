package org.tollbridge.provisioning.api;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.tollbridge.provisioning.store.BusyException;

/** Limits how many may do something at once. Waiting is first come, first served, and limited in time. */
final class Turns {

    private final Semaphore free;
    private final Duration longest;

    Turns(int atOneTime, Duration longest) {
        this.free = new Semaphore(atOneTime, true);
        this.longest = longest;
    }

    /**
     * Waits for a turn, which must be {@link #giveBack given back}.
     *
     * @throws BusyException when there is none in time
     */
    void take() throws BusyException {
        try {
            if (free.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new BusyException("too many requests are in progress; try again shortly");
    }

    /** Ends a turn. */
    void giveBack() {
        free.release();
    }
}
