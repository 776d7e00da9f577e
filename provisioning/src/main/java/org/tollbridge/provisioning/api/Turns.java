package org.tollbridge.provisioning.api;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.tollbridge.provisioning.store.BusyException;

/** How many may do something at one time. Whoever comes first is first, and nobody waits for longer than is said. */
final class Turns {

    private final Semaphore free;
    private final Duration longest;

    Turns(int atOneTime, Duration longest) {
        this.free = new Semaphore(atOneTime, true);
        this.longest = longest;
    }

    /**
     * Waits for one's turn, which is to be {@link #giveBack given back}.
     *
     * @throws BusyException when it does not come
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

    /** Ends one's turn. */
    void giveBack() {
        free.release();
    }
}
