package org.tollbridge.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tollbridge.core.time.DeadlineWheel;
import org.tollbridge.core.time.ManualClock;
import org.tollbridge.service.call.BcsmEvent;
import org.tollbridge.service.call.CallEvent;
import org.tollbridge.service.call.CallLimits;
import org.tollbridge.service.call.CallLogic;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Instruction;
import org.tollbridge.service.call.Leg;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.call.Reason;
import org.tollbridge.service.number.NatureOfAddress;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.number.PartyNumber;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.ServiceClasses;
import org.tollbridge.service.plan.ServiceNumber;
import org.tollbridge.service.plan.ServiceNumber.Destination;
import org.tollbridge.service.plan.ServiceNumbers;

@Timeout(60)
class CallEngineTest {

    private static final ServiceNumber NUMBER = new ServiceNumber(
            "8008101234",
            "800",
            "acme",
            true,
            OptionalLong.empty(),
            OptionalLong.empty(),
            new Destination("861062345678", List.of("862162345678"), List.of(), OptionalInt.of(20)));
    private static final ServiceNumbers NUMBERS =
            digits -> digits.equals(NUMBER.digits()) ? Optional.of(NUMBER) : Optional.empty();
    private static final CallLogic LOGIC =
            new CallLogic(new PlanRules(NumberPlan.china(), ServiceClasses.china()), new CallLimits(60_000, 3_600_000));
    private static final CallEvent ANSWER =
            new CallEvent.Reported(BcsmEvent.ANSWER, Leg.CALLED, false, OptionalInt.empty());
    private static final CallEvent BUSY =
            new CallEvent.Reported(BcsmEvent.CALLED_PARTY_BUSY, Leg.CALLED, true, OptionalInt.of(17));
    private static final CallEvent HANG_UP =
            new CallEvent.Reported(BcsmEvent.DISCONNECT, Leg.CALLED, false, OptionalInt.of(16));
    private static final List<Instruction> RELEASED_BY_DEFECT =
            List.of(new Instruction.Release(41), new Instruction.EndDialogue());

    private final ManualClock clock = new ManualClock();
    private final DeadlineWheel wheel = new DeadlineWheel(clock, 10, 64);
    private final KeptRecords records = new KeptRecords();
    private final AtomicReference<ServiceNumbers> numbers = new AtomicReference<>(NUMBERS);
    private final CallEngine engine = engine("n1", 100, numbers::get);

    @Test
    void playsACallToItsRecord() {
        FakeDialogue dialogue = new FakeDialogue();
        Consumer<CallEvent> call = offer(engine, dialogue);
        assertEquals(1, engine.counters().open());
        clock.advance(2_000);
        call.accept(ANSWER);
        clock.advance(60_000);
        call.accept(HANG_UP);

        assertEquals(2, dialogue.sent().size());
        assertEquals(List.of(new Instruction.EndDialogue()), dialogue.sent().get(1));
        CallRecord record = records.only();
        assertEquals(Reason.COMPLETED, record.reason());
        assertEquals(60_000, record.durationMillis());
        assertEquals(0, engine.counters().open());
        assertEquals(1L, engine.counters().ended().get(Reason.COMPLETED));
        assertEquals(1, engine.counters().taken());
    }

    @Test
    void ignoresAndCountsWhatComesAfterTheRecord() {
        FakeDialogue dialogue = new FakeDialogue();
        Consumer<CallEvent> call = offer(engine, dialogue);
        call.accept(new CallEvent.DialogueAborted("gone"));
        call.accept(ANSWER);
        call.accept(new CallEvent.DialogueEnded());

        assertEquals(Reason.SWITCH_LOST, records.only().reason());
        assertEquals(1, dialogue.sent().size());
        assertEquals(2, engine.counters().lateEvents());
    }

    @Test
    void takesNoMoreCallsThanItsLimit() {
        CallEngine small = engine("n1", 2, numbers::get);
        Consumer<CallEvent> first = offer(small, new FakeDialogue());
        offer(small, new FakeDialogue());
        FakeDialogue third = new FakeDialogue();

        assertTrue(small.offer(third, offered()).isEmpty());
        assertEquals(List.of(), third.sent());
        assertEquals(1, small.counters().refusedFull());
        assertEquals(2, small.counters().open());

        first.accept(new CallEvent.DialogueAborted("gone"));
        assertTrue(small.offer(third, offered()).isPresent());
    }

    @Test
    void takesNoCallsWhileRecordsCannotBeWritten() {
        records.ready(false);
        assertTrue(engine.offer(new FakeDialogue(), offered()).isEmpty());
        assertEquals(1, engine.counters().refusedNotReady());
        records.ready(true);
        assertTrue(engine.offer(new FakeDialogue(), offered()).isPresent());
    }

    @Test
    void settlesACallWhoseMessageCouldNotBeSent() {
        offer(engine, new FakeDialogue().sending(instructions -> false));

        assertEquals(Reason.SWITCH_LOST, records.only().reason());
        assertEquals(1, engine.counters().unsent());
        assertEquals(0, engine.counters().open());
    }

    @Test
    void letsTheRecordStandWhenTheLastWordDoesNotGetThrough() {
        FakeDialogue dialogue = new FakeDialogue();
        Consumer<CallEvent> call = offer(engine, dialogue);
        call.accept(ANSWER);
        dialogue.sending(instructions -> false);
        call.accept(HANG_UP);

        assertEquals(Reason.COMPLETED, records.only().reason());
        assertEquals(1, engine.counters().unsent());
    }

    @Test
    void playsEventsThatASendBringsAfterTheStepThatSent() {
        List<Consumer<CallEvent>> self = new ArrayList<>();
        FakeDialogue dialogue = new FakeDialogue();
        Consumer<CallEvent> call = offer(engine, dialogue);
        self.add(call);
        dialogue.sending(instructions -> {
            if (!self.isEmpty()) {
                self.remove(0).accept(ANSWER);
            }
            return true;
        });
        call.accept(BUSY);
        assertEquals(2, dialogue.sent().size());
        call.accept(HANG_UP);

        assertEquals(Outcome.ANSWERED, records.only().outcome());
        assertEquals(List.of("861062345678", "862162345678"), records.only().attempts());
    }

    @Test
    void endsOnlyTheCallWhoseLogicFails() {
        Consumer<CallEvent> healthy = offer(engine, new FakeDialogue());
        numbers.set(digits -> {
            throw new IllegalStateException("on purpose");
        });
        FakeDialogue broken = new FakeDialogue();
        offer(engine, broken);
        numbers.set(NUMBERS);

        assertEquals(List.of(RELEASED_BY_DEFECT), broken.sent());
        assertEquals(0, broken.aborts());
        assertEquals(Reason.INTERNAL_ERROR, records.only().reason());
        assertEquals("8008101234", records.only().dialled());
        assertEquals(1, engine.counters().defects());

        healthy.accept(ANSWER);
        healthy.accept(HANG_UP);
        assertEquals(Reason.COMPLETED, records.all().get(1).reason());
    }

    @Test
    void endsACallThatAnErrorHitsInMidConversation() {
        AtomicInteger asked = new AtomicInteger();
        CallEngine failing = engine("n1", 10, () -> {
            if (asked.incrementAndGet() == 3) {
                throw new StackOverflowError("on purpose");
            }
            return NUMBERS;
        });
        FakeDialogue dialogue = new FakeDialogue();
        Consumer<CallEvent> call = offer(failing, dialogue);
        call.accept(ANSWER);
        call.accept(HANG_UP);
        call.accept(HANG_UP);

        assertEquals(RELEASED_BY_DEFECT, dialogue.sent().get(1));
        assertEquals(Reason.INTERNAL_ERROR, records.only().reason());
        assertEquals(Outcome.ANSWERED, records.only().outcome());
        assertEquals(0, failing.counters().open());
        assertEquals(1, failing.counters().lateEvents(), "the mailbox still opens");
    }

    @Test
    void abortsACallWhoseDialogueFails() {
        FakeDialogue dialogue = new FakeDialogue().sending(instructions -> {
            throw new IllegalStateException("on purpose");
        });
        offer(engine, dialogue);

        assertEquals(1, dialogue.aborts());
        assertEquals(Reason.INTERNAL_ERROR, records.only().reason());
        assertEquals(0, engine.counters().open());
    }

    @Test
    void losesNoPlaceWhenARecordCannotBeHandedOver() {
        records.failing(true);
        FakeDialogue dialogue = new FakeDialogue();
        Consumer<CallEvent> call = offer(engine, dialogue);
        call.accept(new CallEvent.DialogueEnded());

        assertEquals(0, engine.counters().open());
        assertEquals(1, engine.counters().defects());
    }

    @Test
    void passesTheDeadlinesThatTheLogicNames() {
        FakeDialogue dialogue = new FakeDialogue();
        offer(engine, dialogue);
        advance(59_900);
        assertEquals(List.of(), records.all());
        advance(200);

        assertEquals(Reason.SWITCH_SILENT, records.only().reason());
        assertEquals(2, dialogue.sent().size());
    }

    @Test
    void movesTheDeadlineWithEachStepAndForgetsItAtTheEnd() {
        Consumer<CallEvent> call = offer(engine, new FakeDialogue());
        advance(59_000);
        call.accept(ANSWER);
        advance(3_000_000);
        assertEquals(1, engine.counters().open());
        call.accept(HANG_UP);
        advance(10_000_000);

        assertEquals(Reason.COMPLETED, records.only().reason());
        assertEquals(0, engine.counters().lateEvents());
    }

    @Test
    void keepsItsDeadlinesWhenTheWallClockIsCorrected() {
        offer(engine, new FakeDialogue());
        clock.correctWall(10_000_000);
        advance(50_000);
        assertEquals(1, engine.counters().open());
        clock.correctWall(-20_000_000);
        advance(1_000);
        assertEquals(1, engine.counters().open());
    }

    @Test
    void endsACallWhoseEventsComeFasterThanTheyCanBeHandled() throws InterruptedException {
        CountDownLatch sending = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        FakeDialogue dialogue = new FakeDialogue();
        Consumer<CallEvent> call = offer(engine, dialogue);
        dialogue.sending(instructions -> {
            sending.countDown();
            await(go);
            return true;
        });
        Thread slow = start(() -> call.accept(BUSY));
        await(sending);
        for (int i = 0; i < 100_000; i++) {
            call.accept(ANSWER);
        }
        go.countDown();
        slow.join();

        assertEquals(Reason.SWITCH_LOST, records.only().reason());
        assertEquals(1, dialogue.aborts());
        assertEquals(1, engine.counters().overflows());
        assertTrue(engine.counters().lateEvents() < 1_000);
    }

    /** The stack holds its dialogue's lock while it delivers; a timer sends on another thread. */
    @Test
    void neverWaitsForASendWhileTheStackDelivers() throws InterruptedException {
        Object stack = new Object();
        CountDownLatch sending = new CountDownLatch(1);
        FakeDialogue dialogue = new FakeDialogue();
        Consumer<CallEvent> call = offer(engine, dialogue);
        dialogue.sending(instructions -> {
            sending.countDown();
            synchronized (stack) {
                return true;
            }
        });

        Thread timer;
        synchronized (stack) {
            timer = start(() -> call.accept(BUSY));
            await(sending);
            call.accept(ANSWER);
            assertEquals(List.of(), records.all());
        }
        timer.join();
        call.accept(HANG_UP);

        assertEquals(Outcome.ANSWERED, records.only().outcome(), "the timer's thread played what was left to it");
    }

    @Test
    void followsManyCallsFromManyThreads() throws InterruptedException {
        CallEngine live = engine("n1", 1_000_000, numbers::get);
        int threads = 4;
        int each = 2_000;
        List<FakeDialogue> dialogues = new ArrayList<>();
        List<Consumer<CallEvent>> calls = new ArrayList<>();
        for (int i = 0; i < each; i++) {
            FakeDialogue dialogue = new FakeDialogue();
            dialogues.add(dialogue);
            calls.add(offer(live, dialogue));
        }
        List<CallEvent> events = List.of(BUSY, ANSWER, HANG_UP, new CallEvent.DialogueEnded());
        List<Thread> running = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            CallEvent event = events.get(t);
            running.add(start(() -> calls.forEach(call -> call.accept(event))));
        }
        for (Thread thread : running) {
            thread.join();
        }

        assertEquals(each, records.all().size());
        Set<String> ids = new HashSet<>();
        records.all().forEach(record -> ids.add(record.callId()));
        assertEquals(each, ids.size());
        assertEquals(0, live.counters().open());
        assertEquals(0, live.counters().defects());
        assertEquals(0, dialogues.stream().mapToInt(FakeDialogue::collisions).sum());
    }

    @Test
    void givesIdentifiersThatNoOtherNodeOrStartGives() {
        CallEngine again = engine("n1", 10, numbers::get);
        clock.advance(1);
        CallEngine later = engine("n1", 10, numbers::get);
        CallEngine other = engine("n2", 10, numbers::get);
        for (CallEngine one : List.of(again, later, other)) {
            offer(one, new FakeDialogue()).accept(new CallEvent.DialogueEnded());
            offer(one, new FakeDialogue()).accept(new CallEvent.DialogueEnded());
        }
        Set<String> ids = new HashSet<>();
        records.all().forEach(record -> ids.add(record.callId()));
        assertEquals(6, ids.size());
    }

    @Test
    void drainsWithoutLosingACallThatEndsInTime() throws InterruptedException {
        Consumer<CallEvent> call = offer(engine, new FakeDialogue());
        AtomicInteger left = new AtomicInteger(-1);
        Thread draining = start(() -> left.set(drain(engine, Duration.ofSeconds(30))));
        until(() -> engine.offer(new FakeDialogue(), offered()).isEmpty());
        assertNotEquals(0, engine.counters().refusedDraining());

        call.accept(ANSWER);
        call.accept(HANG_UP);
        // Whatever was offered before the drain began is ended, too.
        until(() -> {
            advance(60_100);
            return engine.counters().open() == 0;
        });
        draining.join();

        assertEquals(0, left.get());
        assertTrue(records.all().stream().anyMatch(record -> record.reason() == Reason.COMPLETED));
        assertFalse(records.all().stream().anyMatch(record -> record.reason() == Reason.NODE_STOPPED));
    }

    @Test
    void tellsTheCallsThatAreLeftThatTheNodeStops() throws InterruptedException {
        FakeDialogue dialogue = new FakeDialogue();
        offer(engine, dialogue).accept(ANSWER);
        FakeDialogue ringing = new FakeDialogue();
        offer(engine, ringing);

        assertEquals(2, engine.drain(Duration.ZERO));

        assertEquals(0, engine.counters().open());
        assertEquals(2L, engine.counters().ended().get(Reason.NODE_STOPPED));
        assertEquals(List.of(new Instruction.EndDialogue()), dialogue.sent().get(1));
        assertEquals(List.of(new Instruction.EndDialogue()), ringing.sent().get(1));
    }

    private CallEngine engine(String node, int maxOpenCalls, Supplier<ServiceNumbers> snapshot) {
        return new CallEngine(new EngineSettings(node, maxOpenCalls), LOGIC, snapshot, records, clock, wheel);
    }

    private void advance(long millis) {
        clock.advance(millis);
        wheel.turn();
    }

    private static Consumer<CallEvent> offer(CallEngine engine, FakeDialogue dialogue) {
        return engine.offer(dialogue, offered()).orElseThrow();
    }

    private static CallEvent.Offered offered() {
        return new CallEvent.Offered(
                800,
                new PartyNumber(NatureOfAddress.NATIONAL, "8008101234"),
                Optional.of(new PartyNumber(NatureOfAddress.NATIONAL, "1088886666")),
                OptionalInt.of(10),
                Optional.empty());
    }

    private static Thread start(Runnable action) {
        Thread thread = new Thread(action);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static int drain(CallEngine engine, Duration limit) {
        try {
            return engine.drain(limit);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void until(Supplier<Boolean> condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.get()) {
            assertTrue(System.nanoTime() < end, "the condition never held");
            LockSupport.parkNanos(1_000_000);
        }
    }
}
