package org.tollbridge.service.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tollbridge.service.call.SwitchProfile.Charging;
import org.tollbridge.service.call.SwitchProfile.Ending;
import org.tollbridge.service.call.SwitchProfile.Resource;
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
import org.tollbridge.service.plan.ServiceClass;
import org.tollbridge.service.plan.ServiceClasses;

/** What a switch is told when an answered call is released, and the charging events that it is asked for. */
class ChargingOperationsTest {

    /** A second costs the subscriber a fen. */
    private static final CallRating RATING = new CallRating(new Tariff(
            "t",
            List.of(new TariffLine(
                    "",
                    "",
                    new Scope("800", Optional.empty(), Party.SUBSCRIBER, List.of(), List.of()),
                    Period.ALWAYS,
                    new Price(0, 0, new Block(1, 100), new Block(1, 100), Rounding.UP, 1))),
            ZoneOffset.UTC,
            date -> DayKind.WORKDAY));

    private static SwitchProfile profile(Charging charging, boolean information, boolean events, boolean atEnd) {
        return new SwitchProfile(
                "switch", charging, information, Ending.BASIC, 5_000, "10", Resource.NONE, events, atEnd, 1);
    }

    private static Script call(SwitchProfile profile, boolean eventsOfClass) {
        ServiceClass usual = ServiceClasses.FREEPHONE;
        ServiceClass asking = new ServiceClass(
                usual.name(),
                usual.numbers(),
                usual.callers(),
                usual.destinations(),
                usual.forwards(),
                usual.tariff(),
                Set.of(),
                OptionalInt.empty(),
                eventsOfClass,
                true);
        CallLogic logic = new CallLogic(
                new PlanRules(NumberPlan.china(), ServiceClasses.of(List.of(asking))), Script.LIMITS, RATING);
        return new Script(logic, profile, Script.freephone(List.of(Script.SECOND), List.of())).on(Script.offered());
    }

    private static Script talking(SwitchProfile profile) {
        return call(profile, false).after(4_000).on(Script.notified(BcsmEvent.ANSWER, Leg.CALLED));
    }

    private static ChargeFacts furnished(Script call) {
        return call.last().instructions().stream()
                .filter(Instruction.FurnishAtEnd.class::isInstance)
                .map(each -> ((Instruction.FurnishAtEnd) each).facts())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theSwitchHoldsTheCallWhenAPartyHangsUp() {
        Script call = call(profile(Charging.FURNISH_AND_SEND, false, false, true), false);
        assertTrue(call.armsHeld());
    }

    @Test
    void itIsToldWhatCameOfTheCallBeforeItIsReleased() {
        Script call = talking(profile(Charging.FURNISH_AND_SEND, false, false, true))
                .after(60_500)
                .on(Script.held(Leg.CALLED));
        assertEquals("furnish end 61, release 16, end", call.said());
        assertEquals(new ChargeFacts.End(61, 0, 6_100, 16), furnished(call).end());
        assertEquals(6_100, call.record().charge().orElseThrow().subscriber());
        assertEquals(Reason.COMPLETED, call.record().reason());
    }

    @Test
    void itIsToldOnceAlsoWhereReportsAreStillDue() {
        Script call = talking(profile(Charging.APPLY, true, false, true))
                .after(10_000)
                .on(new CallEvent.ChargingReported("00"))
                .on(Script.held(Leg.CALLING));
        assertEquals("furnish end 10, release 16", call.said());
        call.on(Script.information());
        assertEquals("end", call.said());
    }

    @Test
    void whoeverIsHeldInTheEndIsToldOfAlsoWhereTheSwitchRefusedOne() {
        Script call =
                talking(profile(Charging.FURNISH_AND_SEND, false, false, true)).after(7_000);
        call.on(new CallEvent.InstructionFailed("sendChargingInformation", "systemFailure"));
        assertEquals("", call.said());
        call.on(Script.held(Leg.CALLING));
        assertEquals("furnish end 7, release 16, end", call.said());
    }

    @Test
    void aCallThatWasNotAnsweredIsReleasedWithoutAWord() {
        Script call = call(profile(Charging.FURNISH_AND_SEND, false, false, true), false)
                .on(Script.interrupted(BcsmEvent.CALLED_PARTY_BUSY, 17))
                .on(Script.interrupted(BcsmEvent.CALLED_PARTY_BUSY, 17));
        assertEquals("release 17, end", call.said());
    }

    @Test
    void chargingEventsAreAskedForWhereSwitchAndClassWantThem() {
        SwitchProfile can = profile(Charging.FURNISH_AND_SEND, false, true, false);
        SwitchProfile cannot = profile(Charging.FURNISH_AND_SEND, false, false, false);
        assertEquals(
                "arm 7, charging events, furnish 1, send 1, connect 1062345678",
                call(can, true).said());
        assertEquals(
                "arm 7, furnish 1, send 1, connect 1062345678", call(can, false).said());
        assertEquals(
                "arm 7, furnish 1, send 1, connect 1062345678",
                call(cannot, true).said());
    }

    @Test
    void aChargingEventIsInTheExplanationAndChangesNothing() {
        Script call = call(profile(Charging.FURNISH_AND_SEND, false, true, false), true)
                .on(new CallEvent.ChargingNotified("01", "", Optional.empty()))
                .on(Script.notified(BcsmEvent.ANSWER, Leg.CALLED))
                .on(new CallEvent.ChargingNotified("02", "0A0B", Optional.of(Leg.CALLING)));
        assertEquals("", call.said());
        call.on(Script.hungUp(Leg.CALLED));
        List<String> events = call.record().path().stream()
                .filter(line -> line.what().equals("charging event"))
                .map(TraceLine::detail)
                .toList();
        assertEquals(List.of("01", "02 0A0B"), events);
        assertTrue(call.record().path().stream().noneMatch(line -> line.what().equals("refused by switch")));
    }
}
