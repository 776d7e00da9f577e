package org.tollbridge.core.engine;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Reason;

/** The live counters of an engine. */
final class Tallies {

    final LongAdder offered = new LongAdder();
    final LongAdder refusedFull = new LongAdder();
    final LongAdder refusedNotReady = new LongAdder();
    final LongAdder refusedDraining = new LongAdder();
    final LongAdder unpriced = new LongAdder();
    final LongAdder unsent = new LongAdder();
    final LongAdder lateEvents = new LongAdder();
    final LongAdder overflows = new LongAdder();
    final LongAdder defects = new LongAdder();
    private final Map<Reason, LongAdder> ended = new EnumMap<>(Reason.class);

    Tallies() {
        for (Reason reason : Reason.values()) {
            ended.put(reason, new LongAdder());
        }
    }

    void ended(CallRecord record) {
        if (record.unpriced()) {
            unpriced.increment();
        }
        LongAdder adder = ended.get(record.reason());
        if (adder != null) {
            adder.increment();
        }
    }

    EngineCounters read(int open) {
        Map<Reason, Long> byReason = new EnumMap<>(Reason.class);
        ended.forEach((reason, adder) -> byReason.put(reason, adder.sum()));
        return new EngineCounters(
                offered.sum(),
                refusedFull.sum(),
                refusedNotReady.sum(),
                refusedDraining.sum(),
                open,
                Collections.unmodifiableMap(byReason),
                unpriced.sum(),
                unsent.sum(),
                lateEvents.sum(),
                overflows.sum(),
                defects.sum());
    }
}
