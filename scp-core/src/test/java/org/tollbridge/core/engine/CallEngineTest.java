package org.tollbridge.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tollbridge.core.engine.EngineFixture.ANSWER;
import static org.tollbridge.core.engine.EngineFixture.HANG_UP;
import static org.tollbridge.core.engine.EngineFixture.await;
import static org.tollbridge.core.engine.EngineFixture.drain;
import static org.tollbridge.core.engine.EngineFixture.offer;
import static org.tollbridge.core.engine.EngineFixture.offered;
import static org.tollbridge.core.engine.EngineFixture.start;
import static org.tollbridge.core.engine.EngineFixture.until;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollbridge.service.call.CallEvent;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Instruction;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.call.Reason;
import org.tollbridge.service.charging.Payer;

/** Which calls an engine takes, and what becomes of them. */
@Timeout(60)
class CallEngineTest {

    private final EngineFixture fixture = new EngineFixture();

    @Test
    void playsACallToItsRecord() {
        FakeDialogue dialogue = new FakeDialogue();
        Consumer<CallEvent> call = offer(fixture.engine, dialogue);
        assertEquals(1, fixture.engine.counters().open());
        fixture.clock.advance(2_000);
        call.accept(ANSWER);
        fixture.clock.advance(60_000);
        call.accept(HANG_UP);

        assertEquals(2, dialogue.sent().size());
        assertEquals(List.of(new Instruction.EndDialogue()), dialogue.sent().get(1));
        CallRecord record = fixture.records.only();
        assertEquals(Reason.COMPLETED, record.reason());
        assertEquals(60_000, record.durationMillis());
        assertEquals(0, fixture.engine.counters().open());
        assertEquals(1L, fixture.engine.counters().ended().get(Reason.COMPLETED));
        assertEquals(1, fixture.engine.counters().taken());
    }

    @Test
    void keepsForEachOpenCallTheRecordThatStandsIfTheNodeIsKilled() {
        FakeDialogue dialogue = new FakeDialogue();
        Consumer<CallEvent> call = offer(fixture.engine, dialogue);
        CallRecord ringing = standIn();
        assertEquals(Reason.NODE_LOST, ringing.reason());
        assertEquals(Outcome.FAILED, ringing.outcome());
        assertEquals(1, ringing.attempts().size());

        fixture.clock.advance(2_000);
        call.accept(ANSWER);

        CallRecord talking = standIn();
        assertEquals(ringing.callId(), talking.callId());
        assertEquals(Outcome.ANSWERED, talking.outcome());
        assertEquals(ringing.offeredAt() + 2_000, talking.answeredAt().orElseThrow());
        assertEquals(Payer.NOBODY, talking.payer());

        call.accept(HANG_UP);

        assertEquals(List.of(), fixture.records.standIns());
        assertEquals(ringing.callId(), fixture.records.only().callId());
    }

    private CallRecord standIn() {
        assertEquals(1, fixture.records.standIns().size());
        return fixture.records.standIns().getFirst();
    }

    @Test
    void takesNoMoreCallsThanItsLimit() {
        CallEngine small = fixture.engine("n1", 2, fixture.numbers::get);
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
        fixture.records.ready(false);
        assertTrue(fixture.engine.offer(new FakeDialogue(), offered()).isEmpty());
        assertEquals(1, fixture.engine.counters().refusedNotReady());
        fixture.records.ready(true);
        assertTrue(fixture.engine.offer(new FakeDialogue(), offered()).isPresent());
    }

    @Test
    void passesTheDeadlinesThatTheLogicNames() {
        FakeDialogue dialogue = new FakeDialogue();
        offer(fixture.engine, dialogue);
        fixture.advance(59_900);
        assertEquals(List.of(), fixture.records.all());
        fixture.advance(200);

        assertEquals(Reason.SWITCH_SILENT, fixture.records.only().reason());
        assertEquals(2, dialogue.sent().size());
    }

    @Test
    void movesTheDeadlineWithEachStepAndForgetsItAtTheEnd() {
        Consumer<CallEvent> call = offer(fixture.engine, new FakeDialogue());
        fixture.advance(59_000);
        call.accept(ANSWER);
        fixture.advance(3_000_000);
        assertEquals(1, fixture.engine.counters().open());
        call.accept(HANG_UP);
        fixture.advance(10_000_000);

        assertEquals(Reason.COMPLETED, fixture.records.only().reason());
        assertEquals(0, fixture.engine.counters().lateEvents());
    }

    @Test
    void keepsItsDeadlinesWhenTheWallClockIsCorrected() {
        offer(fixture.engine, new FakeDialogue());
        fixture.clock.correctWall(10_000_000);
        fixture.advance(50_000);
        assertEquals(1, fixture.engine.counters().open());
        fixture.clock.correctWall(-20_000_000);
        fixture.advance(1_000);
        assertEquals(1, fixture.engine.counters().open());
    }

    @ParameterizedTest
    @ValueSource(longs = {3_600_000, -3_600_000})
    void nobodyPaysForAClockThatIsSet(long correction) {
        Consumer<CallEvent> call = offer(fixture.engine, new FakeDialogue());
        call.accept(ANSWER);
        fixture.clock.correctWall(correction);
        fixture.advance(60_000);
        call.accept(HANG_UP);
        assertEquals(60, fixture.records.only().chargedSeconds());
    }

    @Test
    void givesIdentifiersThatNoOtherNodeOrStartGives() {
        CallEngine again = fixture.engine("n1", 10, fixture.numbers::get);
        fixture.clock.advance(1);
        CallEngine later = fixture.engine("n1", 10, fixture.numbers::get);
        CallEngine other = fixture.engine("n2", 10, fixture.numbers::get);
        for (CallEngine one : List.of(again, later, other)) {
            offer(one, new FakeDialogue()).accept(new CallEvent.DialogueEnded());
            offer(one, new FakeDialogue()).accept(new CallEvent.DialogueEnded());
        }
        Set<String> ids = new HashSet<>();
        fixture.records.all().forEach(record -> ids.add(record.callId()));
        assertEquals(6, ids.size());
    }

    @Test
    void drainsWithoutLosingACallThatEndsInTime() throws InterruptedException {
        Consumer<CallEvent> call = offer(fixture.engine, new FakeDialogue());
        AtomicInteger left = new AtomicInteger(-1);
        Thread draining = start(() -> left.set(drain(fixture.engine, Duration.ofSeconds(30))));
        until(() -> fixture.engine.offer(new FakeDialogue(), offered()).isEmpty());
        assertNotEquals(0, fixture.engine.counters().refusedDraining());

        call.accept(ANSWER);
        call.accept(HANG_UP);
        // Whatever was offered before the drain began is ended, too.
        until(() -> {
            fixture.advance(60_100);
            return fixture.engine.counters().open() == 0;
        });
        draining.join();

        assertEquals(0, left.get());
        assertTrue(fixture.records.all().stream().anyMatch(record -> record.reason() == Reason.COMPLETED));
        assertFalse(fixture.records.all().stream().anyMatch(record -> record.reason() == Reason.NODE_STOPPED));
    }

    @Test
    void aCallIsOpenUntilCreditKnowsOfItsEnd() {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        fixture.creditEnded = record -> {
            entered.countDown();
            await(held);
        };
        Consumer<CallEvent> call = offer(fixture.engine, new FakeDialogue());
        Thread ending = start(() -> call.accept(new CallEvent.DialogueEnded()));
        await(entered);
        assertEquals(1, fixture.engine.counters().open(), "whoever drains would close credit now");
        held.countDown();
        until(() -> !ending.isAlive());
        assertEquals(0, fixture.engine.counters().open());
    }

    @Test
    void aCallIsOverThoughCreditFails() {
        fixture.creditEnded = record -> {
            throw new IllegalStateException("on purpose");
        };
        offer(fixture.engine, new FakeDialogue()).accept(new CallEvent.DialogueEnded());
        assertEquals(0, fixture.engine.counters().open());
    }

    @Test
    void tellsTheCallsThatAreLeftThatTheNodeStops() throws InterruptedException {
        FakeDialogue dialogue = new FakeDialogue();
        offer(fixture.engine, dialogue).accept(ANSWER);
        FakeDialogue ringing = new FakeDialogue();
        offer(fixture.engine, ringing);

        assertEquals(2, fixture.engine.drain(Duration.ZERO));

        assertEquals(0, fixture.engine.counters().open());
        assertEquals(2L, fixture.engine.counters().ended().get(Reason.NODE_STOPPED));
        assertEquals(List.of(new Instruction.EndDialogue()), dialogue.sent().get(1));
        assertEquals(List.of(new Instruction.EndDialogue()), ringing.sent().get(1));
    }
}
