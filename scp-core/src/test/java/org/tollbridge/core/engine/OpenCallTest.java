package org.tollbridge.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tollbridge.core.engine.EngineFixture.ANSWER;
import static org.tollbridge.core.engine.EngineFixture.BUSY;
import static org.tollbridge.core.engine.EngineFixture.HANG_UP;
import static org.tollbridge.core.engine.EngineFixture.NUMBERS;
import static org.tollbridge.core.engine.EngineFixture.await;
import static org.tollbridge.core.engine.EngineFixture.offer;
import static org.tollbridge.core.engine.EngineFixture.start;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tollbridge.service.call.CallEvent;
import org.tollbridge.service.call.Instruction;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.call.Reason;

/** One call against its switch, its threads and its own defects. */
@Timeout(60)
class OpenCallTest {

    private static final List<Instruction> RELEASED_BY_DEFECT =
            List.of(new Instruction.Release(41), new Instruction.EndDialogue());

    private final EngineFixture fixture = new EngineFixture();

    @Test
    void ignoresAndCountsWhatComesAfterTheRecord() {
        FakeDialogue dialogue = new FakeDialogue();
        Consumer<CallEvent> call = offer(fixture.engine, dialogue);
        call.accept(new CallEvent.DialogueAborted("gone"));
        call.accept(ANSWER);
        call.accept(new CallEvent.DialogueEnded());

        assertEquals(Reason.SWITCH_LOST, fixture.records.only().reason());
        assertEquals(1, dialogue.sent().size());
        assertEquals(2, fixture.engine.counters().lateEvents());
    }

    @Test
    void settlesACallWhoseMessageCouldNotBeSent() {
        offer(fixture.engine, new FakeDialogue().sending(instructions -> false));

        assertEquals(Reason.SWITCH_LOST, fixture.records.only().reason());
        assertEquals(1, fixture.engine.counters().unsent());
        assertEquals(0, fixture.engine.counters().open());
    }

    @Test
    void letsTheRecordStandWhenTheLastWordDoesNotGetThrough() {
        FakeDialogue dialogue = new FakeDialogue();
        Consumer<CallEvent> call = offer(fixture.engine, dialogue);
        call.accept(ANSWER);
        dialogue.sending(instructions -> false);
        call.accept(HANG_UP);

        assertEquals(Reason.COMPLETED, fixture.records.only().reason());
        assertEquals(1, fixture.engine.counters().unsent());
    }

    @Test
    void playsEventsThatASendBringsAfterTheStepThatSent() {
        List<Consumer<CallEvent>> self = new ArrayList<>();
        FakeDialogue dialogue = new FakeDialogue();
        Consumer<CallEvent> call = offer(fixture.engine, dialogue);
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

        assertEquals(Outcome.ANSWERED, fixture.records.only().outcome());
        assertEquals(
                List.of("861062345678", "862162345678"), fixture.records.only().attempts());
    }

    @Test
    void endsOnlyTheCallWhoseLogicFails() {
        Consumer<CallEvent> healthy = offer(fixture.engine, new FakeDialogue());
        fixture.numbers.set(digits -> {
            throw new IllegalStateException("on purpose");
        });
        FakeDialogue broken = new FakeDialogue();
        offer(fixture.engine, broken);
        fixture.numbers.set(NUMBERS);

        assertEquals(List.of(RELEASED_BY_DEFECT), broken.sent());
        assertEquals(0, broken.aborts());
        assertEquals(Reason.INTERNAL_ERROR, fixture.records.only().reason());
        assertEquals("8008101234", fixture.records.only().dialled());
        assertEquals(1, fixture.engine.counters().defects());

        healthy.accept(ANSWER);
        healthy.accept(HANG_UP);
        assertEquals(Reason.COMPLETED, fixture.records.all().get(1).reason());
    }

    @Test
    void endsACallThatAnErrorHitsInMidConversation() {
        AtomicInteger asked = new AtomicInteger();
        CallEngine failing = fixture.engine("n1", 10, () -> {
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
        assertEquals(Reason.INTERNAL_ERROR, fixture.records.only().reason());
        assertEquals(Outcome.ANSWERED, fixture.records.only().outcome());
        assertEquals(0, failing.counters().open());
        assertEquals(1, failing.counters().lateEvents(), "the mailbox still opens");
    }

    @Test
    void leavesTheCallerToTheDefaultTreatmentOfTheNode() {
        CallEngine failing = fixture.engine("n1", 10, () -> {
            throw new IllegalStateException("on purpose");
        });
        FakeDialogue dialogue = new FakeDialogue().treating();
        offer(failing, dialogue);

        assertEquals(List.of("java.lang.IllegalStateException: on purpose"), dialogue.defects());
        assertEquals(List.of(), dialogue.sent());
        assertEquals(0, dialogue.aborts());
        assertEquals(Reason.INTERNAL_ERROR, fixture.records.only().reason());
    }

    @Test
    void abortsACallWhoseDialogueFails() {
        FakeDialogue dialogue = new FakeDialogue().sending(instructions -> {
            throw new IllegalStateException("on purpose");
        });
        offer(fixture.engine, dialogue);

        assertEquals(1, dialogue.aborts());
        assertEquals(Reason.INTERNAL_ERROR, fixture.records.only().reason());
        assertEquals(0, fixture.engine.counters().open());
    }

    @Test
    void losesNoPlaceWhenARecordCannotBeHandedOver() {
        fixture.records.failing(true);
        FakeDialogue dialogue = new FakeDialogue();
        Consumer<CallEvent> call = offer(fixture.engine, dialogue);
        call.accept(new CallEvent.DialogueEnded());

        assertEquals(0, fixture.engine.counters().open());
        assertEquals(1, fixture.engine.counters().defects());
    }

    @Test
    void endsACallWhoseEventsComeFasterThanTheyCanBeHandled() throws InterruptedException {
        CountDownLatch sending = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        FakeDialogue dialogue = new FakeDialogue();
        Consumer<CallEvent> call = offer(fixture.engine, dialogue);
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

        assertEquals(Reason.SWITCH_LOST, fixture.records.only().reason());
        assertEquals(1, dialogue.aborts());
        assertEquals(1, fixture.engine.counters().overflows());
        assertTrue(fixture.engine.counters().lateEvents() < 1_000);
    }

    /** The stack holds its dialogue's lock while it delivers; a timer sends on another thread. */
    @Test
    void neverWaitsForASendWhileTheStackDelivers() throws InterruptedException {
        Object stack = new Object();
        CountDownLatch sending = new CountDownLatch(1);
        FakeDialogue dialogue = new FakeDialogue();
        Consumer<CallEvent> call = offer(fixture.engine, dialogue);
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
            assertEquals(List.of(), fixture.records.all());
        }
        timer.join();
        call.accept(HANG_UP);

        assertEquals(
                Outcome.ANSWERED, fixture.records.only().outcome(), "the timer's thread played what was left to it");
    }

    @Test
    void followsManyCallsFromManyThreads() throws InterruptedException {
        CallEngine live = fixture.engine("n1", 1_000_000, fixture.numbers::get);
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

        assertEquals(each, fixture.records.all().size());
        Set<String> ids = new HashSet<>();
        fixture.records.all().forEach(record -> ids.add(record.callId()));
        assertEquals(each, ids.size());
        assertEquals(0, live.counters().open());
        assertEquals(0, live.counters().defects());
        assertEquals(0, dialogues.stream().mapToInt(FakeDialogue::collisions).sum());
    }
}
