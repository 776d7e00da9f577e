package org.tollbridge.core.counter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tollbridge.core.counter.MonthCorrections.MonthCorrection;
import org.tollbridge.service.call.Errand;
import org.tollbridge.service.charging.Charge;
import org.tollbridge.service.plan.PlanLimits;
import org.tollbridge.service.plan.PlanLimits.Claim;
import org.tollbridge.service.plan.WalkAnswer;

/** What any errands must do with what a month allows, in calls and in money. */
public abstract class MonthsOracle extends ErrandsOracle {

    private static PlanLimits monthly(OptionalLong calls, OptionalLong cost) {
        return new PlanLimits(OptionalInt.empty(), Optional.empty(), calls, cost, false);
    }

    @Test
    protected void aCallOfAWrongMonthTakesNothingFromTheOthers() throws Exception {
        PlanLimits limits = monthly(OptionalLong.of(6), OptionalLong.of(1_000));
        long november = at("2026-11-29T12:00:00");
        assertEquals(DONE, count("a", limits, november));
        end(record("a", november, 61));
        String[] wrong = {"2026-12-01T00:00:01", "2027-11-29T12:00:00", "1970-01-02T00:00:00", "2099-01-01T00:00:00"};
        for (String moment : wrong) {
            assertEquals(DONE, count("wrong" + moment, limits, at(moment)));
            end(record("wrong" + moment, at(moment), 600));
            assertEquals(DONE, count("right" + moment, limits, november));
            assertEquals(reserved(500), reserve("right" + moment, limits, november, 900));
            end(record("right" + moment, november, 0));
        }
        assertEquals(List.of(5L, 500L), used(limits, november));
        assertEquals(DONE, count("b", limits, november));
        assertEquals(full(Claim.Kind.MONTHLY_CALLS), count("c", limits, november));
    }

    @Test
    protected void eachMonthIsCountedApartHoweverTimeGoes() throws Exception {
        Random random = new Random(1201);
        PlanLimits limits = monthly(OptionalLong.of(pairs() / 5), OptionalLong.empty());
        long[] months = {at("2026-11-30T23:59:00"), at("2026-12-01T00:00:00"), at("2027-12-15T08:00:00")};
        int[] taken = new int[months.length];
        int full = 0;
        for (int i = 0; i < pairs(); i++) {
            int month = random.nextInt(months.length);
            boolean room = taken[month] < pairs() / 5;
            WalkAnswer expected = room ? DONE : full(Claim.Kind.MONTHLY_CALLS);
            assertEquals(expected, count("call" + i, limits, months[month] + random.nextInt(60_000)));
            taken[month] += room ? 1 : 0;
            full += room ? 0 : 1;
            end(record("call" + i, months[month], 0));
        }
        assertTrue(full > pairs() / 10, "the limit is met");
    }

    @Test
    protected void aMonthEndsInTheZoneOfThePlan() throws Exception {
        PlanLimits one = monthly(OptionalLong.of(1), OptionalLong.empty());
        assertEquals(DONE, count("a", one, at("2026-11-30T23:59:59.999")));
        assertEquals(full(Claim.Kind.MONTHLY_CALLS), count("b", one, at("2026-11-30T23:59:59.999")));
        assertEquals(DONE, count("c", one, at("2026-12-01T00:00:00")));
        assertEquals(
                Instant.parse("2026-11-30T16:00:00Z").toEpochMilli(),
                one.claims(NUMBER, at("2026-12-15T08:00:00"), SHANGHAI)
                        .getFirst()
                        .since());
    }

    @Test
    protected void whatCallsOfTheMonthHaveCostRefusesTheNext() throws Exception {
        PlanLimits yuan = monthly(OptionalLong.empty(), OptionalLong.of(500));
        long now = at("2026-11-10T12:00:00");
        assertEquals(DONE, count("a", yuan, now));
        end(record("a", now, 61));
        assertEquals(full(Claim.Kind.MONTHLY_COST), count("b", yuan, now + 90_000));
        assertEquals(DONE, count("c", yuan, at("2026-12-01T00:00:00")));
    }

    @Test
    protected void aPriceInTheRecordIsWhatCounts() throws Exception {
        PlanLimits limits = monthly(OptionalLong.empty(), OptionalLong.of(1_001));
        long now = at("2026-11-10T12:00:00");
        assertEquals(DONE, count("a", limits, now));
        // 10000 ten-thousandths, and a begun thousandth more.
        end(record("a", now, 600).with(new Charge(70_000, 10_000, "CNY", "t", List.of())));
        assertEquals(DONE, count("b", limits, now + 1));
        end(record("b", now + 1, 600).with(new Charge(0, 1, "CNY", "t", List.of())));
        assertEquals(full(Claim.Kind.MONTHLY_COST), count("c", limits, now + 2));
    }

    @Test
    protected void aCorrectionChangesWhatTheMonthOfItsCallHasCostOnce() throws Exception {
        PlanLimits limits = monthly(OptionalLong.empty(), OptionalLong.of(500));
        long now = at("2026-11-10T12:00:00");
        assertEquals(DONE, count("a", limits, now));
        end(record("a", now, 61));
        assertEquals(full(Claim.Kind.MONTHLY_COST), count("b", limits, now));
        for (int twice = 0; twice < 2; twice++) {
            correct("a", new MonthCorrection(NUMBER, "a.c1", now, -100));
        }
        assertEquals(DONE, count("c", limits, now));
        assertEquals(reserved(100), reserve("c", limits, now, 200));
        correct("a", new MonthCorrection(NUMBER, "a.c2", now, 60));
        assertEquals(reserved(40), reserve("c", limits, now, 200));
        correct("z", new MonthCorrection(NUMBER, "z.c1", at("2026-10-31T23:59:59"), 1_000));
        correct("z", new MonthCorrection("4008999999", "z.c2", now, 1_000));
        assertEquals(reserved(40), reserve("c", limits, now, 200));
    }

    private void correct(String call, MonthCorrection correction) throws Exception {
        assertTrue(((MonthCorrections) errands(call)).correct(correction));
        settle();
    }

    private WalkAnswer reserve(String call, PlanLimits limits, long at, long amount) throws Exception {
        Claim cost = limits.claims(NUMBER, at, SHANGHAI).getLast();
        return run(call, new Errand.Reserve(2, cost, amount));
    }

    private static WalkAnswer reserved(long amount) {
        return new WalkAnswer.Reserved(amount);
    }

    @Test
    protected void moneyThatIsKeptForACallIsNotAnothers() throws Exception {
        PlanLimits yuan = monthly(OptionalLong.empty(), OptionalLong.of(1_000));
        long now = at("2026-11-10T12:00:00");
        assertEquals(DONE, count("a", yuan, now));
        assertEquals(DONE, count("b", yuan, now));
        assertEquals(reserved(600), reserve("a", yuan, now, 600));
        assertEquals(reserved(400), reserve("b", yuan, now, 600));
        // In place of what was kept before.
        assertEquals(reserved(600), reserve("a", yuan, now, 700));
        assertEquals(reserved(100), reserve("a", yuan, now, 100));
        assertEquals(reserved(900), reserve("b", yuan, now, 1_000));
        end(record("b", now, 61));
        assertEquals(reserved(500), reserve("a", yuan, now, 2_000));
        // One that is not counted is told what is left, and nothing is kept for it.
        assertEquals(reserved(0), reserve("stranger", yuan, now, 50));
        assertEquals(reserved(300), reserve("a", yuan, now, 300));
        assertEquals(reserved(50), reserve("stranger", yuan, now, 50));
        assertEquals(reserved(500), reserve("a", yuan, now, 500));
    }

    @Test
    protected void aCallIsBoundedByTheMonthInWhichItCameThoughThatIsOver() throws Exception {
        PlanLimits yuan = monthly(OptionalLong.empty(), OptionalLong.of(1_000));
        long before = at("2026-11-30T23:50:00");
        long after = at("2026-12-01T00:00:01");
        assertEquals(DONE, count("a", yuan, before));
        assertEquals(DONE, count("b", yuan, before));
        assertEquals(reserved(600), reserve("a", yuan, before, 600));
        assertEquals(DONE, count("c", yuan, after));
        assertEquals(reserved(1_000), reserve("c", yuan, after, 5_000));
        assertEquals(reserved(400), reserve("b", yuan, before, 5_000));
        assertEquals(reserved(600), reserve("a", yuan, before, 5_000));
        // Two begun minutes of the old month: half of what it allows.
        end(record("b", before, 61));
        assertEquals(reserved(500), reserve("a", yuan, before, 5_000));
        end(record("c", after, 61));
        assertEquals(reserved(500), reserve("a", yuan, before, 5_000));
        assertEquals(DONE, count("d", yuan, after));
        assertEquals(reserved(500), reserve("d", yuan, after, 5_000));
    }

    @Test
    protected void theCostOfACallThatBeganLastMonthIsLastMonths() throws Exception {
        PlanLimits yuan = monthly(OptionalLong.empty(), OptionalLong.of(250));
        long before = at("2026-11-30T23:59:00");
        assertEquals(DONE, count("a", yuan, before));
        assertEquals(DONE, count("b", yuan, at("2026-12-01T00:00:01")));
        end(record("a", before, 600));
        assertEquals(DONE, count("c", yuan, at("2026-12-01T00:10:00")));
    }
}
