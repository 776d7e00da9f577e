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

/** One balance as this node sees it: what is kept, less what calls have used or may use. Guarded by its own monitor. */
final class Purse {

    /** A call's record may be taken from the balance a moment before the call is said to be over. */
    private static final int MOST_EARLY = 10_000;

    private final Map<String, Long> reserved = new HashMap<>(4);
    /** What the records of parts of calls in progress have taken from the balance. */
    private final Map<String, Long> paid = new HashMap<>(4);

    private final Map<String, Long> unposted = new HashMap<>(4);
    /** What the journal has come to of a call: a record of its end, or of a part of it, and what that costs. */
    record Posted(String callId, boolean goesOn, long cost) {}

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

    /** What is there for a whole call: the balance and what its parts have taken from it, less what was used and what other calls may use. */
    private long free(String callId) {
        long taken = 0;
        for (long each : unposted.values()) {
            taken += each;
        }
        for (Map.Entry<String, Long> each : reserved.entrySet()) {
            if (!each.getKey().equals(callId)) {
                taken += Math.max(0, each.getValue() - paid.getOrDefault(each.getKey(), 0L));
            }
        }
        return kept.amount() + paid.getOrDefault(callId, 0L) - taken;
    }

    /** A call is over, and its last record costs so much. */
    synchronized void ended(String callId, long cost) {
        reserved.remove(callId);
        if (!early.remove(callId) && cost > 0) {
            unposted.put(callId, cost);
        }
    }

    /** What is kept now, from which these have been taken. */
    synchronized void take(BalanceKeeper.Balance now, Iterable<Posted> posted) {
        kept = now;
        for (Posted each : posted) {
            if (each.goesOn()) {
                paid.merge(each.callId(), each.cost(), Long::sum);
                continue;
            }
            paid.remove(each.callId());
            if (each.cost() > 0 && unposted.remove(each.callId()) == null) {
                early.add(each.callId());
                if (early.size() > MOST_EARLY) {
                    early.remove(early.iterator().next());
                }
            }
        }
    }
}
