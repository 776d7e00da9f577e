package org.tollbridge.core.overload;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.tollbridge.core.overload.OverloadCounters.RefusedNumber;
import org.tollbridge.service.port.AdmissionGate;
import org.tollbridge.service.traffic.CallGapOrder;

/**
 * The node's overload control: admits calls as fast as the node can take them, counts refusals, and works out orders
 * for switches. Thread-safe; its lock is held briefly.
 *
 * <p>The details of calls are read only while some are refused or a gap is in force; otherwise a call costs only a
 * check of a token bucket.
 */
public final class OverloadControl implements AdmissionGate {

    private static final int NUMBERS_KEPT = 1_024;
    private static final int NUMBERS_TOLD = 100;

    private final OverloadSettings settings;
    private final LongSupplier nanoClock;
    private final LongAdder admitted = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder ordered = new LongAdder();
    private final LongAdder withdrawn = new LongAdder();
    private final Object lock = new Object();
    private final AdmissionRate rate;
    private final GapControl gaps;
    private final DemandWindow window = new DemandWindow();
    private final HeavyHitters<String> refusedNumbers = new HeavyHitters<>(NUMBERS_KEPT);
    private long windowStart;
    private boolean watching;

    /** @param nanoClock nanoseconds from any origin, never going back, such as {@link System#nanoTime} */
    public OverloadControl(OverloadSettings settings, LongSupplier nanoClock) {
        this.settings = settings;
        this.nanoClock = nanoClock;
        this.windowStart = nanoClock.getAsLong();
        this.rate = new AdmissionRate(settings, windowStart);
        this.gaps = new GapControl(settings.gapSeconds());
    }

    @Override
    public boolean admits(Begin begin) {
        boolean admits;
        boolean look;
        synchronized (lock) {
            admits = rate.admit(nanoClock.getAsLong(), begin.waitedNanos());
            watching |= !admits;
            look = watching;
            if (!look) {
                window.add();
            }
        }
        (admits ? admitted : refused).increment();
        if (look) {
            // Read outside of the lock: each delivery thread reads its own message.
            var serviceKey = begin.serviceKey();
            String called = begin.called();
            synchronized (lock) {
                window.add(begin.switchPointCode(), serviceKey, called, admits);
            }
        }
        return admits;
    }

    /** Must be called once a second. Returns the orders to send to switches. */
    public List<CallGapOrder> tick() {
        long now = nanoClock.getAsLong();
        List<CallGapOrder> orders = List.of();
        synchronized (lock) {
            double seconds = (now - windowStart) / 1e9;
            if (seconds <= 0) {
                return orders;
            }
            windowStart = now;
            boolean refusals = window.refused() > 0;
            window.refusedNumbers()
                    .top(NUMBERS_KEPT)
                    .forEach(entry -> refusedNumbers.add(entry.key(), entry.certain()));
            Demand demand = window.take(seconds);
            if (settings.gaps()) {
                orders = gaps.decide(now / 1_000_000, rate.rate(now), demand);
            }
            watching = refusals || gaps.active() > 0;
        }
        for (CallGapOrder order : orders) {
            (order.withdraws() ? withdrawn : ordered).increment();
        }
        return orders;
    }

    public OverloadCounters counters() {
        synchronized (lock) {
            return new OverloadCounters(
                    admitted.sum(),
                    refused.sum(),
                    rate.rate(nanoClock.getAsLong()),
                    gaps.active(),
                    ordered.sum(),
                    withdrawn.sum(),
                    refusedNumbers.top(NUMBERS_TOLD).stream()
                            .map(entry -> new RefusedNumber(entry.key(), entry.certain(), entry.count()))
                            .toList());
        }
    }
}
