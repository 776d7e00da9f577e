package org.tollbridge.adapter.call;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts since the start. Safe for any thread. */
public final class DialogueCounters {
    private final Map<DialogueCounter, LongAdder> counters = new EnumMap<>(DialogueCounter.class);

    DialogueCounters() {
        for (DialogueCounter counter : DialogueCounter.values()) {
            counters.put(counter, new LongAdder());
        }
    }

    void add(DialogueCounter counter) {
        LongAdder adder = counters.get(counter);
        if (adder != null) {
            adder.increment();
        }
    }

    public long get(DialogueCounter counter) {
        LongAdder adder = counters.get(counter);
        return adder == null ? 0 : adder.sum();
    }
}
