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
 * The counts of one service number or one of its destinations. Guarded by its own monitor, which is held only while
 * counting.
 *
 * <p>The same operations in the same order produce the same counts on any node: no clock is read, and the time that
 * matters is that of the requesting call. Clocks may be wrong and be corrected later: each month is counted separately,
 * so a call with a wrong time takes nothing from other months, and times far in the future of a requesting call are
 * dropped.
 */
public final class KeyCounts {

    /** Largest clock difference between nodes together with the delay of a change, in milliseconds. */
    static final long MOST_AHEAD = 10_000;

    /** One that ends, one that begins, and one from a clock that is wrong. */
    private static final int MOST_MONTHS = 3;

    /** Counted calls, and when each expires if its end is not reported. */
    private final Map<String, Long> calls = new HashMap<>(4);

    /** No call expires before this. */
    private long firstGivenUp = Long.MAX_VALUE;

    /** Times of the period's calls, earliest first, at most as many as its limit. */
    private final Deque<Long> moments = new ArrayDeque<>(1);

    /** In order of last use, the most recently used last. */
    private final List<CountedMonth> months = new ArrayList<>(1);

    /**
     * Counts a call against all claims or, if one of them has no room, against none. A call that is already counted is
     * not counted again.
     *
     * @param at milliseconds since the epoch
     * @param until when the call expires, in milliseconds since the epoch
     * @return the kind of claim that has no room
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
                    // Concurrency counts the call itself, and the cost is known at its end.
                }
                case RATE -> addMoment(at);
                case MONTHLY_CALLS -> month(claim.since()).addCall();
            }
        }
        hold(callId, until);
        return Optional.empty();
    }

    /**
     * Counts a call in progress regardless of limits, among the concurrent calls only.
     *
     * @param until when the call expires, in milliseconds since the epoch; a later known time is kept
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

    /** Returns a month for counting; if there are too many, it replaces the least recently used one. */
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

    /** Returns the month in which a call was offered, if it is counted. */
    private Optional<CountedMonth> monthOf(long offeredAt) {
        return months.stream()
                .filter(month -> month.mayHold(offeredAt))
                .max(Comparator.comparingLong(CountedMonth::begun))
                .map(month -> month(month.begun()));
    }

    /**
     * Reserves part of a month's cost for a call, replacing the call's earlier reservation.
     *
     * @param claim of the month in which the call was offered, which may be over
     * @param amount for the whole call, in thousandths of a yuan
     * @return the reserved amount, at most what was requested and what the month and its other calls leave. For a call
     *     that is not counted here the result is the same, but nothing is reserved
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
     * Removes a call that has ended.
     *
     * @param offeredAt milliseconds since the epoch; a call's cost belongs to the month in which it was offered
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
     * Corrects the cost of an ended call.
     *
     * @param id of the correction; a correction already counted is ignored
     * @param offeredAt when the call was offered, in milliseconds since the epoch
     * @param cost the difference, in thousandths of a yuan
     */
    public synchronized void correct(String id, long offeredAt, long cost) {
        monthOf(offeredAt).ifPresent(month -> month.correct(id, cost));
    }

    /** Returns the count of the most recently used month; empty when no month is counted. */
    public synchronized Optional<MonthCount> ofMonth(String key) {
        return months.isEmpty()
                ? Optional.empty()
                : Optional.of(months.getLast().count(key));
    }

    /** Returns the counts of all known months, the most recently used last. */
    synchronized List<MonthCount> ofMonths(String key) {
        return months.stream().map(month -> month.count(key)).toList();
    }

    /** Returns the counts of the months that have changed since the previous query. */
    synchronized List<MonthCount> ofChangedMonths(String key) {
        return months.stream()
                .filter(CountedMonth::wasChanged)
                .map(month -> month.count(key))
                .toList();
    }

    /**
     * Restores counts saved before a restart, where they are larger than the current ones; of too many months, the
     * latest are kept.
     */
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

    /** Returns how much of a claim's limit is used, without changing anything. */
    public synchronized long count(Claim claim) {
        return switch (claim.kind()) {
            case CONCURRENT -> calls.size();
            case RATE -> moments.stream().filter(at -> at > claim.since()).count();
            case MONTHLY_CALLS -> find(claim.since()).map(CountedMonth::calls).orElse(0L);
            case MONTHLY_COST -> find(claim.since()).map(CountedMonth::cost).orElse(0L);
        };
    }

    /** Returns the number of calls currently counted. */
    public synchronized int open() {
        return calls.size();
    }

    /** Returns whether nothing is counted, so that this can be discarded without loss. */
    public synchronized boolean isEmpty() {
        return calls.isEmpty() && moments.isEmpty() && months.isEmpty();
    }

    /** Writes all counts, for {@link #read}. */
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

    /** Reads what {@link #write} wrote. */
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
