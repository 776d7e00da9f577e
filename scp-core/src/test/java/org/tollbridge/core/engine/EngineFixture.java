package org.tollbridge.core.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tollbridge.core.counter.LocalErrands;
import org.tollbridge.core.time.DeadlineWheel;
import org.tollbridge.core.time.ManualClock;
import org.tollbridge.service.call.BcsmEvent;
import org.tollbridge.service.call.CallEvent;
import org.tollbridge.service.call.CallLimits;
import org.tollbridge.service.call.CallLogic;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Leg;
import org.tollbridge.service.credit.CreditAnswer;
import org.tollbridge.service.credit.CreditRequest;
import org.tollbridge.service.number.NatureOfAddress;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.number.PartyNumber;
import org.tollbridge.service.plan.PlanNode.Destination;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.PlanWorld;
import org.tollbridge.service.plan.ServiceClasses;
import org.tollbridge.service.plan.ServiceNumber;
import org.tollbridge.service.plan.ServiceNumbers;
import org.tollbridge.service.plan.WalkAnswer;
import org.tollbridge.service.port.CreditControl;

/** An engine with a clock that goes when it is told to, and calls to play on it. */
final class EngineFixture {

    static final ServiceNumber NUMBER = new ServiceNumber(
            "8008101234",
            "800",
            "acme",
            true,
            OptionalLong.empty(),
            OptionalLong.empty(),
            new Destination("861062345678", List.of("862162345678"), List.of(), OptionalInt.of(20)));
    static final ServiceNumbers NUMBERS =
            digits -> digits.equals(NUMBER.digits()) ? Optional.of(NUMBER) : Optional.empty();
    static final CallLogic LOGIC = new CallLogic(
            new PlanRules(NumberPlan.china(), ServiceClasses.china()), new CallLimits(60_000, 3_600_000, 30_000, 100));
    static final CallEvent ANSWER = new CallEvent.Reported(BcsmEvent.ANSWER, Leg.CALLED, false, OptionalInt.empty());
    static final CallEvent BUSY =
            new CallEvent.Reported(BcsmEvent.CALLED_PARTY_BUSY, Leg.CALLED, true, OptionalInt.of(17));
    static final CallEvent HANG_UP =
            new CallEvent.Reported(BcsmEvent.DISCONNECT, Leg.CALLED, false, OptionalInt.of(16));

    final ManualClock clock = new ManualClock();
    final DeadlineWheel wheel = new DeadlineWheel(clock, 10, 64);
    final KeptRecords records = new KeptRecords();
    final LocalErrands errands = new LocalErrands(
            ServiceClasses.china(), (hashes, digits, answer) -> answer.accept(new WalkAnswer.Silent()));
    final AtomicReference<ServiceNumbers> numbers = new AtomicReference<>(NUMBERS);
    /** Told of calls that are over, as credit control. */
    volatile Consumer<CallRecord> creditEnded = record -> {};

    private final CreditControl credit = new CreditControl() {
        @Override
        public void ask(String callId, CreditRequest request, Consumer<CreditAnswer> answer) {
            answer.accept(new CreditAnswer.Silent());
        }

        @Override
        public void ended(CallRecord record) {
            creditEnded.accept(record);
        }
    };

    final CallEngine engine = engine("n1", 100, numbers::get);

    CallEngine engine(String node, int maxOpenCalls, Supplier<ServiceNumbers> snapshot) {
        return new CallEngine(
                new EngineSettings(node, maxOpenCalls),
                LOGIC,
                snapshot,
                PlanWorld.NONE,
                errands,
                credit,
                records,
                clock,
                wheel);
    }

    void advance(long millis) {
        clock.advance(millis);
        wheel.turn();
    }

    static Consumer<CallEvent> offer(CallEngine engine, FakeDialogue dialogue) {
        return engine.offer(dialogue, offered()).orElseThrow();
    }

    static CallEvent.Offered offered() {
        return new CallEvent.Offered(
                800,
                new PartyNumber(NatureOfAddress.NATIONAL, "8008101234"),
                Optional.of(new PartyNumber(NatureOfAddress.NATIONAL, "1088886666")),
                OptionalInt.of(10),
                Optional.empty(),
                false);
    }

    static Thread start(Runnable action) {
        Thread thread = new Thread(action);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    static int drain(CallEngine engine, Duration limit) {
        try {
            return engine.drain(limit);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static void until(Supplier<Boolean> condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.get()) {
            assertTrue(System.nanoTime() < end, "the condition never held");
            LockSupport.parkNanos(1_000_000);
        }
    }
}
