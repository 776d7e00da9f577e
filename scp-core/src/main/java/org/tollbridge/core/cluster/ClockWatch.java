package org.tollbridge.core.cluster;

import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the difference between this node's clock and that of the oldest node, with which all nodes compare theirs:
 * calls in a period are counted by the clocks of the nodes that take them. Checked by one thread; read by any.
 */
final class ClockWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);

    /** Half of the difference that counts tolerate, because another node's clock may be off in the other direction. */
    static final long MOST_MILLIS = 5_000;

    private final LongSupplier own;
    private final LongSupplier oldest;
    private boolean apart;

    /**
     * Compares two clocks.
     *
     * @param own this node's time, in milliseconds since the epoch
     * @param oldest the oldest node's time
     */
    ClockWatch(LongSupplier own, LongSupplier oldest) {
        this.own = own;
        this.oldest = oldest;
    }

    /** Returns how far this node's clock is ahead, in milliseconds; negative if it is behind. */
    long ahead() {
        return own.getAsLong() - oldest.getAsLong();
    }

    /** Logs when the clocks have drifted too far apart, and when they agree again; returns whether they are apart. */
    boolean look() {
        long ahead = ahead();
        boolean now = Math.abs(ahead) > MOST_MILLIS;
        if (now && !apart) {
            LOG.warn(
                    "The clock of this node is {} ms {} that of the oldest node of its cluster: limits of calls per"
                            + " period admit too many calls; synchronise the clocks of all nodes with NTP",
                    Math.abs(ahead),
                    ahead > 0 ? "ahead of" : "behind");
        } else if (apart && !now) {
            LOG.info("the clock of this node agrees with that of the oldest node again");
        }
        apart = now;
        return now;
    }
}
