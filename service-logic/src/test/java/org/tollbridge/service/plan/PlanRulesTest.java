package org.tollbridge.service.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollbridge.service.charging.Payer;
import org.tollbridge.service.number.NormalNumber;
import org.tollbridge.service.number.NumberKind;
import org.tollbridge.service.number.NumberPattern;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.plan.PlanNode.Destination;
import org.tollbridge.service.plan.ServiceClass.Callers;
import org.tollbridge.service.plan.ServiceClass.Destinations;
import org.tollbridge.service.plan.ServiceClass.Forwards;
import org.tollbridge.service.plan.ServiceClass.Tariff;

class PlanRulesTest {

    private static final String BEIJING = "861062345678";
    private static final String SHANGHAI = "862162345678";
    private static final String MOBILE = "8613800138000";

    private final PlanRules rules = new PlanRules(NumberPlan.china(), ServiceClasses.china());

    @Test
    void findsNothingInGoodNumbers() {
        assertEquals(List.of(), rules.check(number("8008101234", "800", to(BEIJING, List.of(SHANGHAI), List.of()))));
        assertEquals(
                List.of(),
                rules.check(number("4008101234", "400", to(MOBILE, List.of(BEIJING, "95588"), List.of(SHANGHAI)))));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # class, destination,    rule ('' when it is allowed)
            800,     861062345678,    ''
            800,     8613800138000,   'class 800: a mobile number is not allowed'
            800,     95588,           'class 800: a short number is not allowed'
            800,     110,             'class 800: a short number is not allowed'
            800,     8008101234,      'class 800: a service number is not allowed'
            800,     12125551234,     'class 800: a number of another country is not allowed; one of this country begins with 86'
            800,     '',              'class 800: this is not a number in the number plan'
            800,     1062345678,      'written in full this number is 861062345678'
            800,     01062345678,     'written in full this number is 861062345678'
            800,     13900000001,     'class 800: a number of another country is not allowed; one of this country begins with 86'
            400,     13900000001,     'written in full this number is 8613900000001'
            800,     86106234567,     'class 800: this is not a number in the number plan'
            800,     8601062345678,   'written in full this number is 861062345678'
            400,     861062345678,    ''
            400,     8613800138000,   ''
            400,     95588,           ''
            400,     861095588,       'class 400: this short number is not allowed'
            400,     110,             'class 400: this short number is not allowed'
            400,     8008101234,      'class 400: a service number is not allowed'
            400,     12125551234,     'class 400: a number of another country is not allowed; one of this country begins with 86'
            """)
    void holdsDestinationsAgainstTheClass(String serviceClass, String destination, String rule) {
        String digits = serviceClass + "8101234";

        assertEquals(
                rule.isEmpty() ? List.of() : List.of(new Fault("plan.number", destination, rule)),
                rules.check(number(digits, serviceClass, to(destination, List.of(), List.of()))));
    }

    @Test
    void namesEachFaultByItsPath() {
        ServiceNumber bad = new ServiceNumber(
                "4008101234",
                "800",
                " ",
                true,
                OptionalLong.of(2_000),
                OptionalLong.of(2_000),
                new Destination(
                        MOBILE, List.of(BEIJING, "110", BEIJING), List.of(SHANGHAI, MOBILE), OptionalInt.of(301)));

        assertEquals(
                List.of(
                        new Fault("subscriber", " ", "a service number belongs to a subscriber"),
                        new Fault("validTo", "2000", "the end of service must be after its start"),
                        new Fault("digits", "4008101234", "a number of class 800 begins with 800 and has 10 digits"),
                        new Fault("plan.noAnswerSeconds", "301", "a destination rings for 1 to 300 seconds"),
                        new Fault("plan.number", MOBILE, "class 800: a mobile number is not allowed"),
                        new Fault(
                                "plan.onBusy",
                                "861062345678 110 861062345678",
                                "class 800 allows at most 2 numbers here"),
                        new Fault("plan.onBusy[1]", "110", "class 800: a short number is not allowed"),
                        new Fault("plan.onBusy[2]", BEIJING, "a call cannot be sent to the same number twice"),
                        new Fault("plan.onNoAnswer[1]", MOBILE, "class 800: a mobile number is not allowed"),
                        new Fault("plan.onNoAnswer[1]", MOBILE, "a call cannot be sent to the same number twice")),
                rules.check(bad));
    }

    @ParameterizedTest
    @ValueSource(strings = {"800810123", "80081012345", "8008101 34", "800810123٤", "4008101234", ""})
    void refusesDigitsThatAreNotOfTheClass(String digits) {
        assertEquals(
                List.of(new Fault("digits", digits, "a number of class 800 begins with 800 and has 10 digits")),
                rules.check(number(digits, "800", to(BEIJING, List.of(), List.of()))));
    }

    @Test
    void namesTheClassesThatThereAre() {
        assertEquals(
                List.of(new Fault("serviceClass", "900", "the service classes are 800, 400")),
                rules.check(number("9008101234", "900", to(BEIJING, List.of(), List.of()))));
    }

    @Test
    void allowsOnlyFixedNumbersOfTheOwnNetworkWhereItIsNamed() {
        Destinations own = new Destinations(Set.of(NumberKind.FIXED), List.of("861062", "8621"), List.of());

        assertEquals(Optional.empty(), own.refusal(numberPlan().recognise(BEIJING)));
        assertEquals(Optional.empty(), own.refusal(numberPlan().recognise(SHANGHAI)));
        assertEquals(
                Optional.of("a fixed number of another network is not allowed"),
                own.refusal(numberPlan().recognise("861085345678")));
    }

    @Test
    void takesAThirdServiceAsData() {
        ServiceClass premium = new ServiceClass(
                "600",
                new NumberPattern("600", 9, 10),
                new Callers(Set.of(NumberKind.MOBILE), false),
                new Destinations(Set.of(NumberKind.SHORT), List.of(), List.of("96")),
                new Forwards(0, 0, 0),
                new Tariff(Payer.CALLING_PARTY, 0, 3_000));
        PlanRules three = new PlanRules(
                NumberPlan.china().withServices(List.of(premium.numbers())),
                ServiceClasses.of(List.of(ServiceClasses.FREEPHONE, ServiceClasses.SPLIT_CHARGING, premium)));

        assertEquals(List.of(), three.check(number("600123456", "600", to("96169", List.of(), List.of()))));
        assertEquals(
                List.of(
                        new Fault("digits", "60012345", "a number of class 600 begins with 600 and has 9 to 10 digits"),
                        new Fault("plan.number", BEIJING, "class 600: a fixed number is not allowed"),
                        new Fault("plan.onBusy", "96169", "class 600 allows at most 0 numbers here")),
                three.check(number("60012345", "600", to(BEIJING, List.of("96169"), List.of()))));
    }

    @ParameterizedTest
    @CsvSource({
        "FIXED, true, true",
        "SHORT, true, true",
        "MOBILE, false, true",
        "FOREIGN, false, false",
        "SERVICE, false, false",
        "UNKNOWN, true, true"
    })
    void knowsWhoMayCall(NumberKind kind, boolean freephone, boolean splitCharging) {
        NormalNumber caller = new NormalNumber("1", kind, "");

        assertEquals(freephone, ServiceClasses.FREEPHONE.callers().allow(caller));
        assertEquals(splitCharging, ServiceClasses.SPLIT_CHARGING.callers().allow(caller));
        assertEquals(
                kind != NumberKind.UNKNOWN,
                new Callers(Set.of(NumberKind.values()), false).allow(caller),
                "the flag alone decides on an unknown caller");
    }

    @Test
    void refusesClassesThatCannotHold() {
        assertThrows(IllegalArgumentException.class, () -> new Forwards(6, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Forwards(1, -1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Tariff(Payer.SPLIT, -1, 0));
        assertEquals(
                "service class 800 is there twice: give each its own name",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> ServiceClasses.of(List.of(ServiceClasses.FREEPHONE, ServiceClasses.FREEPHONE)))
                        .getMessage());
    }

    private NumberPlan numberPlan() {
        return rules.numberPlan();
    }

    private static Destination to(String number, List<String> onBusy, List<String> onNoAnswer) {
        return new Destination(number, onBusy, onNoAnswer, OptionalInt.of(20));
    }

    private static ServiceNumber number(String digits, String serviceClass, Destination plan) {
        return new ServiceNumber(digits, serviceClass, "acme", true, OptionalLong.empty(), OptionalLong.empty(), plan);
    }
}
