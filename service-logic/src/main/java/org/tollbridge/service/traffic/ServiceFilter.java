package org.tollbridge.service.traffic;

import java.util.OptionalInt;

/**
 * Orders switches to handle calls by themselves and count them, as in televoting.
 *
 * @param seconds duration, 1 to 86,400
 * @param intervalSeconds time from one call that is let through and reported to the next, 1 to 32,000
 * @param cause Q.850 cause, 1 to 127, with which filtered calls are released; if empty, the switch's own choice
 * @param announcement identity of the message, 0 to 2,147,483,647, that filtered callers hear
 */
public record ServiceFilter(
        TrafficCriterion criterion, int seconds, int intervalSeconds, OptionalInt cause, OptionalInt announcement) {

    public ServiceFilter {
        require(seconds >= 1 && seconds <= 86_400, "seconds: 1 to 86400", seconds);
        require(intervalSeconds >= 1 && intervalSeconds <= 32_000, "interval: 1 to 32000 seconds", intervalSeconds);
        cause.ifPresent(value -> require(value >= 1 && value <= 127, "cause: 1 to 127", value));
        announcement.ifPresent(value -> require(value >= 0, "announcement: 0 to 2147483647", value));
    }

    private static void require(boolean condition, String rule, int value) {
        if (!condition) {
            throw new IllegalArgumentException(rule + ", not " + value);
        }
    }
}
