package org.tollbridge.service.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tollbridge.service.call.Script.FIRST;
import static org.tollbridge.service.call.Script.PLAIN;
import static org.tollbridge.service.call.Script.REPORTING;
import static org.tollbridge.service.call.Script.START;
import static org.tollbridge.service.call.Script.dials;
import static org.tollbridge.service.call.Script.freephone;
import static org.tollbridge.service.call.Script.number;
import static org.tollbridge.service.call.Script.offered;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollbridge.service.charging.ChargeFacts;
import org.tollbridge.service.charging.Payer;
import org.tollbridge.service.number.NatureOfAddress;
import org.tollbridge.service.number.NumberKind;
import org.tollbridge.service.number.NumberPattern;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.number.PartyNumber;
import org.tollbridge.service.plan.PlanNode.Destination;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.PlanWorld;
import org.tollbridge.service.plan.ServiceClass;
import org.tollbridge.service.plan.ServiceClass.Callers;
import org.tollbridge.service.plan.ServiceClass.Destinations;
import org.tollbridge.service.plan.ServiceClass.Forwards;
import org.tollbridge.service.plan.ServiceClass.Tariff;
import org.tollbridge.service.plan.ServiceClasses;
import org.tollbridge.service.plan.ServiceNumber;

/** Which calls are taken, and how the others are refused. */
class AdmissionTest {

    private static final PartyNumber MOBILE = new PartyNumber(NatureOfAddress.NATIONAL, "13800138000");
    private static final Destination TO_FIRST = new Destination(FIRST, List.of(), List.of(), OptionalInt.empty());

    @Test
    void refusesAMobileCallerOfAnEightHundredNumber() {
        Script call = new Script(PLAIN, freephone(List.of(), List.of())).on(dials(MOBILE, "8008101234"));

        refuses(call, 21, Reason.CALLER_NOT_ALLOWED);
        assertEquals(Optional.of("8613800138000"), call.record().caller());
        assertEquals(Optional.of("800"), call.record().serviceClass());
        assertEquals(Optional.of("acme"), call.record().subscriber());
        assertEquals(
                List.of("dialled", "mobile caller", "service class", "refused"),
                call.record().path().stream().map(TraceLine::what).toList());
    }

    @Test
    void takesAMobileCallerOfAFourHundredNumber() {
        Script call = new Script(PLAIN, number("4008101234", "400", TO_FIRST)).on(dials(MOBILE, "4008101234"));

        assertEquals(Phase.ATTEMPTING, call.phase());
    }

    @Test
    void refusesAnUnknownNumber() {
        Script call = new Script(PLAIN).on(dials(MOBILE, "08008109999"));

        refuses(call, 1, Reason.UNKNOWN_NUMBER);
        assertEquals("8008109999", call.record().dialled());
        assertEquals(Optional.empty(), call.record().serviceClass());
    }

    @Test
    void refusesDigitsThatAreNoNumber() {
        Script call = new Script(PLAIN, freephone(List.of(), List.of())).on(dials(MOBILE, ""));

        refuses(call, 1, Reason.UNKNOWN_NUMBER);
        assertEquals("", call.record().dialled());
    }

    @Test
    void refusesASuspendedNumber() {
        ServiceNumber suspended = new ServiceNumber(
                "8008101234", "800", "acme", false, OptionalLong.empty(), OptionalLong.empty(), TO_FIRST);

        refuses(new Script(PLAIN, suspended).on(offered()), 63, Reason.NUMBER_NOT_IN_SERVICE);
    }

    @Test
    void refusesANumberWhoseClassIsNotThere() {
        Script call = new Script(PLAIN, number("8008101234", "900", TO_FIRST)).on(offered());

        refuses(call, 63, Reason.NUMBER_NOT_IN_SERVICE);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2, 50, NUMBER_NOT_YET_VALID",
        "-2, 0, 22, NUMBER_EXPIRED",
        "-2, -1, 22, NUMBER_EXPIRED",
        "0, 1, 0, COMPLETED",
        "-1, 1, 0, COMPLETED"
    })
    void keepsToTheTimeOfService(long from, long to, int cause, Reason reason) {
        ServiceNumber limited = new ServiceNumber(
                "8008101234",
                "800",
                "acme",
                true,
                OptionalLong.of(START + from),
                OptionalLong.of(START + to),
                TO_FIRST);

        Script call = new Script(PLAIN, limited).on(offered());

        if (reason == Reason.COMPLETED) {
            assertEquals(Phase.ATTEMPTING, call.phase());
        } else {
            refuses(call, cause, reason);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"8613800138000", "95588", "8008105678", "12125551234", "1234", ""})
    void refusesAForbiddenDestinationAtCallTime(String destination) {
        Destination plan = new Destination(destination, List.of(FIRST), List.of(), OptionalInt.empty());
        Script call = new Script(PLAIN, number("8008101234", "800", plan)).on(offered());

        refuses(call, 29, Reason.DESTINATION_FORBIDDEN);
        assertEquals(Optional.empty(), call.record().destination());
    }

    /** A refusal owes no report, so release and end leave in one message whatever the switch's profile. */
    @Test
    void endsWithTheReleaseEvenAtAReportingSwitch() {
        refuses(new Script(REPORTING).on(offered()), 1, Reason.UNKNOWN_NUMBER);
    }

    @Test
    void givesEachRefusalItsOwnReasonAndCause() {
        List<Refusal> refusals = List.of(Refusal.values());

        assertEquals(
                refusals.size(),
                refusals.stream().map(Refusal::reason).distinct().count());
        assertEquals(
                refusals.size(),
                refusals.stream().map(Refusal::cause).distinct().count());
    }

    @Test
    void takesACallWithoutACallingNumberUnlessTheClassSaysNo() {
        CallEvent.Offered anonymous = new CallEvent.Offered(
                800,
                new PartyNumber(NatureOfAddress.UNKNOWN, "8008101234"),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                false);
        ServiceClass strict = new ServiceClass(
                "800",
                ServiceClasses.FREEPHONE.numbers(),
                new Callers(Set.of(NumberKind.FIXED), false),
                ServiceClasses.FREEPHONE.destinations(),
                ServiceClasses.FREEPHONE.forwards(),
                ServiceClasses.FREEPHONE.tariff());

        Script taken = new Script(PLAIN, freephone(List.of(), List.of())).on(anonymous);
        assertEquals(Phase.ATTEMPTING, taken.phase());
        assertEquals(
                Optional.empty(),
                taken.on(new CallEvent.DialogueEnded()).record().caller());

        refuses(
                new Script(logic(NumberPlan.china(), strict), PLAIN, freephone(List.of(), List.of())).on(anonymous),
                21,
                Reason.CALLER_NOT_ALLOWED);
    }

    @Test
    void completesASubscribersNumberWithTheSwitchsArea() {
        Script call = new Script(PLAIN, freephone(List.of(), List.of()))
                .on(dials(new PartyNumber(NatureOfAddress.SUBSCRIBER, "88886666"), "8008101234"));

        assertEquals("861088886666", facts(call).caller());
    }

    @Test
    void knowsAMobilesPlaceFromItsLocation() {
        CallEvent.Offered roaming = new CallEvent.Offered(
                400,
                new PartyNumber(NatureOfAddress.NATIONAL, "4008101234"),
                Optional.of(MOBILE),
                OptionalInt.of(10),
                Optional.of(new PartyNumber(NatureOfAddress.NATIONAL, "755")),
                false);
        ServiceNumber split = number("4008101234", "400", TO_FIRST);

        ChargeFacts located = facts(new Script(PLAIN, split).on(roaming));
        assertTrue(located.callerMobile());
        assertEquals("755", located.callerAreaCode());
        assertEquals(Payer.SPLIT, located.payer());
        assertEquals(250, located.subscriberRate());
        assertEquals(110, located.callerRate());

        assertEquals(
                "",
                facts(new Script(PLAIN, split).on(dials(MOBILE, "4008101234"))).callerAreaCode());
    }

    @Test
    void servesAThirdClassAsData() {
        ServiceClass premium = new ServiceClass(
                "600",
                new NumberPattern("600", 10, 10),
                new Callers(Set.of(NumberKind.MOBILE), false),
                new Destinations(Set.of(NumberKind.SHORT), List.of(), List.of("96")),
                new Forwards(1, 1, 0),
                new Tariff(Payer.CALLING_PARTY, 0, 3_000));
        NumberPlan plan = NumberPlan.china().withServices(List.of(premium.numbers()));
        ServiceNumber number = number(
                "6008101234",
                "600",
                new Destination("96169", List.of("96160", "96161"), List.of(), OptionalInt.empty()));

        Script call = new Script(logic(plan, premium), PLAIN, number).on(dials(MOBILE, "06008101234"));
        assertEquals("arm 7, furnish 1, send 1, connect 96169", call.said());
        assertEquals(Payer.CALLING_PARTY, facts(call).payer());
        call.on(Script.interrupted(BcsmEvent.CALLED_PARTY_BUSY, 17));
        assertEquals("arm 7, furnish 2, send 2, connect 96160 from 96169 USER_BUSY 1", call.said());
        call.on(Script.interrupted(BcsmEvent.CALLED_PARTY_BUSY, 17));
        assertEquals("release 17, end", call.said());
    }

    @Test
    void refusesACallWithAServiceKeyThatItsClassDoesNotHave() {
        ServiceClass usual = ServiceClasses.FREEPHONE;
        ServiceClass keyed = new ServiceClass(
                usual.name(),
                usual.numbers(),
                usual.callers(),
                usual.destinations(),
                usual.forwards(),
                usual.tariff(),
                Set.of(11L, 12L),
                OptionalInt.empty(),
                false,
                true);
        CallLogic logic = logic(NumberPlan.china(), keyed);

        refuses(
                new Script(logic, PLAIN, freephone(List.of(), List.of())).on(Script.offered()),
                79,
                Reason.WRONG_SERVICE_KEY);
        assertEquals(
                Phase.ATTEMPTING,
                new Script(logic, PLAIN, freephone(List.of(), List.of()))
                        .on(Script.offered().keyed(12))
                        .phase());
        DryRun tried = new DryRun(
                new PlanRules(NumberPlan.china(), ServiceClasses.of(List.of(keyed))),
                PlanWorld.NONE,
                (hashes, pin) -> false);
        assertEquals(
                Outcome.ANSWERED,
                tried.play(
                                freephone(List.of(), List.of()),
                                new DryRun.Case(
                                        Script.offered(), Script.START, List.of(), Set.of(), Set.of(), Set.of()))
                        .outcome());
    }

    private static CallLogic logic(NumberPlan plan, ServiceClass... classes) {
        return new CallLogic(new PlanRules(plan, ServiceClasses.of(Arrays.asList(classes))), Script.LIMITS);
    }

    private static ChargeFacts facts(Script call) {
        return call.last().instructions().stream()
                .flatMap(i -> i instanceof Instruction.SendCharging send
                        ? List.of(send.facts()).stream()
                        : List.<ChargeFacts>of().stream())
                .collect(Collectors.toList())
                .get(0);
    }

    private static void refuses(Script call, int cause, Reason reason) {
        assertEquals("release " + cause + ", end", call.said());
        assertEquals(Outcome.REFUSED, call.record().outcome());
        assertEquals(reason, call.record().reason());
        assertEquals(OptionalInt.of(cause), call.record().releaseCause());
        assertEquals(Payer.NOBODY, call.record().payer());
        assertEquals(List.of(), call.record().attempts());
    }
}
