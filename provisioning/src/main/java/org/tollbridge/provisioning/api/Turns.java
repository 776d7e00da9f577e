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

    /** One's turn, until it is closed. */
    interface Turn extends AutoCloseable {

        @Override
        void close();
    }

    /**
     * Waits for one's turn.
     *
     * @throws BusyException when it does not come
     */
    Turn take() throws BusyException {
        try {
            if (free.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                return free::release;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new BusyException("too many requests are worked on at this moment; try again soon");
    }
}
