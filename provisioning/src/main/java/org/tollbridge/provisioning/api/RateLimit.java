package org.tollbridge.provisioning.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Limits the rate of a client's requests: a burst, and then a number per second. */
final class RateLimit {

    /**
     * Clients remembered; the one that was silent for longest is dropped first, and then has its full allowance again.
     */
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
     * @param most largest burst
     * @param nanos a monotonic clock
     */
    RateLimit(double perSecond, int most, LongSupplier nanos) {
        this.perSecond = perSecond;
        this.most = most;
        this.nanos = nanos;
    }

    /**
     * Counts a request.
     *
     * @return 0 when it is allowed, otherwise the seconds until the next one is
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
