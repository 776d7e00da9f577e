package org.tollbridge.node.bench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * Sends requests to a server repeatedly, and measures the response times. Responses after the end of a measurement do
 * not count.
 */
final class DiameterLoad {

    private static final long HIGHEST_MICROS = TimeUnit.SECONDS.toMicros(60);
    private static final int DIGITS = 3;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    /** Sends one request; returns false when it could not be sent. */
    interface Ask {
        boolean send(int number, Answer answer);
    }

    /** Receives the result of a request. */
    interface Answer {
        void came(boolean good);
    }

    /**
     * Result of a measurement.
     *
     * @param rate responses per second
     * @param failed requests that were not sent, not answered in time, or refused
     */
    record Measured(double rate, double medianMillis, double millisOf99, long failed) {}

    private final Ask ask;
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private final LongAdder answered = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private ConcurrentHistogram latency = new ConcurrentHistogram(HIGHEST_MICROS, DIGITS);
    private volatile boolean over;

    DiameterLoad(Ask ask) {
        this.ask = ask;
    }

    /** Measures the maximum rate, with a fixed number of outstanding requests. */
    Measured atMost(int inFlight, Duration length) {
        long begin = begin();
        for (int i = 0; i < inFlight; i++) {
            one(System.nanoTime(), true);
        }
        sleepUntil(begin + length.toNanos());
        return end(begin);
    }

    /** Measures at a fixed rate per second; latency counts from when a request was due. */
    Measured atRate(int rate, Duration length) {
        long begin = begin();
        long end = begin + length.toNanos();
        long pause = TimeUnit.SECONDS.toNanos(1) / rate;
        for (long due = begin; due - end < 0; due += pause) {
            sleepUntil(due);
            one(due, false);
        }
        return end(begin);
    }

    private long begin() {
        answered.reset();
        failed.reset();
        latency = new ConcurrentHistogram(HIGHEST_MICROS, DIGITS);
        over = false;
        return System.nanoTime();
    }

    private Measured end(long begin) {
        double seconds = (System.nanoTime() - begin) / (double) TimeUnit.SECONDS.toNanos(1);
        long done = answered.sum();
        over = true;
        long limit = System.nanoTime() + PATIENCE_NANOS;
        while (open.get() > 0 && System.nanoTime() - limit < 0) {
            LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(1));
        }
        double micros = TimeUnit.MILLISECONDS.toMicros(1);
        return new Measured(
                done / seconds,
                latency.getValueAtPercentile(50) / micros,
                latency.getValueAtPercentile(99) / micros,
                failed.sum());
    }

    private void sleepUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
        }
    }

    private void one(long due, boolean again) {
        open.incrementAndGet();
        boolean sent = ask.send(numbers.incrementAndGet(), good -> {
            latency.recordValue(Math.min(HIGHEST_MICROS, Math.max(0, (System.nanoTime() - due) / 1_000)));
            (good ? answered : failed).increment();
            open.decrementAndGet();
            if (again && !over) {
                one(System.nanoTime(), true);
            }
        });
        if (!sent) {
            failed.increment();
            open.decrementAndGet();
        }
    }
}
