package org.tollbridge.core.overload;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * Settings of overload control.
 *
 * @param callsPerSecond the engineered maximum, at least 1; without one, only waiting times limit calls
 * @param target the node is overloaded when all messages wait longer than this
 * @param longestWait a call that has waited longer than this in an overloaded node is refused; at least {@code target}
 * @param gaps whether switches are ordered to keep call gaps
 * @param gapSeconds how long a switch keeps a gap that is not renewed, 2 to 86,400
 */
public record OverloadSettings(
        OptionalInt callsPerSecond, Duration target, Duration longestWait, boolean gaps, int gapSeconds) {

    /** No engineered maximum, a target of 20 ms, at most 100 ms of waiting, gaps of 10 s. */
    public static final OverloadSettings DEFAULT =
            new OverloadSettings(OptionalInt.empty(), Duration.ofMillis(20), Duration.ofMillis(100), true, 10);

    public OverloadSettings {
        callsPerSecond.ifPresent(value -> require(value >= 1, "calls per second: at least 1", value));
        require(target.isPositive(), "target: more than 0 ms", target.toMillis());
        require(longestWait.compareTo(target) >= 0, "longest wait: at least the target", longestWait.toMillis());
        require(gapSeconds >= 2 && gapSeconds <= 86_400, "gap duration: 2 to 86400 s", gapSeconds);
    }

    private static void require(boolean condition, String rule, long value) {
        if (!condition) {
            throw new IllegalArgumentException(rule + ", not " + value);
        }
    }

    double engineeredRate() {
        return callsPerSecond.isPresent() ? callsPerSecond.getAsInt() : Double.POSITIVE_INFINITY;
    }
}
