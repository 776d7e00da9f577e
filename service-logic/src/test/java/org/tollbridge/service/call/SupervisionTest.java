package org.tollbridge.service.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.tollbridge.service.call.CallLimits.Supervision;
import org.tollbridge.service.charging.ChargeFacts;
import org.tollbridge.service.charging.DayKind;
import org.tollbridge.service.charging.Party;
import org.tollbridge.service.charging.Tariff;
import org.tollbridge.service.charging.TariffLine;
import org.tollbridge.service.charging.TariffLine.Block;
import org.tollbridge.service.charging.TariffLine.Period;
import org.tollbridge.service.charging.TariffLine.Price;
import org.tollbridge.service.charging.TariffLine.Rounding;
import org.tollbridge.service.charging.TariffLine.Scope;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.ServiceClasses;

/** Conversations that a switch watches by ApplyCharging, for a while at a time. */
class SupervisionTest {

    private static final CallEvent GOES_ON = new CallEvent.ChargingReported("00", true);
    private static final PlanRules RULES = new PlanRules(NumberPlan.china(), ServiceClasses.china());

    private static Script talking(Supervision supervision) {
        return talking(supervision, 1);
    }

    /** @param reports how many the switch gives each time */
    private static Script talking(Supervision supervision, int reports) {
        CallLimits limits = new CallLimits(60_000, 3_600_000, 30_000, 100, supervision);
        SwitchProfile applying = new SwitchProfile(
                "applying",
                SwitchProfile.Charging.APPLY,
                false,
                SwitchProfile.Ending.BASIC,
                5_000,
                "10",
                SwitchProfile.Resource.NONE,
                false,
                false,
                reports);
        return new Script(new CallLogic(RULES, limits), applying, Script.freephone(List.of(), List.of()))
                .on(Script.offered());
    }

    private static Script answered(Script call) {
        return call.after(3_000).on(Script.notified(BcsmEvent.ANSWER, Leg.CALLED));
    }

    private static ChargeFacts applied(Script call) {
        return call.last().instructions().stream()
                .filter(Instruction.ApplyCharging.class::isInstance)
                .map(each -> ((Instruction.ApplyCharging) each).facts())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void withoutSupervisionTheSwitchWatchesTheWholeCall() {
        Script call = talking(Supervision.NONE);

        assertEquals(3_600, applied(call).maximumSeconds());
        assertFalse(applied(call).limit().release());
        assertFalse(call.armsHeld());
    }

    @Test
    void aConversationThatIsSupervisedIsHeldAtItsEnd() {
        assertTrue(talking(new Supervision(60, 0, 0)).armsHeld());
        Script call = talking(new Supervision(0, 100, 0));
        assertTrue(call.armsHeld());
        answered(call).after(10_000).on(new CallEvent.ChargingReported("01")).on(Script.held(Leg.CALLED));

        assertEquals("release 16, end", call.said());
        assertEquals(Reason.COMPLETED, call.record().reason());
    }

    @Test
    void eachReportThatTheCallGoesOnIsAnsweredByAnotherWhile() {
        Script call = talking(new Supervision(60, 0, 0));
        assertEquals(60, applied(call).maximumSeconds());
        answered(call);
        for (int whiles = 0; whiles < 5; whiles++) {
            call.after(60_000).on(GOES_ON);
            assertEquals("apply 1", call.said());
            assertEquals(60, applied(call).maximumSeconds());
        }

        // The last one is still due when the call ends.
        call.after(10_000).on(Script.hungUp(Leg.CALLED));
        assertEquals(Phase.COLLECTING, call.phase());
        call.on(new CallEvent.ChargingReported("01", false));
        assertEquals(Reason.COMPLETED, call.record().reason());
        assertEquals(Optional.of("01"), call.record().chargingReport());
    }

    @Test
    void theLastWhileIsWhatIsLeftAndTheSwitchMayEndTheCallAfterAWarning() {
        Script call = answered(talking(new Supervision(60, 100, 15)));
        assertEquals(
                new ChargeFacts.Limit(false, 0, 0),
                applied(talking(new Supervision(60, 100, 15))).limit());
        call.after(60_000).on(GOES_ON);

        assertEquals(40, applied(call).maximumSeconds());
        assertEquals(new ChargeFacts.Limit(true, 15, 0), applied(call).limit());
    }

    @Test
    void aSwitchThatDoesNotEndTheCallIsToldTo() {
        Script call = answered(talking(new Supervision(60, 100, 0)));
        call.after(60_000).on(GOES_ON);
        // It measures from its own answer, and is a moment early.
        call.after(39_700).on(GOES_ON);

        assertEquals("release 31, end", call.said());
        assertEquals(Outcome.ANSWERED, call.record().outcome());
        assertEquals(Reason.TIME_LIMIT, call.record().reason());
        assertEquals(OptionalInt.of(31), call.record().releaseCause());
    }

    @Test
    void aConversationThatTheSwitchWatchesNoLongerHasItsLimitByTheNodesClock() {
        Script call = answered(talking(new Supervision(60, 100, 0)));
        call.after(60_000).on(GOES_ON);
        call.on(new CallEvent.InstructionFailed("applyCharging", "taskRefused"));
        assertEquals(Phase.CONNECTED, call.phase());

        call.after(39_999).on(new CallEvent.DeadlinePassed());
        assertEquals(Phase.CONNECTED, call.phase());
        call.after(1).on(new CallEvent.DeadlinePassed());

        assertEquals("release 31, end", call.said());
        assertEquals(Reason.TIME_LIMIT, call.record().reason());
        assertEquals(100, call.record().chargedSeconds());
    }

    @Test
    void aSwitchThatNeverReportsHasItsLimitByTheNodesClock() {
        Script call = answered(talking(new Supervision(0, 600, 0)));
        assertEquals(call.now() + 603_000, call.last().deadline().orElseThrow());
        call.after(603_000).on(new CallEvent.DeadlinePassed());

        assertTrue(call.said().startsWith("release 31"), call.said());
        // It still owes a report.
        call.after(5_000).on(new CallEvent.DeadlinePassed());
        assertEquals(Reason.TIME_LIMIT, call.record().reason());
    }

    @Test
    void nobodyPaysForTheMomentsAfterTheLimit() {
        Script told = answered(talking(new Supervision(60, 100, 0)));
        told.after(60_000).on(GOES_ON).after(40_001).on(GOES_ON);
        assertEquals(100, told.record().chargedSeconds());

        // The switch releases by itself, and says so a moment later.
        Script released = answered(talking(new Supervision(0, 100, 0)));
        released.after(100_200).on(new CallEvent.ChargingReported("01")).on(Script.hungUp(Leg.CALLED));
        assertEquals(Reason.TIME_LIMIT, released.record().reason());
        assertEquals(100, released.record().chargedSeconds());

        Script silent = answered(talking(new Supervision(0, 100, 0)));
        silent.after(103_000).on(new CallEvent.DeadlinePassed()).after(5_000).on(new CallEvent.DeadlinePassed());
        assertEquals(100, silent.record().chargedSeconds());
    }

    @Test
    void whoHangsUpAtASwitchThatWatchesNoConversationsHasReachedNoLimit() {
        CallLimits limits = new CallLimits(60_000, 3_600_000, 30_000, 100, new Supervision(0, 100, 0));
        Script call = new Script(new CallLogic(RULES, limits), Script.PLAIN, Script.freephone(List.of(), List.of()))
                .on(Script.offered());
        answered(call).after(250_000).on(Script.hungUp(Leg.CALLED));

        assertEquals(Reason.COMPLETED, call.record().reason());
        assertEquals(250, call.record().chargedSeconds());
    }

    @Test
    void aSwitchThatReportsTooEarlyIsToldToGoOnOnceInAWhile() {
        Script call = answered(talking(new Supervision(60, 0, 0)));
        for (int whiles = 0; whiles < 3; whiles++) {
            for (int early = 0; early < 1_000; early++) {
                call.after(1).on(GOES_ON);
                assertEquals("", call.said());
            }
            call.after(61_999).on(new CallEvent.DeadlinePassed());
            assertEquals("", call.said());
            call.after(1).on(new CallEvent.DeadlinePassed());
            assertEquals("apply 1", call.said());
        }
        assertEquals(Phase.CONNECTED, call.phase());
    }

    @Test
    void aSwitchThatReportsOfBothPartiesIsToldToGoOnOnceForBoth() {
        Script call = answered(talking(new Supervision(60, 0, 0), 2));
        for (int whiles = 0; whiles < 10; whiles++) {
            call.after(60_000).on(GOES_ON);
            assertEquals("", call.said(), "the other one is still to come");
            call.on(GOES_ON);
            assertEquals("apply 1", call.said());
        }
        call.after(5_000).on(new CallEvent.ChargingReported("01")).on(Script.hungUp(Leg.CALLED));
        assertEquals(Phase.COLLECTING, call.phase());
        call.on(new CallEvent.ChargingReported("02"));
        assertEquals(Phase.SETTLED, call.phase());
    }

    @Test
    void aReportInItsTimeIsAnsweredThoughAnotherOneCameTooEarly() {
        Script call = answered(talking(new Supervision(60, 0, 0)));
        call.after(1_000).on(GOES_ON);
        assertEquals("", call.said());
        call.after(59_000).on(GOES_ON);
        assertEquals("apply 1", call.said());
    }

    @Test
    void aCallShorterThanAWhileHasItsLimitAtOnce() {
        Script call = talking(new Supervision(0, 30, 60));

        assertEquals(30, applied(call).maximumSeconds());
        assertEquals(new ChargeFacts.Limit(true, 30, 0), applied(call).limit());
    }

    @Test
    void anEndThatCrossesTheNextWhileEndsTheCall() {
        Script call = answered(talking(new Supervision(60, 0, 0)));
        call.after(60_000).on(GOES_ON);
        call.on(Script.hungUp(Leg.CALLED));
        call.on(new CallEvent.InstructionFailed("applyCharging", "unexpectedComponentSequence"));

        assertEquals(Reason.COMPLETED, call.record().reason());
    }

    @Test
    void whatTheSwitchIsToldToBillIsTheTariffs() {
        Block block = new Block(6, 850);
        Price day = new Price(0, 0, block, block, Rounding.UP, 1);
        Block cheap = new Block(6, 700);
        // Script.START is 22:13:20 UTC.
        Period night = new Period(List.of(), 22 * 60 + 14, 7 * 60, Optional.empty(), Optional.empty());
        Scope scope = new Scope("800", Optional.empty(), Party.SUBSCRIBER, List.of(), List.of());
        Tariff tariff = new Tariff(
                "f",
                List.of(
                        new TariffLine("night", "", scope, night, new Price(0, 0, cheap, cheap, Rounding.UP, 1)),
                        new TariffLine("day", "", scope, Period.ALWAYS, day)),
                ZoneOffset.UTC,
                date -> DayKind.WORKDAY);
        Script call = new Script(
                        new CallLogic(RULES, Script.LIMITS, new CallRating(tariff)),
                        Script.REPORTING,
                        Script.freephone(List.of(), List.of()))
                .on(Script.offered());

        assertEquals(850, applied(call).subscriberRate());
        assertEquals(0, applied(call).callerRate());
        assertEquals(Optional.of(day), applied(call).subscriberPrice());
        assertEquals(40, applied(call).limit().tariffSwitchSeconds());
        assertTrue(applied(call).callerPrice().isEmpty());
    }
}
