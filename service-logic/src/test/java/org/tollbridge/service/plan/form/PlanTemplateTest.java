package org.tollbridge.service.plan.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.Fault;
import org.tollbridge.service.plan.PlanCompiler;
import org.tollbridge.service.plan.PlanDocument;
import org.tollbridge.service.plan.PlanNode;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.ServiceClasses;

class PlanTemplateTest {

    private static final String BRANCH = """
            entry: hours
            deny: list bad
            limits:
              monthlyCalls: ${calls}
            lists:
              bad: ${bad}, 8675526*
            positions:
              calls: ${crisis}
            hours: time
              mon-fri ${open}-${close} -> split
              otherwise -> closed
            split: percentage
              ${share}% -> office
              ${rest}% -> hello
            hello: announce
              announcement: ${greeting}
              to -> state
            state: switch
              switch: calls
              on -> closed
              otherwise -> office
            office: destination
              number: ${office}
              onBusy: ${busy}
              noAnswerSeconds: 20
              skipUnreachable: ${skip}
            closed: release
              cause: 31
            """;

    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("calls", "1000"),
            Map.entry("bad", "8613800138000, 8613800138001"),
            Map.entry("crisis", "off"),
            Map.entry("open", "09:00"),
            Map.entry("close", "18:00"),
            Map.entry("share", "30"),
            Map.entry("rest", "70"),
            Map.entry("greeting", "welcome"),
            Map.entry("office", "861062345678"),
            Map.entry("busy", ""),
            Map.entry("skip", "yes"));

    private static PlanTemplate template(String text) {
        PlanText.Tree tree = PlanText.tree(text);
        assertEquals(List.of(), tree.faults());
        return PlanTemplate.of(tree.tree());
    }

    private static Map<String, String> with(Map<String, String> values, String name, String value) {
        Map<String, String> changed = new HashMap<>(values);
        changed.put(name, value);
        return changed;
    }

    private static String filled(Map<String, String> values) {
        String[] text = {BRANCH};
        values.forEach((name, value) -> text[0] = text[0].replace("${" + name + "}", value));
        return text[0].replace("  onBusy: \n", "");
    }

    private static PlanDocument plan(String text) {
        PlanReader.Reading reading = PlanText.read(text);
        assertEquals(List.of(), reading.faults());
        return reading.document().orElseThrow();
    }

    @Test
    void withValuesItIsThePlanThatSomebodyWouldHaveWritten() {
        PlanTemplate template = template(BRANCH);
        assertEquals(VALUES.keySet(), template.parameters());
        Map<String, String> two = with(VALUES, "busy", "861062345679, 862162345678");
        for (Map<String, String> values : List.of(VALUES, two)) {
            PlanTemplate.Expansion expansion = template.expand(values);
            assertEquals(List.of(), expansion.faults());
            assertEquals(Optional.of(plan(filled(values))), expansion.document());
        }
    }

    @Test
    void aValueThatIsMissingOrTooMuchIsNamed() {
        Map<String, String> values = new HashMap<>(VALUES);
        values.remove("open");
        values.put("opens", "09:00");
        List<Fault> faults = template(BRANCH).expand(values).faults();
        assertEquals(
                List.of("values.open", "values.opens"),
                faults.stream().map(Fault::path).toList());
        assertTrue(faults.getLast().rule().contains("bad, busy, calls, close"), faults.toString());
        assertEquals(
                "values.two words",
                template("entry: a\na: destination\n  number: ${two words}\n")
                        .expand(Map.of("two words", "1"))
                        .faults()
                        .getFirst()
                        .path());
    }

    @Test
    void aFaultSaysWhichParametersStandAtItsPlace() {
        Map<String, String> values = with(with(with(VALUES, "open", "25:00"), "share", "x"), "skip", "maybe");
        List<String> faults = template(BRANCH).expand(values).faults().stream()
                .map(fault ->
                        fault.path() + " " + fault.rule().substring(fault.rule().indexOf("(parameter")))
                .toList();
        assertEquals(
                List.of(
                        "nodes.hours.branches[0].when[0] (parameter open, close)",
                        "nodes.split.branches[0].percent (parameter share)",
                        "nodes.office.skipUnreachable (parameter skip)"),
                faults);

        PlanRules rules = new PlanRules(NumberPlan.china(), ServiceClasses.china(), Set.of("welcome"));
        PlanTemplate.Expansion against =
                template(BRANCH).expand(with(with(VALUES, "rest", "71"), "busy", "861062345679, 110, 861062345679"));
        List<String> broken = against
                .explained(rules.check(
                        against.document().orElseThrow(),
                        rules.classes().find("800").orElseThrow()))
                .stream()
                .map(fault -> fault.path() + ": " + fault.rule())
                .toList();
        assertEquals(
                List.of(
                        "nodes.split.branches: the shares of a percentage node must add up to 100 (parameter share,"
                                + " rest)",
                        "nodes.office.onBusy: class 800 allows at most 2 numbers here (parameter busy)",
                        "nodes.office.onBusy[1]: class 800: a short number is not allowed (parameter busy)",
                        "nodes.office.onBusy[2]: a call cannot be sent to the same number twice (parameter busy)"),
                broken);
    }

    @Test
    void aPlanThatWasChangedWhereParametersStandStillFits() {
        PlanTemplate template = template(BRANCH);
        Map<String, String> changed = with(
                with(with(with(VALUES, "office", "862162345678"), "busy", "861062345679, 861062345670"), "bad", ""),
                "crisis",
                "on");
        changed.put("calls", "7");
        assertEquals(
                Optional.of(changed),
                template.fit(template.expand(changed).document().orElseThrow(), VALUES));
        PlanDocument other = plan(filled(VALUES).replace("noAnswerSeconds: 20", "noAnswerSeconds: 21"));
        assertEquals(Optional.empty(), template.fit(other, VALUES));
    }

    @Test
    void aParameterOfTwoPlacesFitsOnlyWhenBothAreTheSame() {
        PlanTemplate template = template("""
                entry: a
                a: percentage
                  50% -> b
                  50% -> c
                b: destination
                  number: ${n}
                c: destination
                  number: ${n}
                """);
        PlanDocument plan =
                template.expand(Map.of("n", "861062345678")).document().orElseThrow();
        assertEquals(Optional.of(Map.of("n", "861062345678")), template.fit(plan, Map.of("n", "862162345678")));
        Map<String, PlanNode> nodes = new LinkedHashMap<>(plan.nodes());
        nodes.put(
                "c",
                template.expand(Map.of("n", "862162345678"))
                        .document()
                        .orElseThrow()
                        .nodes()
                        .get("c"));
        assertEquals(Optional.empty(), template.fit(PlanDocument.of("a", nodes), Map.of("n", "861062345678")));
    }

    /** A million numbers of one template must not be a million trees. */
    @Test
    void plansOfOneTemplateShareTheNodesThatAreEqual() {
        PlanTemplate template = template(BRANCH);
        PlanCompiler compiler = new PlanCompiler();
        List<CallPlan> plans = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            plans.add(compiler.compile(template.expand(with(VALUES, "office", "86106234567" + i))
                    .document()
                    .orElseThrow()));
        }
        CallPlan one = plans.getFirst();
        CallPlan other = plans.getLast();
        for (String name : List.of("hours", "split", "hello", "state", "closed")) {
            assertSame(
                    one.document().nodes().get(name), other.document().nodes().get(name), name);
        }
        assertSame(one.document().lists().get("bad"), other.document().lists().get("bad"));
        assertTrue(!one.equals(other), "their offices differ");
    }
}
