package org.tollbridge.node.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private final RateLimit limit = new RateLimit();

    private int letThrough(String logger, long at, int lines) {
        int count = 0;
        for (int i = 0; i < lines; i++) {
            LoggingEvent event = new LoggingEvent();
            event.setLoggerName(logger);
            event.setInstant(Instant.ofEpochMilli(at));
            count += limit.decide(event) == FilterReply.DENY ? 0 : 1;
        }
        return count;
    }

    @Test
    void aFloodIsCutAndItsRestCounted() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            assertEquals(RateLimit.LINES, letThrough("link", 10_000, 1_000_000));
            assertEquals(0, letThrough("link", 10_999, 5));
            assertEquals(1, letThrough("other", 10_999, 1), "one logger's flood does not silence another");
            assertEquals("", err.toString(StandardCharsets.UTF_8));
            assertEquals(3, letThrough("link", 11_000, 3));
        } finally {
            System.setErr(before);
        }
        assertEquals("link: 999955 lines left out, more than 50 in a second\n", err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aClockThatGoesBackDoesNotSilenceForGood() {
        assertEquals(RateLimit.LINES, letThrough("link", 10_000, 60));
        assertEquals(5, letThrough("link", 1_000, 5));
    }
}
