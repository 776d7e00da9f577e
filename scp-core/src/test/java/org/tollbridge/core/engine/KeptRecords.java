package org.tollbridge.core.engine;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.port.CallRecords;

/** Records in memory. */
final class KeptRecords implements CallRecords {

    private final Queue<CallRecord> records = new ConcurrentLinkedQueue<>();
    private final Map<String, CallRecord> standIns = new ConcurrentHashMap<>();
    private volatile boolean ready = true;
    private volatile boolean failing;

    @Override
    public void append(CallRecord record) {
        if (failing) {
            throw new IllegalStateException("on purpose");
        }
        standIns.remove(record.callId());
        records.add(record);
    }

    @Override
    public void standIn(CallRecord record) {
        standIns.put(record.callId(), record);
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

    /** The records that stand if the node is killed now. */
    List<CallRecord> standIns() {
        return List.copyOf(standIns.values());
    }

    CallRecord only() {
        if (records.size() != 1) {
            throw new AssertionError(records.size() + " records: " + records);
        }
        return records.element();
    }
}
