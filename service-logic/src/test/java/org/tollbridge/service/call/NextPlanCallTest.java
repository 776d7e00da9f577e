package org.tollbridge.service.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tollbridge.service.number.NatureOfAddress;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.number.PartyNumber;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.NextPlan;
import org.tollbridge.service.plan.PlanNode;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.PlanWorld;
import org.tollbridge.service.plan.ServiceClasses;
import org.tollbridge.service.plan.ServiceNumber;

/** A call goes by the plan that was chosen for it to its end, and says so. */
class NextPlanCallTest {

    private static final long AT = 1_000_000;

    private static CallPlan to(String first, String onBusy) {
        return CallPlan.of(new PlanNode.Destination(first, List.of(onBusy), List.of(), OptionalInt.empty()));
    }

    private static CallRecord play(String caller, OptionalLong from) {
        NextPlan next = new NextPlan(2, to("861062340002", "861062340022"), Set.of("8613800138000"), 0, from);
        ServiceNumber number = new ServiceNumber(
                        "4008101234",
                        "400",
                        "acme",
                        true,
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        to("861062340001", "861062340011"))
                .with(Optional.of(next));
        CallEvent.Offered offered = new CallEvent.Offered(
                0,
                new PartyNumber(NatureOfAddress.UNKNOWN, "4008101234"),
                Optional.of(new PartyNumber(NatureOfAddress.NATIONAL, caller)),
                OptionalInt.empty(),
                Optional.empty(),
                false);
        PlanRules rules = new PlanRules(NumberPlan.china(), ServiceClasses.china());
        return new DryRun(rules, PlanWorld.NONE, (hashes, pin) -> false)
                .play(
                        number,
                        new DryRun.Case(
                                offered, AT, List.of(), Set.of("861062340001", "861062340002"), Set.of(), Set.of()));
    }

    private static String why(CallRecord record) {
        return record.path().stream()
                .filter(line -> line.what().equals("plan"))
                .findFirst()
                .orElseThrow()
                .detail();
    }

    @Test
    void aTestCallersCallGoesByTheNextPlanAndItsForwards() {
        CallRecord record = play("13800138000", OptionalLong.empty());
        assertEquals(List.of("861062340002", "861062340022"), record.attempts());
        assertEquals("version 2 on trial: 8613800138000 is a test caller", why(record));
    }

    @Test
    void othersGoByTheOneThatIsThere() {
        CallRecord record = play("13800138001", OptionalLong.of(AT + 1));
        assertEquals(List.of("861062340001", "861062340011"), record.attempts());
        assertEquals(
                "not version 2 on trial: caller's slot 53 is not within 0 %",
                why(record).replaceAll("slot [0-9]+", "slot 53"));
    }

    @Test
    void fromItsMomentOnAllGoByTheNext() {
        CallRecord record = play("13800138001", OptionalLong.of(AT));
        assertEquals(List.of("861062340002", "861062340022"), record.attempts());
        assertEquals("version 2, due since 1970-01-01T00:16:40Z", why(record));
    }
}
