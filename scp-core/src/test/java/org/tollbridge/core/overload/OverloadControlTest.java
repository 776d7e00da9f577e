package org.tollbridge.core.overload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.tollbridge.service.port.AdmissionGate;

class OverloadControlTest {

    private static final long SECOND = 1_000_000_000L;

    private long now = 5;
    private int looks;

    private final OverloadControl control = new OverloadControl(
            new OverloadSettings(OptionalInt.of(20), Duration.ofMillis(20), Duration.ofMillis(100), true, 10),
            () -> now);

    private final class Call implements AdmissionGate.Begin {
        private final String called;

        private Call(String called) {
            this.called = called;
        }

        @Override
        public long waitedNanos() {
            return 0;
        }

        @Override
        public int switchPointCode() {
            return 1;
        }

        @Override
        public OptionalLong serviceKey() {
            looks++;
            return OptionalLong.of(800);
        }

        @Override
        public String called() {
            return called;
        }
    }

    @Test
    void callsAreNotLookedIntoWhileNothingIsRefused() {
        for (int i = 0; i < 5; i++) {
            assertTrue(control.admits(new Call("8001")));
        }
        assertEquals(0, looks);
        assertFalse(control.admits(new Call("8001")));
        now += SECOND / 20;
        assertTrue(control.admits(new Call("8001")));
        assertEquals(2, looks, "the refused one, and what follows it");
        now += SECOND;
        control.tick();
        now += SECOND;
        control.tick();
        assertTrue(control.admits(new Call("8001")));
        assertEquals(2, looks);
    }

    @Test
    void refusedCallsAreCountedByNumberAndNotKept() {
        for (int i = 0; i < 9; i++) {
            control.admits(new Call("8001"));
        }
        control.admits(new Call("8002"));
        control.admits(new Call("not a number"));
        now += SECOND;
        control.tick();
        OverloadCounters counters = control.counters();
        assertEquals(5, counters.admitted());
        assertEquals(6, counters.refused());
        assertEquals(
                List.of(
                        new OverloadCounters.RefusedNumber("8001", 4, 4),
                        new OverloadCounters.RefusedNumber("8002", 1, 1)),
                counters.refusedNumbers());
        assertEquals(20, counters.callsPerSecond());
    }
}
