package org.tollbridge.service.plan;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Limits on the calls of a number.
 *
 * @param concurrent concurrent calls
 * @param rate calls in a sliding period
 * @param monthlyCalls calls in a calendar month of the plan's time zone
 * @param monthlyCost cost in a calendar month, in thousandths of a yuan
 * @param openWhenSilent whether a call is taken when the counter of a limit does not answer
 * @param costEndsCalls whether a call in progress ends when the month's cost is used up, rather than only the next one
 *     being refused
 */
public record PlanLimits(
        OptionalInt concurrent,
        Optional<Rate> rate,
        OptionalLong monthlyCalls,
        OptionalLong monthlyCost,
        boolean openWhenSilent,
        boolean costEndsCalls) {

    /** Creates limits whose monthly cost only refuses the next call. */
    public PlanLimits(
            OptionalInt concurrent,
            Optional<Rate> rate,
            OptionalLong monthlyCalls,
            OptionalLong monthlyCost,
            boolean openWhenSilent) {
        this(concurrent, rate, monthlyCalls, monthlyCost, openWhenSilent, false);
    }

    /**
     * A limit on the calls in the sliding period that ends now.
     *
     * @param calls 1 to 100000000
     * @param seconds 1 to 604800, a week
     */
    public record Rate(int calls, int seconds) {

        /** Returns the name of the period's length, if it has one. */
        public Optional<Period> period() {
            return Arrays.stream(Period.values())
                    .filter(period -> period.seconds() == seconds)
                    .findFirst();
        }
    }

    /** Lengths of sliding periods that have a name. A day is any 24 hours, not a calendar day. */
    public enum Period {
        MINUTE(60),
        HOUR(3_600),
        DAY(86_400),
        WEEK(604_800);

        private final int seconds;

        Period(int seconds) {
            this.seconds = seconds;
        }

        /** Returns its length. */
        public int seconds() {
            return seconds;
        }

        /** Returns the word for it in a plan. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Returns the period for a word of a plan. */
        public static Optional<Period> of(String word) {
            return Arrays.stream(values())
                    .filter(period -> period.word().equals(word))
                    .findFirst();
        }
    }

    /** No limits. */
    public static final PlanLimits NONE =
            new PlanLimits(OptionalInt.empty(), Optional.empty(), OptionalLong.empty(), OptionalLong.empty(), true);

    /**
     * Returns the counts that a call to {@code number} must be checked against before it goes on.
     *
     * @param at milliseconds since the epoch at which the call was offered
     * @param zone time zone for months
     */
    public List<Claim> claims(String number, long at, ZoneId zone) {
        List<Claim> claims = new ArrayList<>(4);
        concurrent.ifPresent(limit -> claims.add(Claim.concurrent(number, limit)));
        rate.ifPresent(
                limit -> claims.add(new Claim(Claim.Kind.RATE, number, limit.calls(), at - 1000L * limit.seconds())));
        if (monthlyCalls.isPresent() || monthlyCost.isPresent()) {
            long month = monthOf(at, zone);
            monthlyCalls.ifPresent(limit -> claims.add(new Claim(Claim.Kind.MONTHLY_CALLS, number, limit, month)));
            monthlyCost.ifPresent(limit -> claims.add(new Claim(Claim.Kind.MONTHLY_COST, number, limit, month)));
        }
        return claims;
    }

    /**
     * Returns the month's cost that a call to {@code number} may not exceed while in progress; empty if it limits only
     * the next call.
     *
     * @param at milliseconds since the epoch at which the call was offered
     * @param zone time zone for months
     */
    Optional<Claim> ending(String number, long at, ZoneId zone) {
        return costEndsCalls && monthlyCost.isPresent()
                ? Optional.of(new Claim(Claim.Kind.MONTHLY_COST, number, monthlyCost.getAsLong(), monthOf(at, zone)))
                : Optional.empty();
    }

    private static long monthOf(long at, ZoneId zone) {
        return Instant.ofEpochMilli(at)
                .atZone(zone)
                .toLocalDate()
                .withDayOfMonth(1)
                .atStartOfDay(zone)
                .toInstant()
                .toEpochMilli();
    }

    /**
     * One count that a call is checked against.
     *
     * @param key of the count: a service number, or a service number and a destination separated by /
     * @param limit calls, or thousandths of a yuan
     * @param since milliseconds since the epoch from which events are counted: the beginning of a month, or of the
     *     period that ends now; zero for concurrent calls
     */
    public record Claim(Kind kind, String key, long limit, long since) {

        /** Returns a claim for concurrent calls. */
        public static Claim concurrent(String key, long limit) {
            return new Claim(Kind.CONCURRENT, key, limit, 0);
        }

        /** Returns a claim for concurrent calls of a number to one of its destinations, if that has a limit. */
        public static Optional<Claim> at(String number, PlanNode.Destination destination) {
            return destination.concurrent().isEmpty()
                    ? Optional.empty()
                    : Optional.of(concurrent(
                            number + "/" + destination.number(),
                            destination.concurrent().getAsInt()));
        }

        /** What is counted. */
        public enum Kind {
            CONCURRENT,
            RATE,
            MONTHLY_CALLS,
            MONTHLY_COST
        }
    }
}
