package org.tollbridge.service.call;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.tollbridge.service.credit.CreditAnswer;
import org.tollbridge.service.credit.CreditTerms;
import org.tollbridge.service.plan.CostCap;

/**
 * The credit state of a call.
 *
 * @param terms empty for a call that needs no credit, or no longer does
 * @param cap the monthly cost cap that applies to it
 * @param own whether the terms are the subscriber's, not those of the cap alone
 * @param graceMillis how long after the end of its time a switch may report it; 0 if switches do not report
 * @param asked number of requests so far
 * @param waitsUntil milliseconds since the epoch until which an answer is awaited; empty when none is
 * @param from milliseconds since the epoch: the granted time counts from here, or from the answer if that is later
 * @param seconds granted time; empty for no limit
 * @param validUntil milliseconds since the epoch at which the call must ask again even if it has used less; empty for
 *     never
 * @param last whether the call ends when the granted time is used up
 * @param by what limits the grant
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

    /** Returns the state of a call that has not asked yet. */
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

    /** Returns whether an answer to this request is awaited. */
    boolean awaits(int number) {
        return waitsUntil.isPresent() && number == asked - 1;
    }

    /**
     * Applies a grant: its time counts from the request, in whole seconds of the conversation, and its validity from
     * now.
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

    /** Returns the reason of a call that ends with the last granted time. */
    Reason used() {
        return by == CreditAnswer.Bound.MONTHLY_COST ? Reason.MONTHLY_COST_USED : Reason.CREDIT_USED;
    }

    /** Returns whether the call must ask again when the switch reports at {@code now} with granted time left. */
    boolean asksAgain(long now) {
        boolean outOfDate = validUntil.isPresent() && now >= validUntil.getAsLong() - HALF_A_SECOND;
        return terms.isPresent() && seconds.isPresent() && waitsUntil.isEmpty() && (!last || outOfDate);
    }

    /** Returns when the granted time of a conversation is used up; empty when it has no limit. */
    OptionalLong usedUpAt(long answeredAt) {
        return seconds.isPresent()
                ? OptionalLong.of(Math.max(from, answeredAt) + 1000L * seconds.getAsInt())
                : OptionalLong.empty();
    }

    /** Returns when a conversation needs attention if no event arrives earlier; empty for never. */
    OptionalLong deadline(long answeredAt) {
        if (waitsUntil.isPresent()) {
            return waitsUntil;
        }
        OptionalLong end = usedUpAt(answeredAt);
        return end.isPresent()
                ? OptionalLong.of(Math.min(end.getAsLong(), validUntil.orElse(Long.MAX_VALUE)) + graceMillis)
                : end;
    }

    /** Returns whether the granted time is used up; a switch's measurement may be slightly shorter. */
    boolean isUsedUp(long answeredAt, long now) {
        OptionalLong end = usedUpAt(answeredAt);
        return end.isPresent() && now >= end.getAsLong() - HALF_A_SECOND;
    }

    /** Returns for how many seconds from {@code now} on the call need not ask again, 1 or more. */
    int validFor(long now) {
        return validUntil.isPresent()
                ? (int) Math.max(1, (validUntil.getAsLong() - now + HALF_A_SECOND) / 1000)
                : Integer.MAX_VALUE;
    }

    /** Returns how many seconds are left at {@code now}, 1 or more. */
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
