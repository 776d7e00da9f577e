package org.tollbridge.service.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tollbridge.service.call.CallLimits.Supervision;
import org.tollbridge.service.charging.ChargeFacts;
import org.tollbridge.service.charging.DayKind;
import org.tollbridge.service.charging.Tariff;
import org.tollbridge.service.credit.CreditAnswer;
import org.tollbridge.service.credit.CreditFailure;
import org.tollbridge.service.credit.CreditRequest;
import org.tollbridge.service.credit.CreditTerms;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.ServiceClasses;

/** Calls of subscribers whose credit is asked about. */
class CreditTest {

    private static final int BUDGET = 800;
    private static final CallEvent GOES_ON = new CallEvent.ChargingReported("00", true);
    private static final CallEvent DEADLINE = new CallEvent.DeadlinePassed();

    private static final CallRating RATING =
            new CallRating(new Tariff("none", List.of(), ZoneOffset.UTC, date -> DayKind.WORKDAY));

    private static Script call(SwitchProfile profile, CreditFailure onFailure, Supervision supervision) {
        return call(profile, new CreditTerms(onFailure, BUDGET), supervision);
    }

    private static Script call(SwitchProfile profile, CreditTerms terms, Supervision supervision) {
        CallLogic logic = new CallLogic(
                new PlanRules(NumberPlan.china(), ServiceClasses.china()),
                new CallLimits(60_000, 3_600_000, 30_000, 100, supervision),
                RATING,
                subscriber -> subscriber.equals("acme") ? Optional.of(terms) : Optional.empty());
        return new Script(logic, profile, Script.freephone(List.of(Script.SECOND), List.of()));
    }

    /** A call that waits to hear whether there is credit for it, and is refused when it does not hear. */
    static Script waiting(SwitchProfile profile) {
        return call(profile, CreditFailure.TERMINATE, Supervision.NONE).on(Script.offered());
    }

    private static CallEvent granted(int number, int seconds, boolean last) {
        return new CallEvent.CreditAnswered(
                number, new CreditAnswer.Granted(OptionalInt.of(seconds), last, Optional.empty()));
    }

    private static CallEvent valid(int number, int seconds, int valid, boolean last) {
        return new CallEvent.CreditAnswered(
                number,
                new CreditAnswer.Granted(
                        OptionalInt.of(seconds),
                        OptionalInt.of(valid),
                        last,
                        Optional.empty(),
                        CreditAnswer.Bound.CREDIT));
    }

    private static CallEvent denied(int number, String... announcement) {
        return new CallEvent.CreditAnswered(
                number, new CreditAnswer.Denied(List.of(announcement).stream().findFirst()));
    }

    private static CallEvent silent(int number) {
        return new CallEvent.CreditAnswered(number, new CreditAnswer.Silent());
    }

    private static Script talking(CreditFailure onFailure, int seconds, boolean last) {
        return call(Script.REPORTING, onFailure, Supervision.NONE)
                .on(Script.offered())
                .after(20)
                .on(granted(0, seconds, last))
                .after(5_000)
                .on(Script.notified(BcsmEvent.ANSWER, Leg.CALLED));
    }

    private static ChargeFacts applied(Script call) {
        return call.last().instructions().stream()
                .filter(Instruction.ApplyCharging.class::isInstance)
                .map(each -> ((Instruction.ApplyCharging) each).facts())
                .findFirst()
                .orElseThrow();
    }

    private static CreditRequest asked(Script call) {
        return call.last().credit().orElseThrow();
    }

    @Test
    void theSwitchsTimerBeginsAnewWhileCreditIsAskedFor() {
        SwitchProfile hasty = new SwitchProfile(
                "hasty",
                SwitchProfile.Charging.APPLY,
                false,
                SwitchProfile.Ending.BASIC,
                5_000,
                "10",
                new SwitchProfile.Resource(Set.of(), 3));
        Script call = call(hasty, new CreditTerms(CreditFailure.TERMINATE, 2_000), Supervision.NONE)
                .on(Script.offered());
        assertEquals(Script.START + 1_500, call.last().deadline().orElseThrow());
        assertEquals("reset 3", call.after(1_500).on(DEADLINE).said());
        assertEquals(Script.START + 2_000, call.last().deadline().orElseThrow());
        assertEquals("release 38, end", call.after(500).on(DEADLINE).said());
    }

    @Test
    void nothingIsSaidToTheSwitchBeforeThereIsCredit() {
        Script call = waiting(Script.REPORTING);

        assertEquals("", call.said());
        CreditRequest request = asked(call);
        assertEquals(0, request.number());
        assertEquals("acme", request.call().subscriber());
        assertEquals("8008101234", request.dialled());
        assertEquals(Script.FIRST, request.call().destination());
        assertEquals(0, request.call().seconds());
        assertEquals(Script.START + BUDGET, call.last().deadline().orElseThrow());
    }

    @Test
    void whatIsGrantedIsTheLongestThatTheSwitchMayWatch() {
        Script call = waiting(Script.REPORTING).on(granted(0, 90, false));

        assertEquals("arm 7, information, apply 1, connect 1062345678", call.said());
        assertEquals(90, applied(call).maximumSeconds());
        assertEquals(false, applied(call).limit().release());
    }

    @Test
    void theSwitchHoldsTheCallAtItsEndSoThatItCanBeCutBefore() {
        for (SwitchProfile profile : List.of(Script.PLAIN, Script.REPORTING)) {
            Script call = waiting(profile).on(granted(0, 90, false));
            assertTrue(call.armsHeld());
            // Each attempt arms anew.
            call.after(4_000).on(Script.interrupted(BcsmEvent.CALLED_PARTY_BUSY, 17));
            assertTrue(call.armsHeld());
            call.on(Script.notified(BcsmEvent.ANSWER, Leg.CALLED)).after(9_000).on(Script.held(Leg.CALLING));
            assertTrue(call.said().startsWith("release 16"), call.said());
        }
    }

    @Test
    void theLastOfItIsWhereTheSwitchMayEndTheCallAfterAWarning() {
        Script call = call(Script.REPORTING, CreditFailure.TERMINATE, new Supervision(60, 0, 10))
                .on(Script.offered())
                .on(granted(0, 40, true));

        assertEquals(40, applied(call).maximumSeconds());
        assertEquals(new ChargeFacts.Limit(true, 10, 0), applied(call).limit());
    }

    @Test
    void eachReportThatTheCallGoesOnIsARequestForMore() {
        Script call = talking(CreditFailure.TERMINATE, 30, false);
        call.after(30_000).on(GOES_ON);
        assertEquals("", call.said());
        assertEquals(1, asked(call).number());
        assertEquals(30, asked(call).call().seconds());

        call.after(300).on(granted(1, 30, false));
        assertEquals("apply 1", call.said());
        assertEquals(30, applied(call).maximumSeconds());

        call.after(29_700).on(GOES_ON);
        assertEquals(2, asked(call).number());
        assertEquals(60, asked(call).call().seconds());
        call.on(granted(2, 12, true));
        assertEquals(12, applied(call).maximumSeconds());
        assertTrue(applied(call).limit().release());

        // The switch cannot end it by itself.
        call.after(12_000).on(GOES_ON);
        assertEquals("release 31", call.said());
        call.on(new CallEvent.DialogueEnded());
        assertEquals(Reason.CREDIT_USED, call.record().reason());
        assertEquals(Outcome.ANSWERED, call.record().outcome());
    }

    @Test
    void aSwitchThatEndsTheCallByItselfDoesSoForTheCredit() {
        Script call = talking(CreditFailure.TERMINATE, 30, true);
        call.after(30_000).on(Script.hungUp(Leg.CALLING)).on(new CallEvent.DialogueEnded());
        assertEquals(Reason.CREDIT_USED, call.record().reason());

        Script before = talking(CreditFailure.TERMINATE, 30, true);
        before.after(20_000).on(Script.hungUp(Leg.CALLING)).on(new CallEvent.DialogueEnded());
        assertEquals(Reason.COMPLETED, before.record().reason());
    }

    @Test
    void aForwardKeepsWhatWasGranted() {
        Script call = waiting(Script.REPORTING).on(granted(0, 90, false));
        call.after(4_000).on(Script.interrupted(BcsmEvent.CALLED_PARTY_BUSY, 17));

        assertEquals(90, applied(call).maximumSeconds());
        assertTrue(call.last().credit().isEmpty());
    }

    @Test
    void aSwitchThatDoesNotReportIsNotWaitedForLong() {
        Script call = talking(CreditFailure.TERMINATE, 30, false);
        assertEquals(call.now() + 33_000, call.last().deadline().orElseThrow());
        call.after(33_000).on(DEADLINE);

        assertEquals(33, asked(call).call().seconds());
    }

    @Test
    void aSwitchThatChargesByItselfIsReleasedByTheClock() {
        Script call = call(Script.PLAIN, CreditFailure.TERMINATE, Supervision.NONE)
                .on(Script.offered())
                .on(granted(0, 30, false))
                .on(Script.notified(BcsmEvent.ANSWER, Leg.CALLED));
        call.after(30_000).on(DEADLINE);
        assertEquals(1, asked(call).number());
        call.on(granted(1, 10, true));
        assertEquals("", call.said());
        call.after(10_000).on(DEADLINE);

        assertEquals("release 31, end", call.said());
        assertEquals(Reason.CREDIT_USED, call.record().reason());
    }

    @Test
    void theLastThatIsGoodForATimeIsAskedAboutAgainAndEndsTheCallWhenItIsUsed() {
        Script call = waiting(Script.REPORTING).on(valid(0, 600, 30, true));
        assertEquals(30, applied(call).maximumSeconds());
        assertFalse(applied(call).limit().release(), "the switch must not end it");
        call.on(Script.notified(BcsmEvent.ANSWER, Leg.CALLED));
        call.after(29_800).on(GOES_ON);
        assertEquals(1, asked(call).number());
        assertEquals(30, asked(call).call().seconds());

        call.on(valid(1, 20, 30, true));
        assertEquals(20, applied(call).maximumSeconds());
        assertTrue(applied(call).limit().release());
        call.after(20_000).on(Script.hungUp(Leg.CALLED)).on(new CallEvent.DialogueEnded());
        assertEquals(Reason.CREDIT_USED, call.record().reason());
    }

    @Test
    void howLongItIsGoodForCountsFromTheAnswerOfTheServer() {
        for (SwitchProfile profile : List.of(Script.PLAIN, Script.REPORTING)) {
            Script call = waiting(profile).after(100).on(valid(0, 600, 30, true));
            long from = call.now();
            call.after(20_000).on(Script.notified(BcsmEvent.ANSWER, Leg.CALLED));
            int grace = profile.equals(Script.PLAIN) ? 0 : 3_000;
            assertEquals(from + 30_000 + grace, call.last().deadline().orElseThrow());
            call.after(10_000 + grace).on(DEADLINE);
            assertEquals(1, asked(call).number());
            assertEquals((10_000 + grace) / 1_000, asked(call).call().seconds());
            assertEquals(Phase.CONNECTED, call.phase());
        }
    }

    @Test
    void reportsBeforeTheirTimeAskForNothing() {
        Script call = talking(CreditFailure.TERMINATE, 600, false);
        for (int early = 0; early < 100; early++) {
            call.after(10).on(GOES_ON);
            assertTrue(call.last().credit().isEmpty());
            assertEquals("", call.said());
        }
        call.after(602_000).on(DEADLINE);
        assertEquals(603, asked(call).call().seconds());
    }

    @Test
    void aForwardDoesNotMakeItGoodForLonger() {
        Script call = waiting(Script.REPORTING).on(valid(0, 600, 30, false));
        call.after(12_000).on(Script.interrupted(BcsmEvent.CALLED_PARTY_BUSY, 17));

        assertEquals(18, applied(call).maximumSeconds());
    }

    @Test
    void aCallWithoutCreditIsRefusedAndItsCallerHearsWhy() {
        Script silentSwitch = waiting(Script.REPORTING).on(denied(0));
        assertEquals("release 53, end", silentSwitch.said());
        assertEquals(Reason.NO_CREDIT, silentSwitch.record().reason());
        assertEquals(Outcome.REFUSED, silentSwitch.record().outcome());

        Script hears = waiting(Script.HEARING).on(denied(0, "sorry"));
        assertEquals("arm 1, resource, play sorry", hears.said());
        hears.on(new CallEvent.Played());
        assertEquals(Reason.NO_CREDIT, hears.record().reason());

        Script strange = waiting(Script.HEARING).on(denied(0, "nobody-has-this"));
        assertEquals("release 53, end", strange.said());
    }

    @Test
    void creditThatEndsInMidCallEndsTheCall() {
        Script call = talking(CreditFailure.CONTINUE, 30, false);
        call.after(30_000).on(GOES_ON).on(denied(1));

        assertEquals("release 31", call.said());
        call.on(new CallEvent.DialogueEnded());
        assertEquals(Reason.CREDIT_USED, call.record().reason());
    }

    @ParameterizedTest
    @EnumSource(CreditFailure.class)
    void silenceAtTheStartIsForTheTermsToDecide(CreditFailure onFailure) {
        Script heard = call(Script.PLAIN, onFailure, Supervision.NONE)
                .on(Script.offered())
                .on(silent(0));
        Script waited = call(Script.PLAIN, onFailure, Supervision.NONE)
                .on(Script.offered())
                .after(BUDGET)
                .on(DEADLINE);
        for (Script call : List.of(heard, waited)) {
            if (onFailure == CreditFailure.CONTINUE) {
                assertEquals("arm 7, furnish 1, send 1, connect 1062345678", call.said());
                call.on(Script.notified(BcsmEvent.ANSWER, Leg.CALLED));
                // An answer that comes too late bounds nothing.
                call.on(granted(0, 5, true)).after(60_000).on(DEADLINE);
                assertEquals(Phase.CONNECTED, call.phase());
            } else {
                assertEquals("release 38, end", call.said());
                assertEquals(Reason.CREDIT_SILENT, call.record().reason());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(CreditFailure.class)
    void silenceInMidCallIsForTheTermsToDecide(CreditFailure onFailure) {
        Script call = talking(onFailure, 30, false).after(30_000).on(GOES_ON);
        call.after(BUDGET).on(DEADLINE);
        if (onFailure == CreditFailure.CONTINUE) {
            assertEquals("apply 1", call.said());
            call.after(100_000).on(GOES_ON);
            assertTrue(call.last().credit().isEmpty());
        } else {
            assertEquals("release 31", call.said());
            call.on(new CallEvent.DialogueEnded());
            assertEquals(Reason.CREDIT_SILENT, call.record().reason());
            assertEquals(Outcome.ANSWERED, call.record().outcome());
        }
    }

    @Test
    void aServerMaySayWhatItsFailureMeans() {
        Script call = waiting(Script.REPORTING)
                .on(new CallEvent.CreditAnswered(
                        0, new CreditAnswer.Granted(OptionalInt.of(30), false, Optional.of(CreditFailure.CONTINUE))));
        call.on(Script.notified(BcsmEvent.ANSWER, Leg.CALLED)).after(30_000).on(GOES_ON);
        assertEquals(CreditFailure.CONTINUE, asked(call).terms().orElseThrow().onFailure());
        call.on(silent(1));

        assertEquals(Phase.CONNECTED, call.phase());
    }

    @Test
    void whoHasCreditWithoutBoundIsNotAskedAgain() {
        Script call = call(Script.REPORTING, CreditFailure.TERMINATE, new Supervision(600, 0, 0))
                .on(Script.offered())
                .on(new CallEvent.CreditAnswered(0, CreditAnswer.Granted.UNLIMITED));
        assertEquals(600, applied(call).maximumSeconds());
        call.on(Script.notified(BcsmEvent.ANSWER, Leg.CALLED)).after(600_000).on(GOES_ON);

        assertEquals("apply 1", call.said());
        assertTrue(call.last().credit().isEmpty());
    }

    @Test
    void callsOfOthersAskNothing() {
        CallLogic logic = new CallLogic(
                new PlanRules(NumberPlan.china(), ServiceClasses.china()),
                Script.LIMITS,
                RATING,
                subscriber -> Optional.empty());
        Script call = new Script(logic, Script.PLAIN, Script.freephone(List.of(), List.of())).on(Script.offered());

        assertEquals(Phase.ATTEMPTING, call.phase());
        assertFalse(call.armsHeld());
    }
}
