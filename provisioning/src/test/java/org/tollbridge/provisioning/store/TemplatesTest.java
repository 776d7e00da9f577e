package org.tollbridge.provisioning.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.inventory.Expected;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.inventory.NumberRange;
import org.tollbridge.provisioning.inventory.Step;
import org.tollbridge.provisioning.inventory.Subscriber;
import org.tollbridge.provisioning.plan.PlanJson;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.PlanCompiler;
import org.tollbridge.service.plan.PlanDocument;
import org.tollbridge.service.plan.PlanNode;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.ServiceClasses;
import org.tollbridge.service.plan.ServiceNumber;

/** Templates and the numbers that have them, on each database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class TemplatesTest {

    private static final PlanRules RULES = new PlanRules(NumberPlan.china(), ServiceClasses.china());
    private static final Intent ANN = Intent.of(new Author("ann", "asked by phone"));
    private static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");
    private static final String ONE = "8008101231";
    private static final String TWO = "8008101232";
    private static final String PLAN = """
            entry: hours
            hours: time
              mon-fri ${open}-18:00 -> office
              otherwise -> closed
            office: destination
              number: ${office}
              onBusy: ${busy}
            closed: release
              cause: 31
            """;

    @Parameter
    private TestDatabase database = TestDatabase.H2;

    @TempDir
    private Path folder;

    private StoreSettings settings = StoreSettings.embedded(Path.of("."));
    private Optional<NumberStore> opened = Optional.empty();

    @BeforeEach
    void fill() throws StoreException {
        settings = database.fresh(folder);
        opened = Optional.of(NumberStore.open(settings, () -> NOW));
        desk().put(new NumberRange("8008100000", "8008109999", true, ""), ANN);
        desk().put(Subscriber.named("acme"), ANN);
        desk().put(Subscriber.named("other"), ANN);
        give(ONE);
        give(TWO);
        templates().put(branch(PLAN), ANN);
    }

    @AfterEach
    void close() {
        opened.ifPresent(NumberStore::close);
    }

    private NumberStore store() {
        return opened.orElseThrow();
    }

    private Inventory desk() {
        return new Inventory(store(), RULES);
    }

    private Templates templates() {
        return new Templates(store(), RULES);
    }

    private void give(String digits) throws StoreException {
        PlanNode.Destination to = new PlanNode.Destination("861055501001", List.of(), List.of(), OptionalInt.empty());
        desk().order(new NumberOrder(Step.ASSIGN, digits, "acme", OptionalInt.empty(), Optional.of(to)), ANN);
        desk().order(NumberOrder.of(Step.ACTIVATE, digits), ANN);
    }

    private static Template branch(String plan) {
        return new Template(
                "branch",
                "800",
                plan,
                Map.of("open", "09:00", "office", "861062345678", "busy", ""),
                List.of("office"),
                "a branch office");
    }

    private static TemplateUse use(String digits, String... values) {
        Map<String, String> own =
                values.length == 2 ? Map.of(values[0], values[1]) : Map.of(values[0], values[1], values[2], values[3]);
        return new TemplateUse(digits, "branch", own);
    }

    private PlanDocument served(String digits) {
        return store().find(digits).map(ServiceNumber::plan).orElseThrow().document();
    }

    private PlanNode.Destination office(String digits) {
        return (PlanNode.Destination)
                Optional.ofNullable(served(digits).nodes().get("office")).orElseThrow();
    }

    private static List<String> refused(Executable work) {
        return assertThrows(RefusedException.class, work).faults().stream()
                .map(fault -> fault.path() + ": " + fault.rule())
                .toList();
    }

    @Test
    void numbersHaveThePlanOfATemplateEachWithItsOwnValues() throws StoreException {
        templates().give(use(ONE, "office", "861062345671", "busy", "861062345672"), ANN);
        templates().give(use(TWO, "office", "862162345678", "open", "08:30"), ANN);
        assertEquals("861062345671", office(ONE).number());
        assertEquals(List.of("861062345672"), office(ONE).onBusy());
        assertEquals("862162345678", office(TWO).number());
        assertTrue(PlanJson.write(served(TWO)).contains("mon-fri 08:30-18:00"), "its own time");
        assertEquals(2, templates().uses("branch", "", 10).size());
        assertEquals(
                Optional.of(use(TWO, "office", "862162345678", "open", "08:30")),
                templates().use(TWO));

        close();
        opened = Optional.of(NumberStore.open(settings, () -> NOW));
        assertEquals("862162345678", office(TWO).number());
        assertSame(served(ONE).nodes().get("closed"), served(TWO).nodes().get("closed"), "what is equal is there once");
        assertEquals(Optional.empty(), new Audit(store()).verify("").fault());
    }

    @Test
    void anotherVersionReachesEveryNumberAndIsKeptAsAVersionOfEach() throws StoreException {
        templates().give(use(ONE, "office", "861062345671"), ANN);
        templates().give(use(TWO, "office", "862162345678"), ANN);
        assertFalse(templates().put(branch(PLAN.replace("18:00", "20:00")), ANN), "it is not new");
        for (String digits : List.of(ONE, TWO)) {
            assertTrue(PlanJson.write(served(digits)).contains("mon-fri 09:00-20:00"), digits);
            NumberEntry entry = desk().find(digits).orElseThrow();
            assertEquals(3, new PlanVersions(store(), RULES).all(entry).size());
        }
        assertEquals("862162345678", office(TWO).number());
        assertEquals(2, templates().uses("branch", "", 10).size());
        assertEquals(
                List.of(2, 1),
                templates().versions("branch", 10).stream()
                        .map(TemplateVersion::version)
                        .toList());
        assertEquals("template", desk().history(ONE, 1).getFirst().step());
    }

    @Test
    void aVersionThatBreaksARuleForOneNumberChangesNone() throws StoreException {
        templates().give(use(ONE, "office", "861062345671"), ANN);
        templates().give(use(TWO, "office", "861062345679"), ANN);
        String worse = PLAN.replace("${busy}", "861062345679, ${busy}");
        assertEquals(
                List.of("numbers.8008101232.nodes.office.onBusy[0]: a call cannot be sent to the same number twice"),
                refused(() -> templates().put(branch(worse), ANN)));
        assertEquals("861062345671", office(ONE).number());
        assertEquals(List.of(), office(ONE).onBusy());
        assertEquals(1, templates().versions("branch", 10).size());
    }

    @Test
    void valuesThatBreakARuleOfTheServiceClassAreRefusedByTheirPath() throws StoreException {
        assertEquals(
                List.of("nodes.office.number: class 800: a mobile number is not allowed (parameter office)"),
                refused(() -> templates().give(use(ONE, "office", "8613900000001"), ANN)));
        assertEquals(
                List.of("values.office: each number must have its own value for this parameter; give one"),
                refused(() -> templates().give(use(ONE, "open", "08:00"), ANN)));
        assertEquals(
                List.of("values.shut"),
                refused(() -> templates().give(use(ONE, "office", "861062345671", "shut", "17:00"), ANN)).stream()
                        .map(fault -> fault.substring(0, fault.indexOf(':')))
                        .toList());
        assertEquals(
                List.of("template: there is no such template; add it first"),
                refused(() -> templates().give(new TemplateUse(ONE, "nowhere", Map.of()), ANN)));
        Template other = new Template("of400", "400", PLAN, branch(PLAN).values(), List.of(), "");
        templates().put(other, ANN);
        assertTrue(refused(() -> templates().give(new TemplateUse(ONE, "of400", Map.of()), ANN))
                .getFirst()
                .contains("for numbers of class 400"));
        assertEquals(
                "861055501001",
                store().find(ONE).orElseThrow().plan().only().orElseThrow().number());
    }

    @Test
    void aTemplateItselfIsCheckedBeforeAnyNumberHasIt() {
        Template bad = new Template(
                "branch",
                "800",
                PLAN.replace("cause: 31", "cause: 200"),
                Map.of("open", "09:00", "office", "110", "more", "1"),
                List.of("more"),
                "");
        List<String> faults = refused(() -> templates().put(bad, ANN));
        assertTrue(faults.contains("needed: the plan has no such parameter"), faults.toString());
        assertTrue(faults.contains("values.busy: this parameter needs a value"), faults.toString());
        assertTrue(faults.stream().anyMatch(fault -> fault.startsWith("values.more")), faults.toString());
        Template complete = new Template(
                "branch", "800", bad.plan(), Map.of("open", "09:00", "office", "110", "busy", ""), List.of(), "");
        assertEquals(
                List.of(
                        "plan.nodes.office.number: class 800: a short number is not allowed (parameter office)",
                        "plan.nodes.closed.cause: a Q.850 cause is 1 to 127"),
                refused(() -> templates().put(complete, ANN)));
    }

    @Test
    void aNumberThatGetsAnotherPlanIsOfTheTemplateNoMore() throws StoreException {
        templates().give(use(ONE, "office", "861062345671"), ANN);
        templates().give(use(TWO, "office", "862162345678"), ANN);
        assertTrue(refused(() -> templates().remove("branch", ANN)).getFirst().contains("such as " + ONE));
        desk().plan(ONE, new PlanCompiler().compile(served(TWO)), ANN);
        NumberEntry before = desk().find(TWO).orElseThrow();
        templates().leave(TWO, ANN);
        assertEquals(Optional.of(before), desk().find(TWO));
        assertEquals(List.of(), templates().uses("branch", "", 10));
        templates().put(branch(PLAN.replace("18:00", "20:00")), ANN);
        assertTrue(PlanJson.write(served(TWO)).contains("09:00-18:00"), "no version reaches it");
        assertThrows(AbsentException.class, () -> templates().leave(TWO, ANN));
        templates().remove("branch", ANN);
        assertEquals(Optional.empty(), templates().find("branch"));
        assertThrows(AbsentException.class, () -> templates().remove("branch", ANN));
    }

    private CallPlan with(String digits, String old, String fresh) {
        String json = PlanJson.write(served(digits)).replace(old, fresh);
        return new PlanCompiler().compile(PlanJson.read(json).document().orElseThrow());
    }

    @Test
    void aSettingChangesTheValueOfANumberThatHasATemplate() throws StoreException {
        templates().give(use(ONE, "office", "861062345671"), ANN);
        templates().set(ONE, with(ONE, "861062345671", "861062345674"), ANN);
        assertEquals("861062345674", office(ONE).number());
        assertEquals(
                Optional.of(use(ONE, "office", "861062345674")), templates().use(ONE));
        templates().set(ONE, with(ONE, "\"number\"", "\"onBusy\":[\"861062345679\"],\"number\""), ANN);
        assertEquals(
                Optional.of(use(ONE, "office", "861062345674", "busy", "861062345679")),
                templates().use(ONE));
        assertEquals(
                List.of("nodes.closed: template branch determines this; the number has values of its own for busy,"
                        + " office, open"),
                refused(() -> templates().set(ONE, with(ONE, "31", "17"), ANN)));
        templates().put(branch(PLAN.replace("18:00", "20:00")), ANN);
        assertEquals(List.of("861062345679"), office(ONE).onBusy());
        templates().set(TWO, new PlanCompiler().compile(served(ONE)), ANN);
        assertEquals(Optional.empty(), templates().use(TWO), "one without a template is set as ever");
    }

    @Test
    void whoDoesNotKnowWhatIsThereChangesNothing() throws StoreException {
        Intent old = new Intent(ANN.author(), new Expected.Version("0000000000000000"), Optional.empty());
        assertThrows(ChangedException.class, () -> templates().put(branch(PLAN.replace("18", "20")), old));
        assertThrows(ChangedException.class, () -> templates().give(use(ONE, "office", "861062345671"), old));
        Intent nothing = new Intent(ANN.author(), new Expected.Nothing(), Optional.empty());
        assertThrows(ChangedException.class, () -> templates().put(branch(PLAN.replace("18", "20")), nothing));
        assertEquals(1, templates().versions("branch", 10).size());
    }

    /** A number goes to another subscriber, who gets the same plan by chance. */
    @Test
    void aTemplateDoesNotGoWithANumberToAnotherSubscriber() throws StoreException {
        templates().give(use(ONE, "office", "861062345671"), ANN);
        CallPlan plan = new PlanCompiler().compile(served(ONE));
        for (Step step : List.of(Step.DISCONNECT, Step.AGE, Step.FREE)) {
            desk().order(NumberOrder.of(step, ONE), ANN);
        }
        desk().order(new NumberOrder(Step.ASSIGN, ONE, "other", OptionalInt.empty(), Optional.empty()), ANN);
        desk().plan(ONE, plan, ANN);
        assertEquals(Optional.empty(), templates().use(ONE));
    }
}
