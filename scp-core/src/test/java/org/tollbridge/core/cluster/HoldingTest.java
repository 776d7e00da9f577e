package org.tollbridge.core.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tollbridge.core.cluster.CountChange.Outcome;
import org.tollbridge.core.cluster.Holding.Follow;
import org.tollbridge.core.cluster.Holding.Next;
import org.tollbridge.core.counter.KeyCounts;
import org.tollbridge.service.call.Errand;
import org.tollbridge.service.plan.PlanLimits.Claim;
import org.tollbridge.service.plan.WalkAnswer;

class HoldingTest {

    private static final Outcome ROOM = new Outcome(Optional.empty(), Optional.empty(), 0);
    private static final Outcome FULL = new Outcome(Optional.of(Claim.Kind.CONCURRENT), Optional.empty(), 0);
    private static final WalkAnswer DONE = new WalkAnswer.Done();
    private static final WalkAnswer SILENT = new WalkAnswer.Silent();
    private static final long PATIENCE = 100;
    private static final long NOW = 1_000;

    private final Holding holding = Holding.of("a", "n", 9_000);
    private final List<WalkAnswer> answers = new ArrayList<>();

    private Optional<WalkAnswer> ask() {
        return holding.ask(new Errand.Count(1, List.of(Claim.concurrent("n", 1)), 1), PATIENCE, answers::add);
    }

    private Next follow(Follow follow) {
        follow.tell().ifPresent(Runnable::run);
        return follow.next();
    }

    private void sends(Class<? extends CountChange> change) {
        assertInstanceOf(change, holding.next(NOW).orElseThrow());
        assertTrue(holding.next(NOW).isEmpty(), "one at a time");
    }

    private void held() {
        assertTrue(ask().isEmpty());
        sends(CountChange.Take.class);
        assertEquals(Next.REST, follow(holding.done(ROOM, 1)));
        assertEquals(List.of(DONE), answers);
    }

    @Test
    void aCallTakesItsRoomAndGivesItBack() {
        held();
        assertFalse(holding.unsettled());
        assertTrue(holding.next(NOW).isEmpty());
        assertFalse(holding.over(1, 0));
        sends(CountChange.GiveBack.class);
        assertEquals(Next.FORGET, follow(holding.done(ROOM, 2)));
        assertEquals(List.of(DONE), answers);
    }

    /** Its own node had counted it, most likely. */
    @Test
    void aCallOfAnotherNodeThatIsOverBeforeItWasSaidToGoOnGivesItsRoomBack() {
        Holding adopted = Holding.goingOn("a", "n", 9_000);
        assertFalse(adopted.over(1, 0));
        assertInstanceOf(CountChange.GiveBack.class, adopted.next(NOW).orElseThrow());
        assertEquals(Next.FORGET, follow(adopted.done(ROOM, 2)));
    }

    /** What says so is under way when the node is back, whose call is over by then. */
    @Test
    void aWordForACallOfAnotherNodeThatComesAfterItsEndHoldsARoomForMinutesAtMost() {
        long age = NOW + 100 * Holding.LEASE_MILLIS;
        CountChange late = Holding.goingOn("a", "n", age).next(NOW).orElseThrow();
        KeyCounts counts = new KeyCounts();
        List<Claim> one = List.of(Claim.concurrent("n", 1));
        assertEquals(Optional.empty(), counts.take("a", one, 1, age));
        assertTrue(counts.giveBack("a", 1, 0));
        assertEquals(Optional.empty(), late.change("n", counts));
        assertEquals(Optional.of(Claim.Kind.CONCURRENT), counts.take("b", one, NOW, age));
        assertEquals(Optional.empty(), counts.take("b", one, NOW + Holding.LEASE_MILLIS, age));
    }

    @Test
    void aWordForACallOfAnotherNodeTakesNothingFromWhatItsOwnHasSaid() {
        long age = NOW + 100 * Holding.LEASE_MILLIS;
        KeyCounts counts = new KeyCounts();
        List<Claim> one = List.of(Claim.concurrent("n", 1));
        assertEquals(Optional.empty(), counts.take("a", one, 1, age));
        assertEquals(
                Optional.empty(),
                Holding.goingOn("a", "n", age).next(NOW).orElseThrow().change("n", counts));
        assertEquals(Optional.of(Claim.Kind.CONCURRENT), counts.take("b", one, NOW + Holding.LEASE_MILLIS, age));
    }

    @Test
    void whoComesByBeforeACallHasAskedDoesNotCountItWithoutRoom() {
        assertFalse(holding.unsettled());
        assertTrue(holding.next(NOW).isEmpty());
        assertTrue(ask().isEmpty());
        sends(CountChange.Take.class);
    }

    @Test
    void aCallThatGoesOnIsCountedWithRoomOrWithout() {
        Holding adopted = Holding.goingOn("a", "n", 9_000);
        assertTrue(adopted.unsettled());
        assertInstanceOf(CountChange.Hold.class, adopted.next(NOW).orElseThrow());
    }

    @Test
    void aCallWithoutRoomHoldsNothing() {
        assertTrue(ask().isEmpty());
        sends(CountChange.Take.class);
        assertEquals(Next.FORGET, follow(holding.done(FULL, 1)));
        assertEquals(List.of(new WalkAnswer.Full(Claim.Kind.CONCURRENT)), answers);
        // The keeper, which may come by before it is out of sight, asks for no room that nobody would give back.
        assertFalse(holding.unsettled());
        assertTrue(holding.next(NOW).isEmpty());
    }

    @Test
    void whatNobodyKnowsIsAskedAgainForTheSameCall() {
        assertTrue(ask().isEmpty());
        sends(CountChange.Take.class);
        assertEquals(Next.SOON, follow(holding.failed(false, PATIENCE - 1)));
        assertEquals(List.of(), answers);
        sends(CountChange.Take.class);
        assertEquals(Next.REST, follow(holding.done(ROOM, PATIENCE)));
        assertEquals(List.of(DONE), answers);
    }

    @Test
    void aCallIsNotKeptWaitingAndIsCountedLater() {
        assertTrue(ask().isEmpty());
        sends(CountChange.Take.class);
        assertEquals(Next.LATER, follow(holding.failed(false, PATIENCE)));
        assertEquals(List.of(SILENT), answers);
        assertTrue(holding.unsettled());
        sends(CountChange.Hold.class);
        assertEquals(Next.LATER, follow(holding.failed(false, PATIENCE + 1)));
        sends(CountChange.Hold.class);
        assertEquals(Next.REST, follow(holding.done(ROOM, PATIENCE + 2)));
        assertFalse(holding.unsettled());
        assertEquals(List.of(SILENT), answers);
    }

    @Test
    void whereNobodyCountsTheCallIsToldAtOnceAndLeavesNothing() {
        assertTrue(ask().isEmpty());
        sends(CountChange.Take.class);
        assertEquals(Next.LATER, follow(holding.failed(true, 1)));
        assertEquals(List.of(SILENT), answers);
        assertTrue(holding.over(1, 0), "nothing is to be given back");
    }

    @Test
    void aCallThatEndsWhileItAsksGivesBackWhatItMayHaveGot() {
        assertTrue(ask().isEmpty());
        sends(CountChange.Take.class);
        assertFalse(holding.over(1, 0));
        assertTrue(holding.next(NOW).isEmpty(), "nothing overtakes");
        assertEquals(Next.GO_ON, follow(holding.done(ROOM, 1)));
        assertEquals(List.of(DONE), answers);
        sends(CountChange.GiveBack.class);
        assertEquals(Next.LATER, follow(holding.failed(false, 2)));
        sends(CountChange.GiveBack.class);
        assertEquals(Next.FORGET, follow(holding.done(ROOM, 3)));
    }

    @Test
    void aCallThatEndsWhileItAsksInVainIsForgotten() {
        assertTrue(ask().isEmpty());
        sends(CountChange.Take.class);
        assertFalse(holding.over(1, 0));
        assertEquals(Next.FORGET, follow(holding.done(FULL, 1)));
    }

    @Test
    void aCallThatEndsWhileNobodyKnowsIsGivenBackToBeSure() {
        assertTrue(ask().isEmpty());
        sends(CountChange.Take.class);
        assertFalse(holding.over(1, 0));
        assertEquals(Next.LATER, follow(holding.failed(false, 1)));
        assertEquals(List.of(SILENT), answers);
        sends(CountChange.GiveBack.class);
        assertEquals(Next.FORGET, follow(holding.done(ROOM, 2)));
    }

    @Test
    void aCallThatIsDoubtedIsHeldAgain() {
        held();
        holding.doubtUnlessConfirmed(1);
        assertFalse(holding.unsettled());
        holding.doubtUnlessConfirmed(2);
        assertTrue(holding.unsettled());
        sends(CountChange.Hold.class);
        assertFalse(holding.over(1, 0));
        assertEquals(Next.GO_ON, follow(holding.done(ROOM, 3)));
        sends(CountChange.GiveBack.class);
    }

    @Test
    void whatIsHeldIsNotAskedForTwice() {
        held();
        assertEquals(Optional.of(DONE), ask());
        assertTrue(holding.next(NOW).isEmpty());
    }
}
