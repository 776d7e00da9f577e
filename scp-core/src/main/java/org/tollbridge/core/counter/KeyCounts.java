package org.tollbridge.core.counter;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tollbridge.service.plan.PlanLimits.Claim;

/**
 * What is counted for one service number, or for one of its destinations. Guarded by its own monitor, which is held for
 * no longer than it takes to count.
 */
final class KeyCounts {

    private final Set<String> calls = new HashSet<>(4);

    /** When calls of the period came, no more than its limit. */
    private final Deque<Long> moments = new ArrayDeque<>(1);

    private long month;
    private long callsOfMonth;
    private long costOfMonth;

    /**
     * Counts a call against all claims, or against none. A call that is counted already is not counted again.
     *
     * @param at milliseconds since the epoch
     * @return what there was no room for
     */
    synchronized Optional<Claim.Kind> take(String callId, List<Claim> claims, long at) {
        if (calls.contains(callId)) {
            return Optional.empty();
        }
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
        calls.add(callId);
        return Optional.empty();
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
                yield costOfMonth;
            }
        };
    }

    private void enter(long begun) {
        if (begun > month) {
            month = begun;
            callsOfMonth = 0;
            costOfMonth = 0;
        }
    }

    /**
     * A call is over.
     *
     * @param offeredAt milliseconds since the epoch; a call's cost belongs to the month in which it came
     * @param cost in thousandths of a yuan
     * @return whether it was counted here until now
     */
    synchronized boolean giveBack(String callId, long offeredAt, long cost) {
        boolean held = calls.remove(callId);
        if (held && offeredAt >= month) {
            costOfMonth += cost;
        }
        return held;
    }

    /** What was counted in the last month that was; empty when no month is counted. */
    synchronized Optional<MonthCount> ofMonth(String key) {
        return month == 0 ? Optional.empty() : Optional.of(new MonthCount(key, month, callsOfMonth, costOfMonth));
    }

    /** Goes on from what was counted before a restart. */
    synchronized void resume(MonthCount saved) {
        month = saved.begun();
        callsOfMonth = saved.calls();
        costOfMonth = saved.cost();
    }
}
