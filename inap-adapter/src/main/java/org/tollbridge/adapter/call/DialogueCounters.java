package org.tollbridge.adapter.call;

import java.util.Collection;
import java.util.List;

/** The dialogue counters of all switches together, read on demand. */
public final class DialogueCounters {
    private final List<SwitchCounters> switches;

    DialogueCounters(Collection<SwitchCounters> switches) {
        this.switches = List.copyOf(switches);
    }

    public long get(DialogueCounter counter) {
        return switches.stream().mapToLong(each -> each.get(counter)).sum();
    }
}
