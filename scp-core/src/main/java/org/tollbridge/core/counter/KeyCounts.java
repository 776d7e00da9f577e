package org.tollbridge.core.counter;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tollbridge.service.plan.PlanLimits.Claim;

/**
 * What is counted for one service number, or for one of its destinations. Guarded by its own monitor, which is held for
 * no longer than it takes to count. The same operations in the same order leave the same counts on any node: no clock is
 * read, and what is judged by time is judged by that of the call that asks. Clocks may be wrong and set right: each month
 * is counted apart, so that a call of a wrong one takes nothing from the others, and moments that are far in the future of
 * a call that asks are forgotten.
 */
public final class KeyCounts {

    /** How far the clocks of nodes may be apart, and a change may be late, in milliseconds. */
    static final long MOST_AHEAD = 10_000;

    /** One that ends, one that begins, and one of a clock that is wrong. */
    private static final int MOST_MONTHS = 3;

    /** Calls that are counted, and when each is given up if nobody says that it is over. */
    private final Map<String, Long> calls = new HashMap<>(4);

    /** No call is given up before this. */
    private long firstGivenUp = Long.MAX_VALUE;

    /** When calls of the period came, the earliest first, no more than its limit. */
    private final Deque<Long> moments = new ArrayDeque<>(1);

    /** Those that were counted in last, the last one at the end. */
    private final List<CountedMonth> months = new ArrayList<>(1);

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
            if (used(claim, at) >= claim.limit()) {
                return Optional.of(claim.kind());
            }
        }
        for (Claim claim : claims) {
            switch (claim.kind()) {
                case CONCURRENT, MONTHLY_COST -> {
                    // The call itself is what is counted, and its cost is known at its end.
                }
                case RATE -> addMoment(at);
                case MONTHLY_CALLS -> month(claim.since()).addCall();
            }
        }
        hold(callId, until);
        return Optional.empty();
    }

    /**
     * Counts a call that goes on whether there is room or not, among the calls of this moment and nowhere else.
     *
     * @param until when the call is given up, unless it is later by what is known already; milliseconds since the epoch
     */
    public synchronized void hold(String callId, long until) {
        Long unused = calls.merge(callId, until, Math::max);
        firstGivenUp = Math.min(firstGivenUp, until);
    }

    private void giveUp(long at) {
        if (at >= firstGivenUp) {
            calls.values().removeIf(until -> until <= at);
            months.forEach(month -> month.keepFor(calls.keySet()));
            firstGivenUp =
                    calls.values().stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
        }
    }

    private long used(Claim claim, long at) {
        return switch (claim.kind()) {
            case CONCURRENT -> calls.size();
            case RATE -> {
                while (!moments.isEmpty() && moments.peekFirst() <= claim.since()) {
                    moments.removeFirst();
                }
                while (!moments.isEmpty() && moments.peekLast() > at + MOST_AHEAD) {
                    moments.removeLast();
                }
                yield moments.size();
            }
            case MONTHLY_CALLS -> month(claim.since()).calls();
            case MONTHLY_COST -> month(claim.since()).cost();
        };
    }

    private void addMoment(long at) {
        Deque<Long> later = new ArrayDeque<>(0);
        while (!moments.isEmpty() && moments.peekLast() > at) {
            later.addFirst(moments.removeLast());
        }
        moments.addLast(at);
        moments.addAll(later);
    }

    /** A month to count in; what is counted of the one that nobody has counted in for the longest time goes for it. */
    private CountedMonth month(long begun) {
        Optional<CountedMonth> found = find(begun);
        CountedMonth month = found.orElseGet(() -> new CountedMonth(begun));
        months.remove(month);
        if (months.size() >= MOST_MONTHS) {
            months.removeFirst();
        }
        months.addLast(month);
        return month;
    }

    private Optional<CountedMonth> find(long begun) {
        return months.stream().filter(month -> month.begun() == begun).findFirst();
    }

    /** The month in which a call came, if it is counted. */
    private Optional<CountedMonth> monthOf(long offeredAt) {
        return months.stream()
                .filter(month -> month.mayHold(offeredAt))
                .max(Comparator.comparingLong(CountedMonth::begun))
                .map(month -> month(month.begun()));
    }

    /**
     * Keeps so much of a month's cost for a call, in place of what was kept for it before.
     *
     * @param claim of the month in which the call came, be it over
     * @param amount for the whole call, in thousandths of a yuan
     * @return what is kept: no more than was asked for, nor than the month and its other calls leave. A call that is not
     *     counted here is told the same, and nothing is kept for it
     */
    public synchronized long reserve(String callId, Claim claim, long amount) {
        CountedMonth month = month(claim.since());
        long kept = Math.max(0, Math.min(amount, month.free(callId, claim.limit())));
        if (calls.containsKey(callId)) {
            month.reserve(callId, kept);
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
        months.forEach(month -> month.release(callId));
        if (held) {
            monthOf(offeredAt).ifPresent(month -> month.addCost(cost));
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
        monthOf(offeredAt).ifPresent(month -> month.correct(id, cost));
    }

    /** What was counted in the month that was counted in last; empty when no month is counted. */
    public synchronized Optional<MonthCount> ofMonth(String key) {
        return months.isEmpty()
                ? Optional.empty()
                : Optional.of(months.getLast().count(key));
    }

    /** What was counted in each month that is known, that which was counted in last at the end. */
    synchronized List<MonthCount> ofMonths(String key) {
        return months.stream().map(month -> month.count(key)).toList();
    }

    /** What was counted in those months that have changed since this was last asked. */
    synchronized List<MonthCount> ofChangedMonths(String key) {
        return months.stream()
                .filter(CountedMonth::wasChanged)
                .map(month -> month.count(key))
                .toList();
    }

    /** Goes on from what was counted before a restart, where that is more than what is known; of many months, from the last ones. */
    public synchronized void resume(MonthCount saved) {
        if (find(saved.begun()).isEmpty() && months.size() >= MOST_MONTHS) {
            CountedMonth earliest = Collections.min(months, Comparator.comparingLong(CountedMonth::begun));
            if (saved.begun() < earliest.begun()) {
                return;
            }
            months.remove(earliest);
        }
        month(saved.begun()).learn(saved);
    }

    /** How much of a claim's limit is used, for those who only look. */
    public synchronized long count(Claim claim) {
        return switch (claim.kind()) {
            case CONCURRENT -> calls.size();
            case RATE -> moments.stream().filter(at -> at > claim.since()).count();
            case MONTHLY_CALLS -> find(claim.since()).map(CountedMonth::calls).orElse(0L);
            case MONTHLY_COST -> find(claim.since()).map(CountedMonth::cost).orElse(0L);
        };
    }

    /** How many calls are counted at the moment. */
    public synchronized int open() {
        return calls.size();
    }

    /** Whether nothing is counted, so that no one loses anything when this is forgotten. */
    public synchronized boolean isEmpty() {
        return calls.isEmpty() && moments.isEmpty() && months.isEmpty();
    }

    /** Writes all of it, for {@link #read}. */
    public synchronized void write(DataOutput to) throws IOException {
        to.writeInt(calls.size());
        for (Map.Entry<String, Long> call : calls.entrySet()) {
            to.writeUTF(call.getKey());
            to.writeLong(call.getValue());
        }
        to.writeInt(moments.size());
        for (long moment : moments) {
            to.writeLong(moment);
        }
        to.writeInt(months.size());
        for (CountedMonth month : months) {
            month.write(to);
        }
    }

    /** Reads what {@link #write} has written. */
    public static KeyCounts read(DataInput from) throws IOException {
        KeyCounts counts = new KeyCounts();
        for (int left = from.readInt(); left > 0; left--) {
            counts.hold(from.readUTF(), from.readLong());
        }
        for (int left = from.readInt(); left > 0; left--) {
            counts.moments.addLast(from.readLong());
        }
        for (int left = from.readInt(); left > 0; left--) {
            counts.months.addLast(CountedMonth.read(from));
        }
        return counts;
    }
}
