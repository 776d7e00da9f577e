package org.tollbridge.service.call;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.tollbridge.service.credit.CreditAnswer;
import org.tollbridge.service.credit.CreditTerms;
import org.tollbridge.service.plan.CostCap;

/**
 * How a call stands with the credit of its subscriber.
 *
 * @param terms empty for a call that needs none, or no more
 * @param cap a month's cost that it is held against
 * @param own whether there are terms of the subscriber's, and not of the cap alone
 * @param graceMillis how much later than the end of its time a switch may report it; 0 where switches do not report
 * @param asked how often it has asked
 * @param waitsUntil milliseconds since the epoch until which an answer is waited for; empty when none is
 * @param from milliseconds since the epoch: what was granted counts from here, or from the answer if that comes later
 * @param seconds what was granted; empty for no bound
 * @param validUntil milliseconds since the epoch at which the call has to ask again, though it may have used less; empty for
 *     never
 * @param last whether the call is over when what was granted is used
 * @param by what granted no more
 */
record Credit(
        Optional<CreditTerms> terms,
        Optional<CostCap> cap,
        boolean own,
        int graceMillis,
        int asked,
        OptionalLong waitsUntil,
        long from,
        OptionalInt seconds,
        OptionalLong validUntil,
        boolean last,
        CreditAnswer.Bound by) {

    static final Credit NONE = under(Optional.empty(), Optional.empty(), false, 0);

    private static final long HALF_A_SECOND = 500;

    /** A call that has not asked yet. */
    static Credit under(Optional<CreditTerms> terms, Optional<CostCap> cap, boolean own, int graceMillis) {
        return new Credit(
                terms,
                cap,
                own,
                graceMillis,
                0,
                OptionalLong.empty(),
                0,
                OptionalInt.empty(),
                OptionalLong.empty(),
                false,
                CreditAnswer.Bound.CREDIT);
    }

    Credit asking(long now) {
        long until = now + terms.map(CreditTerms::budgetMillis).orElse(0);
        return new Credit(
                terms, cap, own, graceMillis, asked + 1, OptionalLong.of(until), from, seconds, validUntil, last, by);
    }

    /** Whether an answer to this request is waited for. */
    boolean awaits(int number) {
        return waitsUntil.isPresent() && number == asked - 1;
    }

    /**
     * What is granted counts from the moment of the request, in whole seconds of the conversation, and how long it is good for
     * from now on.
     */
    Credit with(CreditAnswer.Granted granted, OptionalLong answeredAt, long now) {
        if (granted.seconds().isEmpty()) {
            return NONE;
        }
        Optional<CreditTerms> changed =
                terms.map(before -> granted.onFailure().map(before::with).orElse(before));
        long since = waitsUntil.orElse(0) - terms.map(CreditTerms::budgetMillis).orElse(0);
        if (answeredAt.isPresent()) {
            long talked = Math.max(0, since - answeredAt.getAsLong() + HALF_A_SECOND) / 1000;
            since = answeredAt.getAsLong() + 1000 * talked;
        }
        return new Credit(
                changed,
                cap,
                own,
                graceMillis,
                asked,
                OptionalLong.empty(),
                since,
                granted.seconds(),
                granted.valid().isPresent()
                        ? OptionalLong.of(now + 1000L * granted.valid().getAsInt())
                        : OptionalLong.empty(),
                granted.last(),
                granted.by());
    }

    /** The reason of a call that ends with the last that was granted. */
    Reason used() {
        return by == CreditAnswer.Bound.MONTHLY_COST ? Reason.MONTHLY_COST_USED : Reason.CREDIT_USED;
    }

    /** Whether the call is to ask again when the switch reports at {@code now}, and what was granted is not all used. */
    boolean asksAgain(long now) {
        boolean outOfDate = validUntil.isPresent() && now >= validUntil.getAsLong() - HALF_A_SECOND;
        return terms.isPresent() && seconds.isPresent() && waitsUntil.isEmpty() && (!last || outOfDate);
    }

    /** When what was granted to a conversation is used; empty when it has no bound. */
    OptionalLong usedUpAt(long answeredAt) {
        return seconds.isPresent()
                ? OptionalLong.of(Math.max(from, answeredAt) + 1000L * seconds.getAsInt())
                : OptionalLong.empty();
    }

    /** When something is to be done about a conversation if nothing is heard before; empty when never. */
    OptionalLong deadline(long answeredAt) {
        if (waitsUntil.isPresent()) {
            return waitsUntil;
        }
        OptionalLong end = usedUpAt(answeredAt);
        return end.isPresent()
                ? OptionalLong.of(Math.min(end.getAsLong(), validUntil.orElse(Long.MAX_VALUE)) + graceMillis)
                : end;
    }

    /** Whether what was granted is used; what a switch measures may be less by a moment. */
    boolean isUsedUp(long answeredAt, long now) {
        OptionalLong end = usedUpAt(answeredAt);
        return end.isPresent() && now >= end.getAsLong() - HALF_A_SECOND;
    }

    /** For how many seconds from {@code now} on the call need not ask again, 1 or more. */
    int validFor(long now) {
        return validUntil.isPresent()
                ? (int) Math.max(1, (validUntil.getAsLong() - now + HALF_A_SECOND) / 1000)
                : Integer.MAX_VALUE;
    }

    /** How many seconds are left at {@code now}, 1 or more. */
    int left(OptionalLong answeredAt, long now) {
        if (seconds.isEmpty()) {
            return Integer.MAX_VALUE;
        }
        if (answeredAt.isEmpty()) {
            return seconds.getAsInt();
        }
        long end = usedUpAt(answeredAt.getAsLong()).orElse(now);
        return (int) Math.max(1, (end - now + HALF_A_SECOND) / 1000);
    }
}
