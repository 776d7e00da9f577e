package org.tollbridge.service.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.tollbridge.service.number.NatureOfAddress;
import org.tollbridge.service.number.PartyNumber;
import org.tollbridge.service.plan.PlanLimits.Claim;
import org.tollbridge.service.plan.PlanWorld;
import org.tollbridge.service.plan.ServiceNumber;
import org.tollbridge.service.plan.WalkAnswer;

/** What callers hear and key on the way through a plan, and what is counted for them. */
class WalksTest {

    private static final CallEvent PLAYED = new CallEvent.Played();
    private static final CallEvent NOTHING = new CallEvent.NothingKeyed();

    private static final String SWITCHBOARD_TEXT = """
            entry: hello
            hello: announce
              announcement: welcome
              to -> menu
            menu: menu
              announcement: choose
              tries: 2
              1 -> sales
              2 -> board
              no input -> sales
              otherwise -> bye
            board: extension
              announcement: extension
              801: 861062345801
              otherwise -> sales
            sales: destination
              number: 861062345678
            bye: release
              cause: 31
              announcement: sorry
            """;

    private static final ServiceNumber SWITCHBOARD = Script.planned("4008101234", "400", SWITCHBOARD_TEXT);

    private static final ServiceNumber DOOR = Script.planned("4008101234", "400", """
            entry: door
            door: pin
              announcement: pin
              hashes: 0123456789abcdef
              lockSeconds: 600
              to -> office
              otherwise -> no
            office: destination
              number: 861062345678
            no: release
              cause: 21
            """);

    private static final ServiceNumber COUNTED_DOOR = Script.planned("4008101234", "400", """
            entry: door
            limits:
              concurrent: 2
            door: pin
              announcement: pin
              hashes: 0123456789abcdef
              to -> office
              otherwise -> office
            office: destination
              number: 861062345678
              concurrent: 1
            """);

    private static final ServiceNumber LIMITED = Script.planned("4008101234", "400", """
            entry: office
            limits:
              concurrent: 2
              whenSilent: closed
            office: destination
              number: 861062345678
              onBusy: 862162345678
              concurrent: 1
            """);

    private static Script call(SwitchProfile profile, ServiceNumber number) {
        return new Script(profile, number).on(from());
    }

    private static CallEvent.Offered from() {
        return Script.dials(new PartyNumber(NatureOfAddress.INTERNATIONAL, "861088886666"), "4008101234");
    }

    private static CallEvent keyed(String digits) {
        return new CallEvent.Keyed(digits);
    }

    private static Script answer(Script call, WalkAnswer answer) {
        return call.on(
                new CallEvent.ErrandDone(call.last().errand().orElseThrow().number(), answer));
    }

    @Test
    void theCallerIsConnectedToTheResourceOnceAndLeavesItBeforeTheDestination() {
        Script call = call(Script.HEARING, SWITCHBOARD);
        assertEquals("arm 1, resource, play welcome", call.said());
        assertEquals("ask choose", call.on(PLAYED).said());
        assertEquals("ask extension", call.on(keyed("2")).said());
        assertEquals(
                "leave, arm 7, furnish 1, send 1, connect 1062345801",
                call.on(keyed("801")).said());
        CallRecord record = call.on(new CallEvent.DialogueEnded()).record();
        assertEquals(
                List.of("hello", "menu", "board", "destination"),
                record.path().stream().map(TraceLine::what).skip(3).limit(4).toList());
    }

    @Test
    void aPlanIsHeardInItsLanguageWhereTheSwitchHasThat() {
        SwitchProfile bilingual = new SwitchProfile(
                "bilingual",
                SwitchProfile.Charging.FURNISH_AND_SEND,
                false,
                SwitchProfile.Ending.BASIC,
                5_000,
                "10",
                new SwitchProfile.Resource(
                        Set.of("welcome", "welcome-en", "choose", "choose-de", "sorry", "sorry-en", "caller-denied-en"),
                        10));
        String english = "language: en\ndeny: area 22\n" + SWITCHBOARD_TEXT;
        Script call = call(bilingual, Script.planned("4008101234", "400", english));
        assertEquals("arm 1, resource, play welcome-en", call.said());
        assertEquals("ask choose", call.on(PLAYED).said());
        assertEquals("play sorry-en", call.on(keyed("9")).on(keyed("8")).said());
        assertEquals(
                "arm 1, resource, play welcome", call(bilingual, SWITCHBOARD).said());
        PartyNumber tianjin = new PartyNumber(NatureOfAddress.INTERNATIONAL, "862288886666");
        assertEquals(
                "arm 1, resource, play caller-denied-en",
                new Script(bilingual, Script.planned("4008101234", "400", english))
                        .on(Script.dials(tianjin, "4008101234"))
                        .said());
    }

    /** Nobody keys anything into silence. */
    @Test
    void aCallerIsNotAskedWithoutHearingWhatFor() {
        SwitchProfile welcoming = new SwitchProfile(
                "welcoming",
                SwitchProfile.Charging.FURNISH_AND_SEND,
                false,
                SwitchProfile.Ending.BASIC,
                5_000,
                "10",
                new SwitchProfile.Resource(Set.of("welcome"), 10));
        Script call = call(welcoming, SWITCHBOARD).on(PLAYED);
        assertEquals("leave, arm 7, furnish 1, send 1, connect 1062345678", call.said());
        assertTrue(call.on(new CallEvent.DialogueEnded()).record().path().stream()
                .anyMatch(
                        line -> line.what().equals("not asked") && line.detail().equals("choose")));
    }

    @Test
    void aCallerIsAskedAsOftenAsThePlanSaysAndThenGoesTheWayOfNoInput() {
        Script call = call(Script.HEARING, SWITCHBOARD).on(PLAYED);
        assertEquals("ask choose", call.on(keyed("9")).said());
        assertEquals(
                "leave, arm 7, furnish 1, send 1, connect 1062345678",
                call.on(NOTHING).said());
    }

    @Test
    void aReleaseIsHeardBeforeItIsDone() {
        Script call = call(Script.HEARING, SWITCHBOARD).on(PLAYED).on(keyed("9"));
        assertEquals("play sorry", call.on(keyed("8")).said());
        assertTrue(call.records().isEmpty());
        assertEquals("release 31, end", call.on(PLAYED).said());
        assertEquals(Reason.PLAN_RELEASE, call.record().reason());
    }

    @Test
    void eachRefusalIsHeardWhereTheSwitchHasItsAnnouncement() {
        Script call = new Script(Script.HEARING).on(from());
        assertEquals("arm 1, resource, play unknown-number", call.said());
        call.after(3_000).on(PLAYED);
        assertEquals("release 1, end", call.said());
        assertEquals(3_000, call.record().endedAt() - call.record().offeredAt());

        assertEquals("release 1, end", new Script(Script.PLAIN).on(from()).said());
    }

    @Test
    void aCallerWhoHangsUpWhileListeningHasAbandoned() {
        Script call = call(Script.HEARING, SWITCHBOARD).on(PLAYED);
        call.on(Script.notified(BcsmEvent.ABANDON, Leg.CALLING));
        assertEquals("end", call.said());
        assertEquals(Outcome.ABANDONED, call.record().outcome());
        assertEquals(Reason.CALLER_ABANDONED, call.record().reason());
    }

    @Test
    void theSwitchsTimerBeginsAnewBeforeItIsOver() {
        Script call = call(Script.HEARING, SWITCHBOARD);
        assertEquals(Script.START + 5_000, call.last().deadline().orElseThrow());
        assertEquals(
                "reset 10", call.after(5_000).on(new CallEvent.DeadlinePassed()).said());
        assertEquals("ask choose", call.on(PLAYED).said());
    }

    @Test
    void theSwitchsTimerRunsOnFromPromptToPrompt() {
        Script call = call(Script.HEARING, SWITCHBOARD).after(4_000).on(PLAYED);
        assertEquals("ask choose", call.said());
        assertEquals(Script.START + 5_000, call.last().deadline().orElseThrow());
        assertEquals(
                "reset 10", call.after(1_000).on(new CallEvent.DeadlinePassed()).said());
        assertEquals("ask choose", call.after(3_000).on(keyed("9")).said());
        assertEquals(Script.START + 10_000, call.last().deadline().orElseThrow());
        assertEquals(
                "reset 10", call.after(2_000).on(new CallEvent.DeadlinePassed()).said());
    }

    @Test
    void theSwitchsTimerRunsOnWhileAPinIsChecked() {
        Script call = call(Script.HEARING, DOOR).after(4_000).on(keyed("4711"));
        assertTrue(call.last().errand().isPresent());
        assertEquals(Script.START + 5_000, call.last().deadline().orElseThrow());
    }

    @Test
    void theSwitchsTimerRunsOnWhileARefusalIsHeard() {
        Script call = call(Script.HEARING, SWITCHBOARD)
                .after(2_000)
                .on(PLAYED)
                .after(1_000)
                .on(keyed("9"))
                .after(1_000)
                .on(keyed("9"));
        assertEquals("play sorry", call.said());
        assertEquals(Script.START + 5_000, call.last().deadline().orElseThrow());
        assertEquals(
                "reset 10", call.after(1_000).on(new CallEvent.DeadlinePassed()).said());
        assertEquals("release 31, end", call.on(PLAYED).said());
    }

    @Test
    void theSwitchsTimerBeginsWithTheConnectionToTheResource() {
        Script call = answer(call(Script.HEARING, COUNTED_DOOR).after(3_000), new WalkAnswer.Done());
        assertEquals("arm 1, resource, ask pin", call.said());
        assertEquals(Script.START + 8_000, call.last().deadline().orElseThrow());
    }

    @Test
    void aConnectionThatIsRefusedDoesNotBeginTheSwitchsTimer() {
        Script call = answer(call(Script.HEARING, COUNTED_DOOR).after(4_000), new WalkAnswer.Done())
                .on(new CallEvent.InteractionFailed("connectToResource", "taskRefused", false));
        assertTrue(call.last().errand().isPresent());
        assertEquals("reset 10", call.on(new CallEvent.DeadlinePassed()).said());
    }

    @Test
    void theSwitchsTimerRunsOnWhileSomethingIsCancelled() {
        Script call = call(Script.HEARING, SWITCHBOARD).after(33_000).on(new CallEvent.DeadlinePassed());
        assertEquals("reset 10", call.said());
        assertEquals(
                "cancel", call.after(2_000).on(new CallEvent.DeadlinePassed()).said());
        assertEquals(
                "reset 10", call.after(3_000).on(new CallEvent.DeadlinePassed()).said());
        assertEquals(
                "release 102, end",
                call.after(2_000).on(new CallEvent.DeadlinePassed()).said());
    }

    @Test
    void whatTakesTooLongIsCancelledAndGivenUp() {
        Script call = call(Script.HEARING, SWITCHBOARD).after(36_000).on(new CallEvent.DeadlinePassed());
        assertEquals("cancel", call.said());
        Script cancelled = call.on(new CallEvent.InteractionFailed("playAnnouncement", "canceled", true));
        assertEquals("ask choose", cancelled.said());

        Script silent = call(Script.HEARING, SWITCHBOARD)
                .after(36_000)
                .on(new CallEvent.DeadlinePassed())
                .after(6_000)
                .on(new CallEvent.DeadlinePassed());
        assertEquals("release 102, end", silent.said());
        assertEquals(Reason.SWITCH_SILENT, silent.record().reason());
    }

    @Test
    void aResourceThatFailsIsNotTriedAgain() {
        Script apart = call(Script.HEARING, SWITCHBOARD)
                .on(new CallEvent.InteractionFailed("connectToResource", "taskRefused", false));
        assertEquals("arm 7, furnish 1, send 1, connect 1062345678", apart.said());

        Script connected = call(Script.HEARING, SWITCHBOARD)
                .on(PLAYED)
                .on(new CallEvent.InteractionFailed("promptAndCollectUserInformation", "systemFailure", true));
        assertEquals("leave, arm 7, furnish 1, send 1, connect 1062345678", connected.said());
    }

    @Test
    void aPinIsCheckedOutsideAndEachWrongOneRemembered() {
        Script call = call(Script.HEARING, DOOR);
        for (int tries = 1; tries <= 3; tries++) {
            call.on(keyed("471" + tries));
            assertEquals(
                    Optional.of(new Errand.Verify(2 * tries - 1, List.of("0123456789abcdef"), "471" + tries)),
                    call.last().errand());
            answer(call, new WalkAnswer.Verified(false));
            assertEquals(
                    Optional.of(tried(2 * tries, false, call.now())),
                    call.last().errand());
            answer(call, new WalkAnswer.Done());
            assertEquals(tries < 3 ? "ask pin" : "release 21, end", call.said());
        }
        assertTrue(
                call.record().path().stream().noneMatch(line -> line.detail().contains("471")),
                () -> "a PIN is in the record: " + call.record().path());

        Script right = answer(call(Script.HEARING, DOOR).on(keyed("4711")), new WalkAnswer.Verified(true));
        assertEquals("leave, arm 7, furnish 1, send 1, connect 1062345678", right.said());
    }

    /** Whoever hangs up after two wrong PINs has one try left when he calls again, and none after it. */
    @Test
    void wrongPinsOfEarlierCallsCount() {
        AtomicInteger remembered = new AtomicInteger(2);
        PlanWorld world = PlanWorld.NONE.with((number, caller, now) -> remembered.get());

        Script again = new Script(Script.HEARING, DOOR).in(world).on(from());
        assertEquals("arm 1, resource, ask pin", again.said());
        answer(again.on(keyed("4710")), new WalkAnswer.Verified(false));
        remembered.set(3);
        assertEquals("release 21, end", answer(again, new WalkAnswer.Done()).said());

        Script locked = new Script(Script.HEARING, DOOR).in(world).on(from());
        assertEquals("arm 1, resource, play pin-locked", locked.said());
        assertEquals(Reason.PIN_LOCKED, locked.on(PLAYED).record().reason());
    }

    /** Whoever calls many times at once, and keys another PIN in each call, has as many tries as all others. */
    @Test
    void wrongPinsOfCallsAtTheSameTimeCount() {
        AtomicInteger remembered = new AtomicInteger();
        PlanWorld world = PlanWorld.NONE.with((number, caller, now) -> remembered.get());
        Script call = new Script(Script.HEARING, DOOR).in(world).on(from());
        remembered.set(3);
        assertEquals("play pin-locked", call.on(keyed("4711")).said());
        assertEquals(Optional.empty(), call.last().errand());
        assertEquals(Reason.PIN_LOCKED, call.on(PLAYED).record().reason());
    }

    @Test
    void aRightPinMakesWrongOnesForgotten() {
        PlanWorld world = PlanWorld.NONE.with((number, caller, now) -> 2);
        Script call = new Script(Script.HEARING, DOOR).in(world).on(from());

        answer(call.on(keyed("4711")), new WalkAnswer.Verified(true));

        assertEquals(Optional.of(tried(2, true, call.now())), call.last().errand());
        assertEquals(
                "leave, arm 7, furnish 1, send 1, connect 1062345678",
                answer(call, new WalkAnswer.Done()).said());
    }

    private static Errand tried(int number, boolean right, long now) {
        return new Errand.Tried(number, "4008101234", "861088886666", right, now, now + 600_000);
    }

    @Test
    void aPinThatNobodyChecksLetsNobodyInAndLocksNobodyOut() {
        Script late = call(Script.HEARING, DOOR).on(keyed("4711")).after(3_000).on(new CallEvent.DeadlinePassed());
        assertEquals("release 21, end", late.said());
        assertEquals(Reason.PLAN_RELEASE, late.record().reason());

        Script full = answer(call(Script.HEARING, DOOR).on(keyed("4711")), new WalkAnswer.Silent());
        assertEquals("release 21, end", full.said());
        assertEquals(Optional.empty(), full.last().errand());
    }

    @Test
    void aSwitchThatIsSoonOutOfPatienceWaitsForAPinToBeChecked() {
        SwitchProfile hasty = new SwitchProfile(
                "hasty",
                SwitchProfile.Charging.FURNISH_AND_SEND,
                false,
                SwitchProfile.Ending.BASIC,
                5_000,
                "10",
                new SwitchProfile.Resource(Set.of("pin"), 3));
        Script call = call(hasty, DOOR).on(keyed("4711"));
        assertEquals(
                "reset 3", call.after(1_500).on(new CallEvent.DeadlinePassed()).said());
        assertEquals(
                "release 21, end",
                call.after(1_500).on(new CallEvent.DeadlinePassed()).said());
    }

    @Test
    void aNumberIsCountedBeforeItsPlanAndADestinationBeforeItsConnect() {
        Script call = call(Script.PLAIN, LIMITED);
        Errand.Count number = (Errand.Count) call.last().errand().orElseThrow();
        assertEquals(
                List.of("4008101234"), number.claims().stream().map(Claim::key).toList());
        Errand.Count destination = (Errand.Count)
                answer(call, new WalkAnswer.Done()).last().errand().orElseThrow();
        assertEquals(
                List.of("4008101234/861062345678"),
                destination.claims().stream().map(Claim::key).toList());
        assertEquals(
                "arm 7, furnish 1, send 1, connect 2162345678",
                answer(call, new WalkAnswer.Full(Claim.Kind.CONCURRENT)).said());
    }

    @Test
    void aDestinationHasRoomAgainOnceItsCallIsForwarded() {
        Script call = answer(answer(call(Script.PLAIN, LIMITED), new WalkAnswer.Done()), new WalkAnswer.Done());
        assertEquals("arm 7, furnish 1, send 1, connect 1062345678", call.said());
        assertEquals(Optional.empty(), call.last().errand());
        call.on(Script.interrupted(BcsmEvent.CALLED_PARTY_BUSY, 17));
        assertTrue(call.said().contains("connect 2162345678 from 1062345678"), call.said());
        assertEquals(
                new Errand.Leave(0, "4008101234/861062345678"),
                call.last().errand().orElseThrow());
    }

    @Test
    void aFullNumberRefusesAndASilentCounterDoesWhatThePlanSays() {
        Script full = answer(call(Script.PLAIN, LIMITED), new WalkAnswer.Full(Claim.Kind.CONCURRENT));
        assertEquals(Reason.TOO_MANY_CALLS, full.record().reason());

        Script silent =
                call(Script.PLAIN, LIMITED).after(Script.LIMITS.errandMillis()).on(new CallEvent.DeadlinePassed());
        assertEquals(Reason.COUNTER_SILENT, silent.record().reason());
    }

    @Test
    void theAnswerToAnEarlierErrandIsNoAnswerToALaterOne() {
        Script call = call(Script.PLAIN, LIMITED);
        int first = call.last().errand().orElseThrow().number();
        answer(call, new WalkAnswer.Done());
        int second = call.last().errand().orElseThrow().number();
        call.on(new CallEvent.ErrandDone(first, new WalkAnswer.Full(Claim.Kind.CONCURRENT)));
        assertEquals("", call.said());
        call.on(new CallEvent.ErrandDone(second, new WalkAnswer.Done()));
        assertEquals("arm 7, furnish 1, send 1, connect 1062345678", call.said());
    }

    @Test
    void missingDigitsAreCollectedBeforeAnythingIsDecided() {
        Script call = new Script(Script.PLAIN, SWITCHBOARD)
                .on(Script.dials(new PartyNumber(NatureOfAddress.NATIONAL, "1088886666"), "40081"));
        assertEquals("arm 1, collect after 40081", call.said());
        call.on(new CallEvent.DialledMore(Optional.of(new PartyNumber(NatureOfAddress.UNKNOWN, "4008101234"))));
        assertEquals("arm 7, furnish 1, send 1, connect 1062345678", call.said());
        assertEquals(
                "4008101234", call.on(new CallEvent.DialogueEnded()).record().dialled());
    }

    /** The ST signal: the caller's exchange knows that no more digits come. */
    @Test
    void noDigitsAreAwaitedBehindTheirEnd() {
        CallEvent.Offered open = Script.dials(new PartyNumber(NatureOfAddress.NATIONAL, "1088886666"), "40081");
        Script call = new Script(Script.PLAIN, SWITCHBOARD)
                .on(new CallEvent.Offered(
                        open.serviceKey(),
                        open.called(),
                        open.calling(),
                        open.callingCategory(),
                        open.location(),
                        false,
                        true,
                        Optional.empty()));
        assertEquals(Reason.UNKNOWN_NUMBER, call.record().reason());
    }

    @Test
    void tooFewDigitsEvenSoAreAnUnknownNumber() {
        Script call = new Script(Script.PLAIN, SWITCHBOARD)
                .on(Script.dials(new PartyNumber(NatureOfAddress.NATIONAL, "1088886666"), "40081"))
                .on(new CallEvent.DialledMore(Optional.of(new PartyNumber(NatureOfAddress.UNKNOWN, "400810"))));
        assertEquals(Reason.UNKNOWN_NUMBER, call.record().reason());
        assertEquals(OptionalInt.of(1), call.record().releaseCause());
    }

    @Test
    void aCallWasOfferedBeforeItsMissingDigitsWereDialled() {
        Script call = new Script(Script.PLAIN, SWITCHBOARD)
                .on(Script.dials(new PartyNumber(NatureOfAddress.NATIONAL, "1088886666"), "40081"))
                .after(6_000)
                .on(new CallEvent.DialledMore(Optional.of(new PartyNumber(NatureOfAddress.UNKNOWN, "4008101234"))));
        CallRecord record = call.on(new CallEvent.DialogueEnded()).record();
        assertEquals(Script.START, record.offeredAt());
        assertEquals(Script.START + 6_000, record.endedAt());
    }

    @Test
    void aCallerWhoHangsUpWhileDiallingIsWrittenAsAllOthersAre() {
        CallRecord record = new Script(Script.PLAIN, SWITCHBOARD)
                .on(Script.dials(new PartyNumber(NatureOfAddress.NATIONAL, "1088886666"), "40081"))
                .after(4_000)
                .on(Script.notified(BcsmEvent.ABANDON, Leg.CALLING))
                .record();
        assertEquals(Reason.CALLER_ABANDONED, record.reason());
        assertEquals(Optional.of("861088886666"), record.caller());
        assertEquals(Script.START, record.offeredAt());
        assertEquals(Script.START + 4_000, record.endedAt());
    }

    @Test
    void whatIsThereIsDecidedOnWhereTheSwitchSaysNoDigits() {
        Script call = new Script(Script.PLAIN, SWITCHBOARD)
                .on(Script.dials(new PartyNumber(NatureOfAddress.NATIONAL, "1088886666"), "40081"))
                .on(new CallEvent.DialledMore(Optional.empty()));
        assertEquals("release 1, end", call.said());
        assertEquals(Reason.UNKNOWN_NUMBER, call.record().reason());
    }

    @Test
    void aPromptGoesOnWhereTheSwitchCannotResetItsTimer() {
        Script call = call(Script.HEARING, SWITCHBOARD);
        call.on(new CallEvent.InstructionFailed("resetTimer", "unrecognizedOperation"));
        assertEquals("", call.said());
        call.on(new CallEvent.DialogueEnded());
        assertTrue(call.record()
                .path()
                .contains(new TraceLine(Script.START, "refused by switch", "resetTimer unrecognizedOperation")));
    }

    @Test
    void aVoiceMailboxGoesWithTheConnect() {
        ServiceNumber mail = Script.planned("4008101234", "400", """
                entry: mail
                mail: mailbox
                  media: voice
                  number: 861062340000
                  mailbox: 4711
                """);
        assertTrue(call(Script.PLAIN, mail).said().endsWith("connect 1062340000 mailbox 4711"));
    }
}
