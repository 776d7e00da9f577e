package org.tollbridge.adapter.sccp;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts since the start. Thread-safe. */
public final class SccpCounters {

    private final Map<SccpCounter, LongAdder> counters = new EnumMap<>(SccpCounter.class);

    SccpCounters() {
        for (SccpCounter counter : SccpCounter.values()) {
            counters.put(counter, new LongAdder());
        }
    }

    void add(SccpCounter counter) {
        LongAdder adder = counters.get(counter);
        if (adder != null) {
            adder.increment();
        }
    }

    public long get(SccpCounter counter) {
        LongAdder adder = counters.get(counter);
        return adder == null ? 0 : adder.sum();
    }

    /** All counts at this moment. */
    public Map<SccpCounter, Long> snapshot() {
        Map<SccpCounter, Long> snapshot = new EnumMap<>(SccpCounter.class);
        for (SccpCounter counter : SccpCounter.values()) {
            snapshot.put(counter, get(counter));
        }
        return snapshot;
    }
}
