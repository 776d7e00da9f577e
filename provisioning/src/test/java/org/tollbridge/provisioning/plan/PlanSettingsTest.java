package org.tollbridge.provisioning.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tollbridge.provisioning.form.FormException;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.plan.PlanDocument;
import org.tollbridge.service.plan.PlanNode;
import org.tollbridge.service.plan.form.PlanText;

class PlanSettingsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final PlanDocument PLAN = PlanText.read("""
                    entry: hello
                    deny: list bad
                    lists:
                      bad: 8613800138000
                    limits:
                      monthlyCalls: 100
                    hello: announce
                      announcement: welcome
                      to: night
                    night: switch
                      switch: emergency
                      on -> closed
                      otherwise -> door
                    door: pin
                      announcement: say-pin
                      minDigits: 4
                      hashes: old
                      to: office
                      otherwise: closed
                    office: destination
                      number: 861062345678
                      onBusy: 861062345679
                    closed: release
                      cause: 31
                    """).document().orElseThrow();

    private static PlanDocument set(String json) throws FormException, JsonProcessingException {
        PlanSettings wanted = PlanSettings.FORM.read(JSON.readTree(json));
        String plan = wanted.in(PLAN, NumberPlan.china(), pin -> "hash of " + pin);
        return PlanJson.read(plan).document().orElseThrow();
    }

    private static <T extends PlanNode> T node(PlanDocument plan, String name, Class<T> kind) {
        return kind.cast(Objects.requireNonNull(plan.nodes().get(name)));
    }

    @Test
    void whatIsNamedIsSetAndTheRestStays() throws FormException, JsonProcessingException {
        PlanDocument plan = set("""
                {"destinations":{"office":{"number":"010-62340000"}},"announcements":{"hello":"spring"},
                 "pins":{"door":["1234","567890"]},"lists":{"bad":["86139*"]},"positions":{"emergency":"on"},
                 "limits":{"monthlyCalls":null,"monthlyCost":70000,"whenCostUsed":"end"},"why":"New Year"}
                """);
        PlanNode.Destination office = node(plan, "office", PlanNode.Destination.class);
        assertEquals("861062340000", office.number());
        assertEquals(List.of("861062345679"), office.onBusy());
        assertEquals("spring", node(plan, "hello", PlanNode.Announce.class).announcement());
        assertEquals(
                List.of("hash of 1234", "hash of 567890"),
                node(plan, "door", PlanNode.Pin.class).hashes());
        assertEquals(Map.of("bad", List.of("86139*")), plan.lists());
        assertEquals(Map.of("emergency", "on"), plan.positions());
        assertEquals(OptionalLong.empty(), plan.limits().monthlyCalls());
        assertEquals(OptionalLong.of(70_000), plan.limits().monthlyCost());
        assertEquals(PLAN.nodes().get("closed"), plan.nodes().get("closed"));
        assertEquals(PLAN, set("{}"));
    }

    @Test
    void theListForARouteFailureIsSetShownAndTakenAway() throws FormException, JsonProcessingException {
        PlanDocument plan = set("{\"destinations\":{\"office\":{\"onRouteFailure\":[\"021-62345678\"]}}}");
        assertEquals(
                Optional.of(List.of("862162345678")),
                node(plan, "office", PlanNode.Destination.class).onRouteFailure());
        assertTrue(PlanSettings.FORM.document(PlanSettings.of(plan)).contains("\"onRouteFailure\":[\"862162345678\"]"));

        PlanSettings none =
                PlanSettings.FORM.read(JSON.readTree("{\"destinations\":{\"office\":{\"onRouteFailure\":null}}}"));
        assertEquals(
                PLAN,
                PlanJson.read(none.in(plan, NumberPlan.china(), pin -> pin))
                        .document()
                        .orElseThrow());
    }

    @Test
    void whatCanBeSetIsShownWithoutAnyPin() {
        assertEquals(
                "{\"destinations\":{\"office\":{\"number\":\"861062345678\",\"onBusy\":[\"861062345679\"]}},"
                        + "\"announcements\":{\"hello\":\"welcome\"},\"pins\":{\"door\":1},"
                        + "\"lists\":{\"bad\":[\"8613800138000\"]},\"positions\":{\"emergency\":\"\"},"
                        + "\"limits\":{\"monthlyCalls\":100}}",
                PlanSettings.FORM.document(PlanSettings.of(PLAN)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"destinations\":{\"closed\":{\"number\":\"1\"}}} | destinations.closed | the destinations of this"
                        + " plan are office",
                "{\"destinations\":{\"office\":{\"kind\":\"release\"}}} | destinations.office.kind | the"
                        + " destinations.office of this plan are number, onBusy, onNoAnswer, onRouteFailure",
                "{\"pins\":{\"door\":[\"12\"]}} | pins.door | must be an array of 1 to 20 PINs, each a text of 4 to 8"
                        + " digits",
                "{\"pins\":{\"door\":[]}} | pins.door | must be an array of 1 to 20 PINs, each a text of 4 to 8 digits",
                "{\"lists\":{\"vip\":[]}} | lists.vip | the lists of this plan are bad",
                "{\"limits\":{\"calls\":1}} | limits.calls | the limits of this plan are concurrent, monthlyCalls,"
                        + " monthlyCost, whenCostUsed",
                "{\"positions\":[]} | positions | must be an object",
            })
    void whatNamesNothingInThePlanIsAFault(String json, String path, String rule) {
        FormException fault = assertThrows(FormException.class, () -> set(json));
        assertEquals(path, fault.faults().getFirst().path());
        assertEquals(
                Optional.of(rule),
                fault.faults().stream().map(each -> each.rule()).findFirst());
    }

    @Test
    void noPinIsHashedWhereAnythingElseIsWrong() throws JsonProcessingException, FormException {
        PlanSettings wanted =
                PlanSettings.FORM.read(JSON.readTree("{\"pins\":{\"door\":[\"1234\"]},\"limits\":{\"calls\":1}}"));
        List<String> hashed = new ArrayList<>();
        assertThrows(
                FormException.class,
                () -> wanted.in(PLAN, NumberPlan.china(), pin -> {
                    hashed.add(pin);
                    return pin;
                }));
        assertEquals(List.of(), hashed);
    }
}
