package org.tollbridge.core.plan;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.tollbridge.core.time.ManualClock;

class RecentFailuresTest {

    private final ManualClock clock = new ManualClock();

    @Test
    void aDestinationIsRememberedForItsTime() {
        RecentFailures failures = new RecentFailures(1_000, 10, clock);
        failures.note("861062345678");
        clock.advance(999);
        assertTrue(failures.remembers("861062345678"));
        assertFalse(failures.remembers("862162345678"));
        clock.advance(1);
        assertFalse(failures.remembers("861062345678"));
    }

    @Test
    void aWallClockThatIsSetChangesNothing() {
        RecentFailures failures = new RecentFailures(1_000, 10, clock);
        clock.correctWall(3_600_000);
        failures.note("861062345678");
        clock.correctWall(-7_200_000);
        assertTrue(failures.remembers("861062345678"));
        clock.advance(1_000);
        assertFalse(failures.remembers("861062345678"));
    }

    @Test
    void theMemoryIsBounded() {
        RecentFailures failures = new RecentFailures(1_000, 2, clock);
        failures.note("1");
        clock.advance(900);
        failures.note("2");
        clock.advance(100);
        failures.note("3");
        clock.advance(1);
        assertTrue(failures.remembers("2"), "only what was over is forgotten");
        failures.note("4");
        assertTrue(failures.remembers("4"));
        assertFalse(failures.remembers("2"));
    }
}
