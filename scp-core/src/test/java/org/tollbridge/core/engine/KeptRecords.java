package org.tollbridge.core.engine;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.port.CallRecords;

/** Records in memory. */
final class KeptRecords implements CallRecords {

    private final Queue<CallRecord> records = new ConcurrentLinkedQueue<>();
    private volatile boolean ready = true;
    private volatile boolean failing;

    @Override
    public void append(CallRecord record) {
        if (failing) {
            throw new IllegalStateException("on purpose");
        }
        records.add(record);
    }

    @Override
    public boolean ready() {
        return ready;
    }

    void ready(boolean now) {
        ready = now;
    }

    void failing(boolean now) {
        failing = now;
    }

    List<CallRecord> all() {
        return List.copyOf(records);
    }

    CallRecord only() {
        if (records.size() != 1) {
            throw new AssertionError(records.size() + " records: " + records);
        }
        return records.element();
    }
}
