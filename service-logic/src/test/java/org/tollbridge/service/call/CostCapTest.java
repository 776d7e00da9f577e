package org.tollbridge.service.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.tollbridge.service.call.CallLimits.Supervision;
import org.tollbridge.service.charging.ChargeFacts;
import org.tollbridge.service.charging.DayKind;
import org.tollbridge.service.charging.Tariff;
import org.tollbridge.service.credit.CreditAnswer;
import org.tollbridge.service.credit.CreditAnswer.Bound;
import org.tollbridge.service.credit.CreditBook;
import org.tollbridge.service.credit.CreditFailure;
import org.tollbridge.service.credit.CreditRequest;
import org.tollbridge.service.credit.CreditTerms;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.plan.PlanLimits.Claim;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.ServiceClasses;
import org.tollbridge.service.plan.WalkAnswer;

/** Calls to numbers whose calls in progress end when the month's cost is used. */
class CostCapTest {

    private static final String NUMBER = "4008101234";
    private static final CallEvent GOES_ON = new CallEvent.ChargingReported("00", true);
    private static final CallEvent SILENT = new CallEvent.CreditAnswered(0, new CreditAnswer.Silent());
    private static final CallRating RATING =
            new CallRating(new Tariff("none", List.of(), ZoneOffset.UTC, date -> DayKind.WORKDAY));

    private static Script call(SwitchProfile profile, CreditBook book, String limits) {
        CallLogic logic = new CallLogic(
                new PlanRules(NumberPlan.china(), ServiceClasses.china()),
                new CallLimits(60_000, 3_600_000, 30_000, 100, new Supervision(0, 0, 10)),
                RATING,
                book);
        String plan = "entry: office\nzone: UTC\nlimits:\n  monthlyCost: 5000\n" + limits
                + "office: destination\n  number: " + Script.FIRST + "\n";
        return new Script(logic, profile, Script.planned(NUMBER, "400", plan))
                .on(Script.dials(Script.offered().calling().orElseThrow(), NUMBER));
    }

    /** The counter of the number has answered that there is room. */
    private static Script taken(SwitchProfile profile, CreditBook book, String limits) {
        Script call = call(profile, book, limits);
        return call.on(
                new CallEvent.ErrandDone(call.last().errand().orElseThrow().number(), new WalkAnswer.Done()));
    }

    private static Script ending(SwitchProfile profile) {
        return taken(profile, CreditBook.EMPTY, "  whenCostUsed: end\n");
    }

    private static CallEvent granted(int number, int seconds, boolean last) {
        return new CallEvent.CreditAnswered(
                number,
                new CreditAnswer.Granted(
                        OptionalInt.of(seconds), last, Optional.empty(), last ? Bound.MONTHLY_COST : Bound.CREDIT));
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
    void withoutTheWishOnlyTheNextCallIsRefused() {
        Script call = taken(Script.REPORTING, CreditBook.EMPTY, "");
        assertEquals("arm 7, information, apply 1, connect 1062345678", call.said());
        assertEquals(Optional.empty(), call.last().credit());
    }

    @Test
    void theCallAsksForWhatTheMonthHasLeft() {
        Script call = ending(Script.REPORTING);
        assertEquals("", call.said());
        CreditRequest request = asked(call);
        assertEquals(Optional.empty(), request.terms());
        Claim claim = request.cap().orElseThrow().claim();
        assertEquals(Claim.Kind.MONTHLY_COST, claim.kind());
        assertEquals(NUMBER, claim.key());
        assertEquals(5_000, claim.limit());
        // 2023-11-01T00:00Z, the month of the script's call.
        assertEquals(1_698_796_800_000L, claim.since());
    }

    @Test
    void theSwitchWarnsAndEndsTheCallWithTheMonth() {
        Script call = ending(Script.REPORTING)
                .on(granted(0, 300, false))
                .on(Script.notified(BcsmEvent.ANSWER, Leg.CALLED))
                .after(300_300)
                .on(GOES_ON);
        assertEquals(300, asked(call).call().seconds());
        call.on(granted(1, 40, true));
        assertEquals(40, applied(call).maximumSeconds());
        assertEquals(new ChargeFacts.Limit(true, 10, 0), applied(call).limit());

        call.after(40_400).on(Script.hungUp(Leg.CALLING)).on(new CallEvent.DialogueEnded());
        assertEquals(Outcome.ANSWERED, call.record().outcome());
        assertEquals(Reason.MONTHLY_COST_USED, call.record().reason());
        // What is charged is what there was money for, however late the report.
        assertEquals(340, call.record().chargedSeconds());
        assertTrue(call.record().path().stream()
                .anyMatch(line -> line.what().equals("credit")
                        && line.detail().equals("40 s, the last, by what the number may cost in a month")));
    }

    @Test
    void aSwitchThatDoesNotReportIsToldByTheClock() {
        Script call = ending(Script.PLAIN).on(granted(0, 60, true));
        assertTrue(call.armsHeld(), "it could not be released else");
        call.on(Script.notified(BcsmEvent.ANSWER, Leg.CALLED)).after(60_000).on(new CallEvent.DeadlinePassed());
        assertEquals("release 31, end", call.said());
        assertEquals(Reason.MONTHLY_COST_USED, call.record().reason());
        assertEquals(60, call.record().chargedSeconds());
    }

    @Test
    void whoeverHangsUpBeforeIsNotSaidToHaveBeenEnded() {
        Script call = ending(Script.PLAIN)
                .on(granted(0, 60, true))
                .on(Script.notified(BcsmEvent.ANSWER, Leg.CALLED))
                .after(59_000)
                .on(Script.hungUp(Leg.CALLING));
        assertEquals(Reason.COMPLETED, call.record().reason());
    }

    @Test
    void nothingLeftRefusesTheCallAsAUsedUpMonthDoes() {
        Script call = ending(Script.REPORTING)
                .on(new CallEvent.CreditAnswered(0, new CreditAnswer.Denied(Optional.empty(), Bound.MONTHLY_COST)));
        assertEquals("release 49, end", call.said());
        assertEquals(Reason.MONTHLY_COST_USED, call.record().reason());
        assertEquals(Outcome.REFUSED, call.record().outcome());
    }

    @Test
    void aCounterThatDoesNotAnswerIsAskedAgainOrRefusesTheCall() {
        Script open = ending(Script.REPORTING).on(SILENT);
        assertEquals(300, applied(open).maximumSeconds());
        open.on(Script.notified(BcsmEvent.ANSWER, Leg.CALLED)).after(300_000).on(GOES_ON);
        assertEquals(1, asked(open).number());

        Script closed = taken(Script.REPORTING, CreditBook.EMPTY, "  whenCostUsed: end\n  whenSilent: closed\n");
        closed.on(SILENT);
        assertEquals(Reason.COUNTER_SILENT, closed.record().reason());
    }

    @Test
    void creditOfTheSubscriberIsAskedForInTheSameBreath() {
        CreditBook book = subscriber -> Optional.of(new CreditTerms(CreditFailure.TERMINATE, 800));
        Script call = taken(Script.REPORTING, book, "  whenCostUsed: end\n");
        assertEquals(800, asked(call).terms().orElseThrow().budgetMillis());
        assertTrue(asked(call).cap().isPresent());
        call.on(SILENT);
        assertEquals(Reason.CREDIT_SILENT, call.record().reason());
    }
}
