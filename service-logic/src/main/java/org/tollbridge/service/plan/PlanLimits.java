package org.tollbridge.service.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How many calls a number takes.
 *
 * @param concurrent at one time
 * @param rate in a sliding period
 * @param monthlyCalls in a calendar month of the plan's time zone
 * @param monthlyCost in a calendar month, in thousandths of a yuan
 * @param openWhenSilent whether a call is taken when the counter of a limit does not answer
 */
public record PlanLimits(
        OptionalInt concurrent,
        Optional<Rate> rate,
        OptionalLong monthlyCalls,
        OptionalLong monthlyCost,
        boolean openWhenSilent) {

    /** At most so many calls in any period of so many seconds. */
    public record Rate(int calls, int seconds) {}

    /** No limits. */
    public static final PlanLimits NONE =
            new PlanLimits(OptionalInt.empty(), Optional.empty(), OptionalLong.empty(), OptionalLong.empty(), true);

    /** What a call to {@code number} must be counted against before it goes on. */
    public List<Claim> claims(String number) {
        List<Claim> claims = new ArrayList<>(4);
        concurrent.ifPresent(limit -> claims.add(new Claim(Claim.Kind.CONCURRENT, number, limit, 0)));
        rate.ifPresent(limit -> claims.add(new Claim(Claim.Kind.RATE, number, limit.calls(), limit.seconds())));
        monthlyCalls.ifPresent(limit -> claims.add(new Claim(Claim.Kind.MONTHLY_CALLS, number, limit, 0)));
        monthlyCost.ifPresent(limit -> claims.add(new Claim(Claim.Kind.MONTHLY_COST, number, limit, 0)));
        return claims;
    }

    /**
     * One count that a call is to be held against.
     *
     * @param key whose count it is: a service number, or a service number and a destination with / between
     * @param limit calls, or thousandths of a yuan
     * @param seconds length of the period of a {@link Kind#RATE}, zero otherwise
     */
    public record Claim(Kind kind, String key, long limit, int seconds) {

        /** What is counted. */
        public enum Kind {
            CONCURRENT,
            RATE,
            MONTHLY_CALLS,
            MONTHLY_COST
        }
    }
}
