package org.tollbridge.core.credit;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.tollbridge.service.charging.Affordable;
import org.tollbridge.service.charging.RatedCall;
import org.tollbridge.service.credit.CreditAnswer;
import org.tollbridge.service.credit.CreditRequest;

/**
 * One balance as this node sees it. Guarded by its own monitor. The amount available to a call is
 *
 * <pre>free = kept + paid − Σ unposted − Σ (reserved − paid)</pre>
 *
 * <p>where {@code paid} is what the parts of this call have already been charged, {@code unposted} is the cost of an
 * ended call not yet charged to the kept balance, and the last sum is what each other call in progress may use beyond
 * its charged parts, if positive. A call goes through these steps:
 *
 * <ol>
 *   <li>it asks repeatedly: the possible cost of the whole call is {@code reserved};
 *   <li>the record of a part is charged to the kept balance: the part is {@code paid};
 *   <li>it ends: its reservation is removed, and its last record is {@code unposted};
 *   <li>that record is charged to the kept balance, and the purse forgets the call.
 * </ol>
 *
 * <p>The journal's reader may reach the last record before the call's end is reported. The call is then {@code early},
 * and the end changes nothing.
 */
final class Purse {

    private static final int MOST_EARLY = 10_000;

    /**
     * A call's record that was read from the journal and charged to the kept balance.
     *
     * @param goesOn whether it is a part of a call that continues, rather than its end
     * @param cost of that record, in ten-thousandths of a yuan
     */
    record Posted(String callId, boolean goesOn, long cost) {}

    private final Map<String, Long> reserved = new HashMap<>(4);
    private final Map<String, Long> paid = new HashMap<>(4);
    private final Map<String, Long> unposted = new HashMap<>(4);
    /** Σ unposted, kept as a sum: while the store is unreachable there may be too many to add up for each call. */
    private long allUnposted;

    private final Set<String> early = new LinkedHashSet<>();
    private BalanceKeeper.Balance kept;

    Purse(BalanceKeeper.Balance kept) {
        this.kept = kept;
    }

    synchronized long since() {
        return kept.since();
    }

    /**
     * Returns what a call is granted.
     *
     * @param price what the subscriber pays for a call; must not decrease with its duration
     */
    synchronized CreditAnswer ask(String callId, CreditRequest request, ToLongFunction<RatedCall> price) {
        RatedCall call = request.call();
        long free = free(callId);
        if (call.seconds() == 0 && free <= 0) {
            return new CreditAnswer.Denied(Optional.empty());
        }
        if (!kept.endsCalls()) {
            return CreditAnswer.Granted.UNLIMITED;
        }
        int talked = call.seconds();
        int all = Affordable.seconds(call, free, price, talked + Affordable.PIECE);
        if (all <= talked) {
            return new CreditAnswer.Denied(Optional.empty());
        }
        reserved.put(callId, price.applyAsLong(call.lasting(all)));
        return new CreditAnswer.Granted(
                OptionalInt.of(all - talked), all < talked + Affordable.PIECE, Optional.empty());
    }

    /** Returns the amount available to a whole call, in ten-thousandths of a yuan; may be negative. */
    synchronized long free(String callId) {
        long free = kept.amount() + paid.getOrDefault(callId, 0L) - allUnposted;
        for (Map.Entry<String, Long> each : reserved.entrySet()) {
            if (!each.getKey().equals(callId)) {
                free -= Math.max(0, each.getValue() - paid.getOrDefault(each.getKey(), 0L));
            }
        }
        return free;
    }

    /** Ends a call whose last record costs this much. */
    synchronized void ended(String callId, long cost) {
        reserved.remove(callId);
        if (!early.remove(callId) && cost > 0) {
            allUnposted +=
                    cost - Optional.ofNullable(unposted.put(callId, cost)).orElse(0L);
        }
    }

    /** Replaces the kept balance, to which these records have been charged. */
    synchronized void take(BalanceKeeper.Balance now, Iterable<Posted> posted) {
        kept = now;
        for (Posted each : posted) {
            if (each.goesOn()) {
                paid.merge(each.callId(), each.cost(), Long::sum);
            } else {
                takeLast(each);
            }
        }
    }

    private void takeLast(Posted last) {
        reserved.remove(last.callId());
        paid.remove(last.callId());
        Optional<Long> ended = Optional.ofNullable(unposted.remove(last.callId()));
        allUnposted -= ended.orElse(0L);
        if (last.cost() > 0 && ended.isEmpty()) {
            early.add(last.callId());
            if (early.size() > MOST_EARLY) {
                early.remove(early.iterator().next());
            }
        }
    }
}
