package org.tollbridge.core.counter;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The counts of one key in one calendar month. Guarded by its {@link KeyCounts}. */
final class CountedMonth {

    /** Number of corrections remembered to detect repetitions. */
    private static final int MOST_CORRECTIONS = 1_000;

    /** 31 days, and the hour that the end of daylight saving time may add. */
    private static final long LONGEST = 31L * 86_400_000 + 3_600_000;

    private final long begun;
    private long calls;
    private long cost;
    private long returned;
    private boolean changed;

    /** The part of the month's cost reserved for calls in progress, in thousandths of a yuan. */
    private final Map<String, Long> reserved = new HashMap<>(4);

    /** Identifiers of the last corrections of the month's cost. */
    private final Set<String> corrections = new LinkedHashSet<>(1);

    CountedMonth(long begun) {
        this.begun = begun;
    }

    long begun() {
        return begun;
    }

    /** Returns whether a time may be in this month, provided that no later counted month has begun by then. */
    boolean mayHold(long at) {
        return at >= begun && at - begun < LONGEST;
    }

    long calls() {
        return calls;
    }

    /** Returns the cost of its calls, in thousandths of a yuan. */
    long cost() {
        return Math.max(0, cost - returned);
    }

    void addCall() {
        calls++;
        changed = true;
    }

    void addCost(long thousandths) {
        cost += thousandths;
        changed = true;
    }

    /** Returns the part of a limit that is neither spent nor reserved for calls other than this one. */
    long free(String callId, long limit) {
        long free = limit - cost();
        for (Map.Entry<String, Long> each : reserved.entrySet()) {
            free -= each.getKey().equals(callId) ? 0 : each.getValue();
        }
        return free;
    }

    void reserve(String callId, long thousandths) {
        reserved.put(callId, thousandths);
    }

    void release(String callId) {
        reserved.remove(callId);
    }

    void keepFor(Set<String> callIds) {
        reserved.keySet().retainAll(callIds);
    }

    /** Changes the cost; a correction that was already counted is ignored. */
    void correct(String id, long thousandths) {
        if (!corrections.add(id)) {
            return;
        }
        if (corrections.size() > MOST_CORRECTIONS) {
            corrections.remove(corrections.iterator().next());
        }
        cost += Math.max(0, thousandths);
        returned += Math.max(0, -thousandths);
        changed = true;
    }

    MonthCount count(String key) {
        return new MonthCount(key, begun, calls, cost, returned);
    }

    /** Returns whether it has changed since the previous query. */
    boolean wasChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }

    /** Adopts the larger values of another copy. */
    void learn(MonthCount saved) {
        MonthCount more = count(saved.key()).more(saved);
        calls = more.calls();
        cost = more.cost();
        returned = more.returned();
    }

    void write(DataOutput to) throws IOException {
        to.writeLong(begun);
        to.writeLong(calls);
        to.writeLong(cost);
        to.writeLong(returned);
        to.writeInt(reserved.size());
        for (Map.Entry<String, Long> each : reserved.entrySet()) {
            to.writeUTF(each.getKey());
            to.writeLong(each.getValue());
        }
        to.writeInt(corrections.size());
        for (String id : corrections) {
            to.writeUTF(id);
        }
    }

    static CountedMonth read(DataInput from) throws IOException {
        CountedMonth month = new CountedMonth(from.readLong());
        month.calls = from.readLong();
        month.cost = from.readLong();
        month.returned = from.readLong();
        for (int left = from.readInt(); left > 0; left--) {
            month.reserved.put(from.readUTF(), from.readLong());
        }
        for (int left = from.readInt(); left > 0; left--) {
            month.corrections.add(from.readUTF());
        }
        return month;
    }
}
