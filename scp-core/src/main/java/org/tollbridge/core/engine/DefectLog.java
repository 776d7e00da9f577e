package org.tollbridge.core.engine;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.core.time.NodeClock;

/**
 * Logs our own defects under the call they ended, limited to a few per interval so that a defect in every call does not
 * flood the log.
 */
final class DefectLog {

    private static final Logger LOG = LoggerFactory.getLogger(CallEngine.class);
    private static final long WHILE_MILLIS = 10_000;
    private static final int FEW = 5;

    private final NodeClock clock;
    private final AtomicLong since;
    private final AtomicInteger inThisWhile = new AtomicInteger();

    DefectLog(NodeClock clock) {
        this.clock = clock;
        this.since = new AtomicLong(clock.steadyMillis());
    }

    void log(String callId, String what, Throwable failure) {
        long begun = since.get();
        long now = clock.steadyMillis();
        if (now - begun >= WHILE_MILLIS && since.compareAndSet(begun, now)) {
            int unsaid = inThisWhile.getAndSet(0) - FEW;
            if (unsaid > 0) {
                LOG.error("{} more internal errors ended calls in the previous {} ms", unsaid, now - begun);
            }
        }
        if (inThisWhile.incrementAndGet() <= FEW) {
            LOG.error("Call {}: {}", callId, what, failure);
        }
    }
}
