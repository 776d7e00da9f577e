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
 * One balance as this node sees it. Guarded by its own monitor. What is there for a call is
 *
 * <pre>free = kept + paid − Σ unposted − Σ (reserved − paid)</pre>
 *
 * <p>with what the parts of this call have {@code paid}, the ended calls whose records are not taken from what is kept
 * ({@code unposted}), and what each other call in progress may use beyond what its parts have paid, if that is more than
 * nothing. A call goes through these in order:
 *
 * <ol>
 *   <li>it asks, again and again: what it may cost as a whole is {@code reserved};
 *   <li>the record of a part is taken from what is kept: the part is {@code paid};
 *   <li>it ends: nothing is reserved any more, and its last record is {@code unposted};
 *   <li>that record is taken from what is kept: nothing is left of it.
 * </ol>
 *
 * <p>The journal's reader may come to the last record before the call is said to be over: then it is {@code early}, and the end finds
 * nothing to do.
 */
final class Purse {

    private static final int MOST_EARLY = 10_000;

    /**
     * What the journal's reader has come to of a call, and taken from what is kept.
     *
     * @param goesOn whether it is a part of a call that goes on, rather than its end
     * @param cost of that record, in ten-thousandths of a yuan
     */
    record Posted(String callId, boolean goesOn, long cost) {}

    private final Map<String, Long> reserved = new HashMap<>(4);
    private final Map<String, Long> paid = new HashMap<>(4);
    private final Map<String, Long> unposted = new HashMap<>(4);
    /** Σ unposted: while the store is away there may be more of them than can be added up for each call. */
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
     * What a call is granted.
     *
     * @param price what the subscriber pays for a call; more for a longer one, or the same
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

    /** What is there for a whole call, in ten-thousandths of a yuan; may be below 0. */
    synchronized long free(String callId) {
        long free = kept.amount() + paid.getOrDefault(callId, 0L) - allUnposted;
        for (Map.Entry<String, Long> each : reserved.entrySet()) {
            if (!each.getKey().equals(callId)) {
                free -= Math.max(0, each.getValue() - paid.getOrDefault(each.getKey(), 0L));
            }
        }
        return free;
    }

    /** A call is over, and its last record costs so much. */
    synchronized void ended(String callId, long cost) {
        reserved.remove(callId);
        if (!early.remove(callId) && cost > 0) {
            allUnposted +=
                    cost - Optional.ofNullable(unposted.put(callId, cost)).orElse(0L);
        }
    }

    /** What is kept now, from which these have been taken. */
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
