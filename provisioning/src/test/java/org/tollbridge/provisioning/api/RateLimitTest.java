package org.tollbridge.provisioning.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private long now = 5;
    private final RateLimit limit = new RateLimit(0.5, 3, () -> now);

    @Test
    void soManyAtOneTimeAndSoManyASecondAfterThat() {
        for (int i = 0; i < 3; i++) {
            assertEquals(0, limit.take("ann"));
        }
        assertEquals(2, limit.take("ann"));
        assertEquals(0, limit.take("bob"), "everybody has their own");
        now += TimeUnit.MILLISECONDS.toNanos(1_990);
        assertEquals(1, limit.take("ann"));
        now += TimeUnit.MILLISECONDS.toNanos(10);
        assertEquals(0, limit.take("ann"));
        assertEquals(2, limit.take("ann"), "a refusal costs nothing");
        now += TimeUnit.DAYS.toNanos(1);
        for (int i = 0; i < 3; i++) {
            assertEquals(0, limit.take("ann"), "no more than that are saved up");
        }
        assertTrue(limit.take("ann") > 0);
    }

    @Test
    void whoWasLongSilentIsForgotten() {
        for (int i = 0; i < 3; i++) {
            limit.take("ann");
        }
        for (int i = 0; i < 10_000; i++) {
            limit.take("asker " + i);
        }
        assertEquals(0, limit.take("ann"));
    }
}
