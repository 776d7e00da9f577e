package org.tollbridge.core.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ClockWatchTest {

    private final AtomicLong own = new AtomicLong(1_000_000);
    private final ClockWatch watch = new ClockWatch(own::get, () -> 1_000_000);

    @Test
    void aClockThatIsAheadOrBehindIsNoticed() {
        assertFalse(watch.look());
        own.addAndGet(ClockWatch.MOST_MILLIS);
        assertFalse(watch.look());
        own.addAndGet(1);
        assertTrue(watch.look());
        assertEquals(ClockWatch.MOST_MILLIS + 1, watch.ahead());
        own.set(1_000_000 - 60_000);
        assertTrue(watch.look());
        assertEquals(-60_000, watch.ahead());
        own.set(1_000_000);
        assertFalse(watch.look());
    }
}
