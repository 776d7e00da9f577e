package org.tollbridge.provisioning.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** How many requests somebody may make: so many at one time, and so many a second after that. */
final class RateLimit {

    /** Askers that are remembered; one that was long silent is forgotten first, and has all its requests again. */
    private static final int MOST_ASKERS = 10_000;

    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

    private final double perSecond;
    private final double most;
    private final LongSupplier nanos;

    private final Map<String, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_ASKERS;
        }
    };

    private record Bucket(double left, long at) {}

    /**
     * A limit.
     *
     * @param most at one time
     * @param nanos a clock that only goes on
     */
    RateLimit(double perSecond, int most, LongSupplier nanos) {
        this.perSecond = perSecond;
        this.most = most;
        this.nanos = nanos;
    }

    /**
     * Counts a request.
     *
     * @return 0 when it may be made, else the seconds after which the next may
     */
    synchronized int take(String asker) {
        long now = nanos.getAsLong();
        Bucket bucket = buckets.getOrDefault(asker, new Bucket(most, now));
        double left = Math.min(most, bucket.left() + (now - bucket.at()) / SECOND * perSecond);
        if (left < 1) {
            buckets.put(asker, new Bucket(left, now));
            return (int) Math.ceil((1 - left) / perSecond);
        }
        buckets.put(asker, new Bucket(left - 1, now));
        return 0;
    }
}
