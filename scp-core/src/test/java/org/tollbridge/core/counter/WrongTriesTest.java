package org.tollbridge.core.counter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WrongTriesTest {

    private static final long NOW = 1_796_000_000_000L;

    @Test
    void oneNumberHoldsAllOfIt() {
        for (int seconds : new int[] {1, 900, 86_400, WrongTries.LONGEST}) {
            WrongTries tries = WrongTries.after(null, NOW, NOW + 1_000L * seconds);
            assertEquals(new WrongTries(1, seconds, NOW + 1_000L * seconds), tries);
            assertEquals(tries, WrongTries.unpacked(tries.packed()));
        }
        WrongTries most = new WrongTries(WrongTries.MOST, WrongTries.LONGEST, (1L << 42) - 1);
        assertEquals(most, WrongTries.unpacked(most.packed()));
    }

    @Test
    void theyAreRememberedWhileTheirTimeRunsAndNotBefore() {
        WrongTries tries = WrongTries.after(WrongTries.after(null, NOW, NOW + 5_000), NOW + 1, NOW + 5_001);
        assertEquals(2, tries.countAt(NOW + 5_000));
        assertEquals(0, tries.countAt(NOW + 5_001));
        assertEquals(2, tries.countAt(NOW + 1 - KeyCounts.MOST_AHEAD));
        assertEquals(0, tries.countAt(NOW - KeyCounts.MOST_AHEAD));
        assertEquals(
                1, WrongTries.after(tries, NOW - 3_600_000, NOW - 3_595_000).count());
    }
}
