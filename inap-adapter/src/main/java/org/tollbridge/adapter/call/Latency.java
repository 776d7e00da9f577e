package org.tollbridge.adapter.call;

import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;

/** Durations counted in buckets. Thread-safe; counting neither blocks nor allocates. */
public final class Latency {

    private static final long[] BOUNDS_MICROS = {
        5,
        10,
        25,
        50,
        100,
        250,
        500,
        1_000,
        2_500,
        5_000,
        10_000,
        25_000,
        50_000,
        100_000,
        250_000,
        500_000,
        1_000_000,
        2_500_000,
        5_000_000,
        10_000_000
    };

    private final LongAdder[] buckets = new LongAdder[BOUNDS_MICROS.length + 1];
    private final LongAdder nanos = new LongAdder();

    Latency() {
        Arrays.setAll(buckets, unused -> new LongAdder());
    }

    void add(long tookNanos) {
        int bucket = 0;
        while (bucket < BOUNDS_MICROS.length && tookNanos > BOUNDS_MICROS[bucket] * 1_000) {
            bucket++;
        }
        buckets[bucket].increment();
        nanos.add(tookNanos);
    }

    /** The inclusive upper bounds of the buckets in seconds. The last bucket is unbounded and not included. */
    public static double[] boundsSeconds() {
        return Arrays.stream(BOUNDS_MICROS).mapToDouble(micros -> micros / 1e6).toArray();
    }

    /** The counts of the buckets, not cumulative; one more than there are bounds. */
    public long[] counts() {
        return Arrays.stream(buckets).mapToLong(LongAdder::sum).toArray();
    }

    /** The sum of all durations, in seconds. */
    public double sumSeconds() {
        return nanos.sum() / 1e9;
    }
}
