package org.tollbridge.node.trace;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Messages on their way from the links to an observer. Messages that arrive faster than they are read are dropped and
 * counted.
 */
final class Capture implements AutoCloseable {

    private static final int WAITING = 20_000;

    private final TraceHub hub;
    private final BlockingQueue<Captured> queue = new ArrayBlockingQueue<>(WAITING);
    private final LongAdder dropped = new LongAdder();

    Capture(TraceHub hub) {
        this.hub = hub;
    }

    void offer(Captured message) {
        if (!queue.offer(message)) {
            dropped.increment();
        }
    }

    /** The next message, or none within the limit. */
    Optional<Captured> next(Duration limit) throws InterruptedException {
        return Optional.ofNullable(queue.poll(limit.toNanos(), TimeUnit.NANOSECONDS));
    }

    /** Whether no message is waiting. */
    boolean isEmpty() {
        return queue.isEmpty();
    }

    /** Messages that arrived too fast, and are not part of the capture. */
    long dropped() {
        return dropped.sum();
    }

    @Override
    public void close() {
        hub.close(this);
    }
}
