package org.tollbridge.core.counter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Errand;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.call.Reason;
import org.tollbridge.service.charging.Charge;
import org.tollbridge.service.charging.Payer;
import org.tollbridge.service.plan.PlanLimits;
import org.tollbridge.service.plan.PlanLimits.Claim;
import org.tollbridge.service.plan.ServiceClasses;
import org.tollbridge.service.plan.WalkAnswer;

class LocalErrandsTest {

    private static final String NUMBER = "4008101234";
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final WalkAnswer DONE = new WalkAnswer.Done();

    private final LocalErrands errands =
            new LocalErrands(ServiceClasses.china(), (hashes, digits, answer) -> answer.accept(digits.equals("4711")));

    private WalkAnswer count(String call, PlanLimits limits, long at) {
        return run(call, new Errand.Count(1, limits.claims(NUMBER, at, SHANGHAI), at));
    }

    private WalkAnswer run(String call, Errand errand) {
        List<WalkAnswer> answers = new ArrayList<>();
        errands.run(call, errand, answers::add);
        assertEquals(1, answers.size());
        return answers.getFirst();
    }

    private static WalkAnswer full(Claim.Kind kind) {
        return new WalkAnswer.Full(kind);
    }

    private static PlanLimits concurrent(int limit) {
        return new PlanLimits(
                OptionalInt.of(limit), Optional.empty(), OptionalLong.empty(), OptionalLong.empty(), false);
    }

    private static PlanLimits rate(int calls, int seconds) {
        return new PlanLimits(
                OptionalInt.empty(),
                Optional.of(new PlanLimits.Rate(calls, seconds)),
                OptionalLong.empty(),
                OptionalLong.empty(),
                false);
    }

    private static PlanLimits monthly(OptionalLong calls, OptionalLong cost) {
        return new PlanLimits(OptionalInt.empty(), Optional.empty(), calls, cost, false);
    }

    private static CallRecord record(String call, long offeredAt, long seconds) {
        return new CallRecord(
                call,
                "ssp1",
                400,
                NUMBER,
                Optional.empty(),
                Optional.of("400"),
                Optional.of("acme"),
                Optional.empty(),
                List.of(),
                offeredAt,
                seconds > 0 ? OptionalLong.of(offeredAt) : OptionalLong.empty(),
                offeredAt + 1000 * seconds,
                seconds > 0 ? Outcome.ANSWERED : Outcome.BUSY,
                seconds > 0 ? Reason.COMPLETED : Reason.DESTINATION_BUSY,
                OptionalInt.empty(),
                OptionalInt.empty(),
                Payer.SPLIT,
                Optional.empty(),
                List.of());
    }

    private static long at(String local) {
        return java.time.LocalDateTime.parse(local).atZone(SHANGHAI).toInstant().toEpochMilli();
    }

    @Test
    void aPriceInTheRecordIsWhatCounts() {
        PlanLimits limits = monthly(OptionalLong.empty(), OptionalLong.of(1_001));
        assertEquals(DONE, count("a", limits, 1));
        // 10000 ten-thousandths, and a begun thousandth more.
        errands.ended(record("a", 1, 600).with(new Charge(70_000, 10_000, "CNY", "t", List.of())));
        assertEquals(DONE, count("b", limits, 2));
        errands.ended(record("b", 2, 600).with(new Charge(0, 1, "CNY", "t", List.of())));
        assertEquals(full(Claim.Kind.MONTHLY_COST), count("c", limits, 3));
    }

    @Test
    void callsAtOneTimeHaveALimitAndGiveTheirRoomBack() {
        assertEquals(DONE, count("a", concurrent(2), 1));
        assertEquals(DONE, count("b", concurrent(2), 2));
        assertEquals(full(Claim.Kind.CONCURRENT), count("c", concurrent(2), 3));
        errands.ended(record("a", 1, 0));
        assertEquals(DONE, count("c", concurrent(2), 4));
        errands.ended(record("b", 2, 0));
        errands.ended(record("c", 4, 0));
        assertEquals(new CounterReadings(3, 1, 0, 1, 0, 0), errands.readings());
    }

    @Test
    void theSameCallIsCountedOnceAndEndsOnce() {
        assertEquals(DONE, count("a", concurrent(2), 1));
        assertEquals(DONE, count("a", concurrent(2), 2));
        assertEquals(DONE, count("b", concurrent(2), 3));
        errands.ended(record("a", 1, 0));
        errands.ended(record("a", 1, 0));
        assertEquals(DONE, count("c", concurrent(2), 4));
        assertEquals(full(Claim.Kind.CONCURRENT), count("d", concurrent(2), 5));
    }

    @Test
    void aCallThatIsRefusedByOneLimitIsCountedByNone() {
        PlanLimits both =
                new PlanLimits(OptionalInt.of(1), Optional.empty(), OptionalLong.of(2), OptionalLong.empty(), false);
        long now = at("2026-11-10T12:00:00");
        assertEquals(DONE, count("a", both, now));
        assertEquals(full(Claim.Kind.CONCURRENT), count("b", both, now + 1));
        errands.ended(record("a", now, 0));
        assertEquals(DONE, count("c", both, now + 2));
        errands.ended(record("c", now + 2, 0));
        assertEquals(full(Claim.Kind.MONTHLY_CALLS), count("d", both, now + 3));
    }

    @Test
    void aDestinationIsCountedApartFromItsNumber() {
        assertEquals(DONE, count("a", concurrent(1), 1));
        Errand destination = new Errand.Count(2, List.of(Claim.concurrent(NUMBER + "/861062345678", 1)), 1);
        assertEquals(DONE, run("a", destination));
        assertEquals(full(Claim.Kind.CONCURRENT), run("b", destination));
        errands.ended(record("a", 1, 0));
        assertEquals(DONE, run("b", destination));
        assertEquals(DONE, count("c", concurrent(1), 2));
    }

    @Test
    void thePeriodSlidesAsAnOracleThatCountsAllCallsSays() {
        Random random = new Random(1218);
        Deque<Long> taken = new ArrayDeque<>();
        long now = at("2026-11-10T12:00:00");
        for (int i = 0; i < 5_000; i++) {
            now += random.nextInt(900);
            long begin = now - 10_000;
            boolean room = taken.stream().filter(each -> each > begin).count() < 20;
            assertEquals(room ? DONE : full(Claim.Kind.RATE), count("call" + i, rate(20, 10), now));
            if (room) {
                taken.addLast(now);
            }
            errands.ended(record("call" + i, now, 0));
        }
        assertTrue(taken.size() > 500 && taken.size() < 5_000, "both answers are met: " + taken.size());
    }

    @Test
    void aMonthEndsInTheZoneOfThePlan() {
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
    void whatCallsOfTheMonthHaveCostRefusesTheNext() {
        PlanLimits yuan = monthly(OptionalLong.empty(), OptionalLong.of(500));
        long now = at("2026-11-10T12:00:00");
        assertEquals(DONE, count("a", yuan, now));
        errands.ended(record("a", now, 61));
        assertEquals(full(Claim.Kind.MONTHLY_COST), count("b", yuan, now + 90_000));
        assertEquals(DONE, count("c", yuan, at("2026-12-01T00:00:00")));
    }

    @Test
    void theCostOfACallThatBeganLastMonthIsLastMonths() {
        PlanLimits yuan = monthly(OptionalLong.empty(), OptionalLong.of(250));
        long before = at("2026-11-30T23:59:00");
        assertEquals(DONE, count("a", yuan, before));
        assertEquals(DONE, count("b", yuan, at("2026-12-01T00:00:01")));
        errands.ended(record("a", before, 600));
        assertEquals(DONE, count("c", yuan, at("2026-12-01T00:10:00")));
    }

    @Test
    void pinsAreCheckedAndLocksRunOut() {
        assertEquals(new WalkAnswer.Verified(true), run("a", new Errand.Verify(1, List.of(), "4711")));
        assertEquals(new WalkAnswer.Verified(false), run("a", new Errand.Verify(2, List.of(), "1")));
        assertEquals(DONE, run("a", new Errand.Lock(3, NUMBER, "861088886666", 1_000, 5_000)));
        assertTrue(errands.locked(NUMBER, "861088886666", 4_999));
        assertFalse(errands.locked(NUMBER, "861088886667", 4_999));
        assertFalse(errands.locked("4008105678", "861088886666", 4_999));
        assertFalse(errands.locked(NUMBER, "861088886666", 5_000));
        assertEquals(0, errands.readings().locks());
    }

    @Test
    void manyThreadsNeverGoOverTheLimitAndLeaveNothing() throws Exception {
        int limit = 7;
        AtomicInteger talking = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch begin = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> done = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                String name = "t" + t + "-";
                done.add(threads.submit(() -> {
                    begin.await();
                    for (int i = 0; i < 5_000; i++) {
                        String first = name + i + "a";
                        String second = name + i + "b";
                        boolean one = taken(first, limit, talking, most);
                        boolean two = taken(second, limit, talking, most);
                        over(first, one, talking);
                        over(second, two, talking);
                    }
                    return null;
                }));
            }
            begin.countDown();
            for (Future<?> each : done) {
                each.get(60, TimeUnit.SECONDS);
            }
        }
        assertTrue(most.get() <= limit, most + " calls at one time");
        assertTrue(errands.readings().full() > 0, "the limit was never met");
        assertEquals(0, errands.readings().open());
    }

    private boolean taken(String call, int limit, AtomicInteger talking, AtomicInteger most) {
        if (!count(call, concurrent(limit), 1).equals(DONE)) {
            return false;
        }
        most.accumulateAndGet(talking.incrementAndGet(), Math::max);
        return true;
    }

    private void over(String call, boolean taken, AtomicInteger talking) {
        if (taken) {
            talking.decrementAndGet();
        }
        errands.ended(record(call, 1, 0));
    }
}
