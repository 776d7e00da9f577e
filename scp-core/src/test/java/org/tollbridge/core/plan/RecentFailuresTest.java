package org.tollbridge.core.plan;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RecentFailuresTest {

    @Test
    void aDestinationIsRememberedForItsTime() {
        RecentFailures failures = new RecentFailures(1_000, 10);
        failures.note("861062345678", 5_000);
        assertTrue(failures.remembers("861062345678", 5_999));
        assertFalse(failures.remembers("861062345678", 6_000));
        assertFalse(failures.remembers("862162345678", 5_000));
    }

    @Test
    void theMemoryIsBounded() {
        RecentFailures failures = new RecentFailures(1_000, 2);
        failures.note("1", 0);
        failures.note("2", 900);
        failures.note("3", 1_000);
        assertTrue(failures.remembers("2", 1_001), "only what was over is forgotten");
        failures.note("4", 1_001);
        assertTrue(failures.remembers("4", 1_002));
        assertFalse(failures.remembers("2", 1_002));
    }
}
