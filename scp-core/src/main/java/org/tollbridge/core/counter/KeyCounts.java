package org.tollbridge.core.counter;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tollbridge.service.plan.PlanLimits.Claim;

/**
 * What is counted for one service number, or for one of its destinations. Guarded by its own monitor, which is held for
 * no longer than it takes to count. The same operations in the same order leave the same counts on any node.
 */
public final class KeyCounts {

    /** Corrections that are told from those that are said again. */
    private static final int MOST_CORRECTIONS = 1_000;

    /** Calls that are counted, and when each is given up if nobody says that it is over. */
    private final Map<String, Long> calls = new HashMap<>(4);

    /** What of the month's cost is kept for calls in progress, in thousandths of a yuan. */
    private final Map<String, Long> reserved = new HashMap<>(4);

    /** No call is given up before this. */
    private long firstGivenUp = Long.MAX_VALUE;

    /** When calls of the period came, no more than its limit. */
    private final Deque<Long> moments = new ArrayDeque<>(1);

    private long month;
    private long callsOfMonth;
    private long costOfMonth;
    private long returnedOfMonth;
    /** The last corrections of the month's cost. */
    private final Set<String> corrections = new LinkedHashSet<>(1);

    /**
     * Counts a call against all claims, or against none. A call that is counted already is not counted again.
     *
     * @param at milliseconds since the epoch
     * @param until when the call is given up, in milliseconds since the epoch
     * @return what there was no room for
     */
    public synchronized Optional<Claim.Kind> take(String callId, List<Claim> claims, long at, long until) {
        if (calls.containsKey(callId)) {
            return Optional.empty();
        }
        giveUp(at);
        for (Claim claim : claims) {
            if (used(claim) >= claim.limit()) {
                return Optional.of(claim.kind());
            }
        }
        for (Claim claim : claims) {
            switch (claim.kind()) {
                case CONCURRENT, MONTHLY_COST -> {
                    // The call itself is what is counted, and its cost is known at its end.
                }
                case RATE -> moments.addLast(at);
                case MONTHLY_CALLS -> callsOfMonth++;
            }
        }
        hold(callId, until);
        return Optional.empty();
    }

    /** Counts a call that goes on whether there is room or not, among the calls of this moment and nowhere else. */
    public synchronized void hold(String callId, long until) {
        calls.put(callId, until);
        firstGivenUp = Math.min(firstGivenUp, until);
    }

    private void giveUp(long at) {
        if (at >= firstGivenUp) {
            calls.values().removeIf(until -> until <= at);
            reserved.keySet().retainAll(calls.keySet());
            firstGivenUp =
                    calls.values().stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
        }
    }

    private long used(Claim claim) {
        return switch (claim.kind()) {
            case CONCURRENT -> calls.size();
            case RATE -> {
                while (!moments.isEmpty() && moments.peekFirst() <= claim.since()) {
                    moments.removeFirst();
                }
                yield moments.size();
            }
            case MONTHLY_CALLS -> {
                enter(claim.since());
                yield callsOfMonth;
            }
            case MONTHLY_COST -> {
                enter(claim.since());
                yield cost();
            }
        };
    }

    private void enter(long begun) {
        if (begun > month) {
            month = begun;
            callsOfMonth = 0;
            costOfMonth = 0;
            returnedOfMonth = 0;
            reserved.clear();
            corrections.clear();
        }
    }

    private long cost() {
        return Math.max(0, costOfMonth - returnedOfMonth);
    }

    /**
     * Keeps so much of a month's cost for a call, in place of what was kept for it before.
     *
     * @param amount for the whole call, in thousandths of a yuan
     * @return what is kept: no more than was asked for, nor than the month and other calls leave. A call that is not counted
     *     here is told the same, and nothing is kept for it
     */
    public synchronized long reserve(String callId, Claim claim, long amount) {
        if (claim.since() < month) {
            // What it costs does not count in the month that is.
            return amount;
        }
        enter(claim.since());
        long free = claim.limit() - cost();
        for (Map.Entry<String, Long> each : reserved.entrySet()) {
            free -= each.getKey().equals(callId) ? 0 : each.getValue();
        }
        long kept = Math.max(0, Math.min(amount, free));
        if (calls.containsKey(callId)) {
            reserved.put(callId, kept);
        }
        return kept;
    }

    /**
     * A call is over.
     *
     * @param offeredAt milliseconds since the epoch; a call's cost belongs to the month in which it came
     * @param cost in thousandths of a yuan
     * @return whether it was counted here until now
     */
    public synchronized boolean giveBack(String callId, long offeredAt, long cost) {
        boolean held = calls.remove(callId) != null;
        reserved.remove(callId);
        if (held && offeredAt >= month) {
            costOfMonth += cost;
        }
        return held;
    }

    /**
     * A call that is over has cost more or less than was counted.
     *
     * @param id of the correction; one that was counted is not counted again
     * @param offeredAt when the call came, in milliseconds since the epoch
     * @param cost the difference, in thousandths of a yuan
     */
    public synchronized void correct(String id, long offeredAt, long cost) {
        if (month == 0 || offeredAt < month || !corrections.add(id)) {
            return;
        }
        if (corrections.size() > MOST_CORRECTIONS) {
            corrections.remove(corrections.iterator().next());
        }
        costOfMonth += Math.max(0, cost);
        returnedOfMonth += Math.max(0, -cost);
    }

    /** What was counted in the last month that was; empty when no month is counted. */
    public synchronized Optional<MonthCount> ofMonth(String key) {
        return month == 0
                ? Optional.empty()
                : Optional.of(new MonthCount(key, month, callsOfMonth, costOfMonth, returnedOfMonth));
    }

    /** Goes on from what was counted before a restart, where that is more than what is known. */
    public synchronized void resume(MonthCount saved) {
        MonthCount latest = ofMonth(saved.key()).map(saved::latest).orElse(saved);
        month = latest.begun();
        callsOfMonth = latest.calls();
        costOfMonth = latest.cost();
        returnedOfMonth = latest.returned();
    }

    /** How much of a claim's limit is used, for those who only look. */
    public synchronized long count(Claim claim) {
        boolean over = claim.since() > month;
        return switch (claim.kind()) {
            case CONCURRENT -> calls.size();
            case RATE -> moments.stream().filter(at -> at > claim.since()).count();
            case MONTHLY_CALLS -> over ? 0 : callsOfMonth;
            case MONTHLY_COST -> over ? 0 : cost();
        };
    }

    /** How many calls are counted at the moment. */
    public synchronized int open() {
        return calls.size();
    }

    /** Whether nothing is counted, so that no one loses anything when this is forgotten. */
    public synchronized boolean isEmpty() {
        return calls.isEmpty() && moments.isEmpty() && month == 0;
    }

    /** Writes all of it, for {@link #read}. */
    public synchronized void write(DataOutput to) throws IOException {
        to.writeInt(calls.size());
        for (Map.Entry<String, Long> call : calls.entrySet()) {
            to.writeUTF(call.getKey());
            to.writeLong(call.getValue());
        }
        to.writeInt(reserved.size());
        for (Map.Entry<String, Long> each : reserved.entrySet()) {
            to.writeUTF(each.getKey());
            to.writeLong(each.getValue());
        }
        to.writeInt(moments.size());
        for (long moment : moments) {
            to.writeLong(moment);
        }
        to.writeLong(month);
        to.writeLong(callsOfMonth);
        to.writeLong(costOfMonth);
        to.writeLong(returnedOfMonth);
        to.writeInt(corrections.size());
        for (String id : corrections) {
            to.writeUTF(id);
        }
    }

    /** Reads what {@link #write} has written. */
    public static KeyCounts read(DataInput from) throws IOException {
        KeyCounts counts = new KeyCounts();
        for (int left = from.readInt(); left > 0; left--) {
            counts.hold(from.readUTF(), from.readLong());
        }
        for (int left = from.readInt(); left > 0; left--) {
            counts.reserved.put(from.readUTF(), from.readLong());
        }
        for (int left = from.readInt(); left > 0; left--) {
            counts.moments.addLast(from.readLong());
        }
        counts.month = from.readLong();
        counts.callsOfMonth = from.readLong();
        counts.costOfMonth = from.readLong();
        counts.returnedOfMonth = from.readLong();
        for (int left = from.readInt(); left > 0; left--) {
            counts.corrections.add(from.readUTF());
        }
        return counts;
    }
}
