package org.tollbridge.core.cluster;

import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches how far this node's clock and that of the oldest node, which all compare theirs with, are apart: calls of a period
 * are counted by the clocks of the nodes that take them. One thread looks; any may ask.
 */
final class ClockWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);

    /** Half of what counts bear, for another node's may be off to the other side. */
    static final long MOST_MILLIS = 5_000;

    private final LongSupplier own;
    private final LongSupplier oldest;
    private boolean apart;

    /**
     * Compares two clocks.
     *
     * @param own milliseconds since the epoch, as this node has it
     * @param oldest as the oldest node has it
     */
    ClockWatch(LongSupplier own, LongSupplier oldest) {
        this.own = own;
        this.oldest = oldest;
    }

    /** How far this node's clock is ahead, in milliseconds; below 0 if it is behind. */
    long ahead() {
        return own.getAsLong() - oldest.getAsLong();
    }

    /** Tells the log when the clocks have come too far apart, and when they are together again; whether they are apart. */
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
