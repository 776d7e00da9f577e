package org.tollbridge.core.overload;

/**
 * The number of calls admitted per second: a token bucket whose rate is the engineered maximum, and less while messages
 * wait too long. Time is passed as an argument, in nanoseconds from any origin. Not thread-safe.
 *
 * <p>Every 100 ms it checks the shortest wait of that interval, as CoDel does (RFC 8289): a burst delays some messages,
 * only a standing queue delays all of them. Two such intervals in a row lower the rate to nine tenths of what was
 * admitted, and so does each one that follows. Other intervals raise it: the first by a hundredth, each following one
 * by a hundredth more than the one before. So the limit is approached with care, and a node that was slow for a moment,
 * as when it starts, accepts about ten times as much two seconds later. Three seconds without a refusal restore the
 * maximum.
 */
final class AdmissionRate {

    static final long INTERVAL = 100_000_000L;
    static final long CALM = 3_000_000_000L;
    private static final double SECOND = 1e9;
    private static final double DECREASE = 0.9;
    private static final double INCREASE = 1.01;
    private static final double MOST_INCREASE = 1.3;
    private static final double LOWEST = 10;
    /** Burst allowed after a pause: a twentieth of a second's calls, and at least five. */
    private static final double BURST_SECONDS = 0.05;

    private static final double LEAST_BURST = 5;

    private static final int CONGESTED_INTERVALS = 2;
    /** A few waiting calls, such as the first ones of a node while its code is loaded, are not a queue. */
    private static final int LEAST_CALLS = 5;

    private static final long NO_WAIT_SEEN = Long.MAX_VALUE;

    private final double engineered;
    private final long target;
    private final long longestWait;

    private double rate;
    private double tokens;
    private long filledAt;
    private long intervalStart;
    private long shortestWait = NO_WAIT_SEEN;
    private long admitted;
    private long seen;
    private int congested;
    private int eased;
    private long lastRefusal;

    AdmissionRate(OverloadSettings settings, long now) {
        this.engineered = settings.engineeredRate();
        this.target = settings.target().toNanos();
        this.longestWait = settings.longestWait().toNanos();
        this.rate = engineered;
        this.tokens = depth();
        this.filledAt = now;
        this.intervalStart = now;
        this.lastRefusal = now - CALM;
    }

    /**
     * Returns whether one more call is admitted.
     *
     * @param now never before the previous one
     * @param waited how long its message waited, in nanoseconds
     */
    boolean admit(long now, long waited) {
        adapt(now);
        shortestWait = Math.min(shortestWait, waited);
        seen++;
        if (takeToken(now) && !(congested > 0 && waited > longestWait)) {
            admitted++;
            return true;
        }
        lastRefusal = now;
        return false;
    }

    /** Returns the calls currently admitted per second; infinite without a limit. */
    double rate(long now) {
        adapt(now);
        return rate;
    }

    private boolean takeToken(long now) {
        if (Double.isInfinite(rate)) {
            return true;
        }
        tokens = Math.min(depth(), tokens + Math.max(0, now - filledAt) * rate / SECOND);
        filledAt = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }

    private double depth() {
        return Math.max(LEAST_BURST, rate * BURST_SECONDS);
    }

    private void adapt(long now) {
        long elapsed = now - intervalStart;
        if (elapsed < INTERVAL) {
            return;
        }
        boolean waits = seen >= LEAST_CALLS && shortestWait > target;
        congested = waits ? congested + 1 : 0;
        eased = waits ? 0 : eased + 1;
        if (congested >= CONGESTED_INTERVALS) {
            decrease(admitted * SECOND / elapsed);
        } else if (now - lastRefusal >= CALM) {
            rate = engineered;
        } else if (!waits) {
            double increase = Math.min(MOST_INCREASE, Math.pow(INCREASE, eased));
            rate = Math.min(engineered, rate * Math.pow(increase, (double) elapsed / INTERVAL));
        }
        intervalStart = now;
        shortestWait = NO_WAIT_SEEN;
        seen = 0;
        admitted = 0;
    }

    private void decrease(double admittedRate) {
        boolean first = Double.isInfinite(rate);
        rate = Math.max(Math.min(LOWEST, engineered), DECREASE * Math.min(rate, admittedRate));
        // Counts as a refusal, so that a newly found limit is not lifted before it was applied.
        lastRefusal = intervalStart + INTERVAL;
        if (first) {
            tokens = 0;
            filledAt = lastRefusal;
        }
    }
}
