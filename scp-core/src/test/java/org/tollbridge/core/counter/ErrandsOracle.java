package org.tollbridge.core.counter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Errand;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.call.Reason;
import org.tollbridge.service.charging.Payer;
import org.tollbridge.service.plan.PinHasher;
import org.tollbridge.service.plan.PlanLimits;
import org.tollbridge.service.plan.PlanLimits.Claim;
import org.tollbridge.service.plan.WalkAnswer;
import org.tollbridge.service.port.Errands;

/**
 * What any errands must do, whoever does them. It holds the counters of one node and those of a cluster to the same
 * answers.
 */
public abstract class ErrandsOracle {

    protected static final String NUMBER = "4008101234";
    protected static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    protected static final WalkAnswer DONE = new WalkAnswer.Done();
    private static final long ANSWER_SECONDS = 20;

    /** Of all PINs, the right one. */
    protected static final PinHasher PINS =
            (hashes, digits, answer) -> answer.accept(new WalkAnswer.Verified(digits.equals("4711")));

    /** What does the errands of a call. */
    protected abstract Errands errands(String call);

    /** Waits until what calls gave back is back everywhere. */
    protected abstract void settle() throws Exception;

    /** How many pairs of calls each of eight threads makes, and how many calls a period is filled with. */
    protected int pairs() {
        return 5_000;
    }

    /** How many wrong PINs of a caller all who may be asked remember; -1 while they do not agree. */
    protected abstract int wrongPins(String number, String caller, long now);

    /** Of all who count together. */
    protected abstract CounterReadings readings();

    protected final WalkAnswer count(String call, PlanLimits limits, long at) throws Exception {
        return run(call, new Errand.Count(1, limits.claims(NUMBER, at, SHANGHAI), at));
    }

    protected final WalkAnswer run(String call, Errand errand) throws Exception {
        BlockingQueue<WalkAnswer> answers = new LinkedBlockingQueue<>();
        errands(call).run(call, errand, answers::add);
        return Objects.requireNonNull(answers.poll(ANSWER_SECONDS, TimeUnit.SECONDS), "no answer");
    }

    protected final void end(CallRecord record) throws Exception {
        errands(record.callId()).ended(record);
        settle();
    }

    protected static WalkAnswer full(Claim.Kind kind) {
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

    protected static CallRecord record(String call, long offeredAt, long seconds) {
        return new CallRecord(
                new CallRecord.Request(
                        call,
                        "ssp1",
                        400,
                        NUMBER,
                        Optional.empty(),
                        Optional.of("400"),
                        Optional.of("acme"),
                        offeredAt),
                new CallRecord.Course(
                        List.of(),
                        seconds > 0 ? OptionalLong.of(offeredAt) : OptionalLong.empty(),
                        offeredAt + 1000 * seconds,
                        seconds > 0 ? Outcome.ANSWERED : Outcome.BUSY,
                        seconds > 0 ? Reason.COMPLETED : Reason.DESTINATION_BUSY,
                        OptionalInt.empty(),
                        OptionalInt.empty()),
                new CallRecord.Billing(Payer.SPLIT, Optional.empty(), Optional.empty()),
                List.of());
    }

    protected static long at(String local) {
        return java.time.LocalDateTime.parse(local).atZone(SHANGHAI).toInstant().toEpochMilli();
    }

    @Test
    protected void aCallThatGoesOnElsewhereGivesItsDestinationsRoomBackAndNoOther() throws Exception {
        Errand.Count destination = new Errand.Count(2, List.of(Claim.concurrent(NUMBER + "/861062345678", 1)), 1);
        assertEquals(DONE, count("a", concurrent(1), 1));
        assertEquals(DONE, run("a", destination));
        assertEquals(full(Claim.Kind.CONCURRENT), run("b", destination));
        errands("a").run("a", new Errand.Leave(0, NUMBER + "/861062345678"), answer -> {});
        errands("a").run("a", new Errand.Leave(0, NUMBER + "/861062345678"), answer -> {});
        settle();
        assertEquals(DONE, run("b", destination));
        assertEquals(full(Claim.Kind.CONCURRENT), count("c", concurrent(1), 2));
        end(record("a", 1, 0));
        assertEquals(DONE, count("c", concurrent(1), 3));
        assertEquals(full(Claim.Kind.CONCURRENT), run("d", destination));
        end(record("b", 1, 0));
        end(record("c", 1, 0));
        assertEquals(0, readings().open());
    }

    @Test
    protected void callsAtOneTimeHaveALimitAndGiveTheirRoomBack() throws Exception {
        assertEquals(DONE, count("a", concurrent(2), 1));
        assertEquals(DONE, count("b", concurrent(2), 2));
        assertEquals(full(Claim.Kind.CONCURRENT), count("c", concurrent(2), 3));
        end(record("a", 1, 0));
        assertEquals(DONE, count("c", concurrent(2), 4));
        end(record("b", 2, 0));
        end(record("c", 4, 0));
        CounterReadings readings = readings();
        assertEquals(3, readings.counted());
        assertEquals(1, readings.full());
        assertEquals(0, readings.open());
    }

    @Test
    protected void whoLooksSeesWhatIsUsed() throws Exception {
        PlanLimits all = new PlanLimits(
                OptionalInt.of(9),
                Optional.of(new PlanLimits.Rate(9, 10)),
                OptionalLong.of(9),
                OptionalLong.of(9_000),
                false);
        long now = at("2026-11-10T12:00:00");
        assertEquals(List.of(0L, 0L, 0L, 0L), used(all, now));
        assertEquals(DONE, count("a", all, now));
        assertEquals(DONE, count("b", all, now + 1));
        assertEquals(List.of(2L, 2L, 2L, 0L), used(all, now + 2));
        end(record("a", now, 60));
        List<Long> after = used(all, now + 10_000);
        assertEquals(List.of(1L, 1L, 2L), after.subList(0, 3));
        assertTrue(after.get(3) > 0, "a minute costs something");
        assertEquals(List.of(1L, 0L, 0L, 0L), used(all, at("2026-12-01T00:00:00")));
        assertEquals(List.of(1L, 1L, 2L), used(all, now + 10_000).subList(0, 3), "who looks changes nothing");
        end(record("b", now + 1, 0));
    }

    protected final List<Long> used(PlanLimits limits, long now) {
        LimitCounts counts = (LimitCounts) errands("anybody");
        return limits.claims(NUMBER, now, SHANGHAI).stream()
                .map(claim -> counts.used(claim).orElse(-1))
                .toList();
    }

    @Test
    protected void theSameCallIsCountedOnceAndEndsOnce() throws Exception {
        assertEquals(DONE, count("a", concurrent(2), 1));
        assertEquals(DONE, count("a", concurrent(2), 2));
        assertEquals(DONE, count("b", concurrent(2), 3));
        end(record("a", 1, 0));
        end(record("a", 1, 0));
        assertEquals(DONE, count("c", concurrent(2), 4));
        assertEquals(full(Claim.Kind.CONCURRENT), count("d", concurrent(2), 5));
    }

    @Test
    protected void aCallThatIsRefusedByOneLimitIsCountedByNone() throws Exception {
        PlanLimits both =
                new PlanLimits(OptionalInt.of(1), Optional.empty(), OptionalLong.of(2), OptionalLong.empty(), false);
        long now = at("2026-11-10T12:00:00");
        assertEquals(DONE, count("a", both, now));
        assertEquals(full(Claim.Kind.CONCURRENT), count("b", both, now + 1));
        end(record("a", now, 0));
        assertEquals(DONE, count("c", both, now + 2));
        end(record("c", now + 2, 0));
        assertEquals(full(Claim.Kind.MONTHLY_CALLS), count("d", both, now + 3));
    }

    @Test
    protected void aDestinationIsCountedApartFromItsNumber() throws Exception {
        assertEquals(DONE, count("a", concurrent(1), 1));
        Errand destination = new Errand.Count(2, List.of(Claim.concurrent(NUMBER + "/861062345678", 1)), 1);
        assertEquals(DONE, run("a", destination));
        assertEquals(full(Claim.Kind.CONCURRENT), run("b", destination));
        end(record("a", 1, 0));
        assertEquals(DONE, run("b", destination));
        assertEquals(DONE, count("c", concurrent(1), 2));
    }

    @Test
    protected void thePeriodSlidesAsAnOracleThatCountsAllCallsSays() throws Exception {
        Random random = new Random(1218);
        Deque<Long> taken = new ArrayDeque<>();
        long now = at("2026-11-10T12:00:00");
        for (int i = 0; i < pairs(); i++) {
            now += random.nextInt(900);
            long begin = now - 10_000;
            boolean room = taken.stream().filter(each -> each > begin).count() < 20;
            assertEquals(room ? DONE : full(Claim.Kind.RATE), count("call" + i, rate(20, 10), now));
            if (room) {
                taken.addLast(now);
            }
            end(record("call" + i, now, 0));
        }
        assertTrue(taken.size() > pairs() / 10 && taken.size() < pairs(), "both answers are met: " + taken.size());
    }

    @Test
    protected void thePeriodOutlivesClocksThatAreSet() throws Exception {
        Random random = new Random(1129);
        List<Long> taken = new ArrayList<>();
        long now = at("2026-11-10T12:00:00");
        int full = 0;
        for (int i = 0; i < pairs(); i++) {
            now += switch (random.nextInt(40)) {
                case 0 -> 3_600_000;
                case 1 -> -3_600_000;
                case 2, 3, 4 -> -random.nextInt(15_000);
                default -> random.nextInt(700);
            };
            long begin = now - 10_000;
            long ahead = now + KeyCounts.MOST_AHEAD;
            taken.removeIf(each -> each <= begin || each > ahead);
            boolean room = taken.size() < 10;
            assertEquals(room ? DONE : full(Claim.Kind.RATE), count("call" + i, rate(10, 10), now));
            if (room) {
                taken.add(now);
            } else {
                full++;
            }
            end(record("call" + i, now, 0));
        }
        assertTrue(full > pairs() / 20 && full < pairs(), "both answers are met: " + full);
    }

    @Test
    protected void aClockThatWasAheadStopsNoCallsWhenItIsRight() throws Exception {
        long right = at("2026-11-10T12:00:00");
        long ahead = right + 3_600_000;
        for (int i = 0; i < 10; i++) {
            assertEquals(DONE, count("ahead" + i, rate(10, 1), ahead));
        }
        for (int i = 0; i < 10; i++) {
            assertEquals(DONE, count("right" + i, rate(10, 1), right));
        }
        assertEquals(full(Claim.Kind.RATE), count("more", rate(10, 1), right));
    }

    @Test
    protected void pinsAreCheckedAndWrongOnesRememberedForAWhile() throws Exception {
        String caller = "861088886666";
        assertEquals(new WalkAnswer.Verified(true), run("a", new Errand.Verify(1, List.of(), "4711")));
        assertEquals(new WalkAnswer.Verified(false), run("a", new Errand.Verify(2, List.of(), "1")));
        assertEquals(DONE, run("a", new Errand.Tried(3, NUMBER, caller, false, 1_000, 5_000)));
        awaitWrongPins(1, caller, 4_999);
        assertEquals(DONE, run("b", new Errand.Tried(1, NUMBER, caller, false, 3_000, 7_000)));
        awaitWrongPins(2, caller, 6_999);
        assertEquals(0, wrongPins(NUMBER, "861088886667", 4_999));
        assertEquals(0, wrongPins("4008105678", caller, 4_999));
        assertEquals(0, wrongPins(NUMBER, caller, 7_000));
    }

    @Test
    protected void aWrongPinOfAClockThatWasAheadLocksNobodyWhenItIsRight() throws Exception {
        String caller = "861088886669";
        long right = at("2026-11-10T12:00:00");
        long ahead = right + 3_600_000;
        assertEquals(DONE, run("a", new Errand.Tried(1, NUMBER, caller, false, ahead, ahead + 900_000)));
        awaitWrongPins(1, caller, ahead + 1);
        assertEquals(1, wrongPins(NUMBER, caller, ahead - 5_000), "clocks of nodes may differ a little");
        assertEquals(0, wrongPins(NUMBER, caller, right));
        assertEquals(DONE, run("b", new Errand.Tried(1, NUMBER, caller, false, right, right + 900_000)));
        awaitWrongPins(1, caller, right + 1);
    }

    @Test
    protected void aRightPinMakesWrongOnesForgotten() throws Exception {
        String caller = "861088886668";
        assertEquals(DONE, run("a", new Errand.Tried(1, NUMBER, caller, false, 1_000, 9_000)));
        awaitWrongPins(1, caller, 2_000);
        assertEquals(DONE, run("b", new Errand.Tried(1, NUMBER, caller, true, 2_000, 9_000)));
        awaitWrongPins(0, caller, 2_000);
    }

    private void awaitWrongPins(int count, String caller, long now) {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(ANSWER_SECONDS);
        while (wrongPins(NUMBER, caller, now) != count && System.nanoTime() < limit) {
            Thread.onSpinWait();
        }
        assertEquals(count, wrongPins(NUMBER, caller, now));
    }

    @Test
    protected void manyThreadsNeverGoOverTheLimitAndLeaveNothing() throws Exception {
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
                    for (int i = 0; i < pairs(); i++) {
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
        assertTrue(readings().full() > 0, "the limit was never met");
        settle();
        assertEquals(0, readings().open());
    }

    private boolean taken(String call, int limit, AtomicInteger talking, AtomicInteger most) throws Exception {
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
        errands(call).ended(record(call, 1, 0));
    }
}
