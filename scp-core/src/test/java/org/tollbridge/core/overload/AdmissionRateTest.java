package org.tollbridge.core.overload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AdmissionRateTest {

    private static final long MS = 1_000_000;
    private static final long SECOND = 1_000 * MS;

    private long now = 77;

    private AdmissionRate limited(int callsPerSecond) {
        return new AdmissionRate(
                new OverloadSettings(
                        OptionalInt.of(callsPerSecond), Duration.ofMillis(20), Duration.ofMillis(100), true, 10),
                now);
    }

    private AdmissionRate unlimited() {
        return new AdmissionRate(OverloadSettings.DEFAULT, now);
    }

    /** Offers calls at even distances; returns how many are let in. */
    private int offer(AdmissionRate rate, int perSecond, long nanos, long waited) {
        int admitted = 0;
        long end = now + nanos;
        while (now < end) {
            now += SECOND / perSecond;
            admitted += rate.admit(now, waited) ? 1 : 0;
        }
        return admitted;
    }

    @Test
    void theEngineeredMaximumIsUsedFullyAndNotExceeded() {
        AdmissionRate rate = limited(300);
        int admitted = offer(rate, 900, 10 * SECOND, 0);
        assertTrue(admitted >= 2_990 && admitted <= 3_016, "3000 and a burst of 15 at most, not " + admitted);
        assertEquals(300, rate.rate(now));
    }

    @Test
    void lessThanTheMaximumIsNeverRefused() {
        AdmissionRate rate = limited(300);
        assertEquals(1_350, offer(rate, 270, 5 * SECOND, 0), 1);
    }

    @Test
    void aPauseSavesUpAtMostATwentiethOfASecond() {
        AdmissionRate rate = limited(1_000);
        offer(rate, 3_000, SECOND, 0);
        now += 60 * SECOND;
        int burst = 0;
        while (rate.admit(now, 0)) {
            burst++;
        }
        assertEquals(50, burst);
    }

    @Test
    void withoutAMaximumNothingIsRefusedWhileNothingWaits() {
        AdmissionRate rate = unlimited();
        assertEquals(50_000, offer(rate, 50_000, SECOND, 5 * MS), 1);
        assertTrue(Double.isInfinite(rate.rate(now)));
    }

    @Test
    void oneStallIsNoOverload() {
        AdmissionRate rate = unlimited();
        offer(rate, 1_000, SECOND, 0);
        now += 150 * MS;
        int all = 100;
        int admitted = 0;
        for (int i = 0; i < all; i++) {
            admitted += rate.admit(now, 150 * MS) ? 1 : 0;
        }
        offer(rate, 1_000, SECOND, 0);
        assertEquals(all, admitted);
        assertTrue(Double.isInfinite(rate.rate(now)));
    }

    @Test
    void aStandingQueueLowersTheRateToNineTenthsOfWhatWasLetIn() {
        AdmissionRate rate = unlimited();
        offer(rate, 1_000, 200 * MS, 30 * MS);
        offer(rate, 1_000, 10 * MS, 30 * MS);
        assertEquals(900, rate.rate(now), 20);
        offer(rate, 1_000, 100 * MS, 30 * MS);
        assertTrue(rate.rate(now) < 880, "and once more, to " + rate.rate(now));
    }

    @Test
    void whatWaitedTooLongInAStandingQueueIsRefused() {
        AdmissionRate rate = unlimited();
        offer(rate, 100, 210 * MS, 90 * MS);
        assertFalse(rate.admit(now, 101 * MS));
    }

    @Test
    void theRateGrowsBackAndTheLimitGoesAwayOnceNothingIsRefused() {
        AdmissionRate rate = unlimited();
        offer(rate, 1_000, 500 * MS, 30 * MS);
        double low = rate.rate(now);
        offer(rate, 2_000, 2 * SECOND, 0);
        assertTrue(rate.rate(now) > 1.4 * low, low + " grew to " + rate.rate(now));
        offer(rate, 100, 4 * SECOND, 0);
        assertTrue(Double.isInfinite(rate.rate(now)));
    }

    /** As a node does that starts under load: its first second is slow, and then it takes all. */
    @Test
    void aSlowBeginningIsSoonForgottenThoughCallsAreRefused() {
        AdmissionRate rate = unlimited();
        offer(rate, 1_500, 1_500 * MS, 60 * MS);
        assertTrue(rate.rate(now) < 600, "the rate has come down to " + rate.rate(now));
        offer(rate, 1_500, 3 * SECOND, 0);
        assertEquals(1_500, offer(rate, 1_500, SECOND, 0), 30);
    }

    /** A server of a capacity that is not known to the gate, with a queue in front, offered up to five times as much. */
    @Test
    void anUnknownCapacityIsFoundAndUsedWhateverIsOffered() {
        Random random = new Random(20_240_611);
        for (int round = 0; round < 40; round++) {
            double capacity = 200 + random.nextInt(5_000);
            double load = 1.2 + random.nextDouble() * 4;
            Served served = serve(unlimited(), random, capacity, capacity * load);
            String what = "capacity " + capacity + ", " + load + " times as much offered: " + served;
            assertTrue(served.share > 0.85, what);
            assertTrue(served.longestWaitMillis < 250, what);
        }
    }

    private record Served(double share, double longestWaitMillis) {}

    /** Fifteen seconds, of which the first five are for settling. */
    private Served serve(AdmissionRate rate, Random random, double capacity, double offered) {
        double free = now;
        double longest = 0;
        long done = 0;
        long start = now;
        double arrival = now;
        while (arrival < start + 15.0 * SECOND) {
            arrival += -Math.log(1 - random.nextDouble()) * SECOND / offered;
            // A message waits for those before it; a refusal costs nothing.
            double begin = Math.max(arrival, free);
            now = Math.max(now, (long) begin);
            if (rate.admit(now, (long) (begin - arrival))) {
                free = begin + SECOND / capacity;
                if (begin > start + 5.0 * SECOND) {
                    done++;
                    longest = Math.max(longest, begin - arrival);
                }
            }
        }
        return new Served(done / (capacity * 10), longest / MS);
    }
}
