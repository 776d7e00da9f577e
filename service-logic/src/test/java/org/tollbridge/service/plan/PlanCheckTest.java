package org.tollbridge.service.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollbridge.service.number.NormalNumber;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.plan.form.PlanReader;
import org.tollbridge.service.plan.form.PlanText;

class PlanCheckTest {

    private static final PlanRules RULES = new PlanRules(NumberPlan.china(), ServiceClasses.china());

    private static final String GOOD = """
            entry: where
            deny: list bad
            limits:
              concurrent: 10
            positions:
              emergency: off
            lists:
              bad: 8610*, 8613800138000

            where: origin
              area 10, prefix 86755 -> split
              area 21 -> menu
              otherwise -> em
            split: percentage
              30% -> office
              70% -> other
            menu: menu
              announcement: welcome
              1 -> office
              no input -> door
              otherwise -> ext
            door: pin
              announcement: pin
              hashes: pbkdf2:100000:0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
              to -> office
              otherwise -> closed
            ext: extension
              announcement: ext
              801: 861062345801
              otherwise -> hello
            hello: announce
              announcement: hello
              to -> vm
            em: switch
              switch: emergency
              on -> closed
              otherwise -> other
            office: destination
              number: 861062345678
              onBusy: 861062345679
              concurrent: 5
            other: destination
              number: 862162345678
            vm: mailbox
              media: voice
              number: 861062345670
              mailbox: 12
            closed: release
              cause: 31
            """;

    private static List<Fault> faults(String text) {
        PlanReader.Reading reading = PlanText.read(text);
        return reading.document().isEmpty()
                ? reading.faults()
                : RULES.check(reading.document().get(), ServiceClasses.FREEPHONE);
    }

    @Test
    void findsNothingInAGoodPlan() {
        assertEquals(List.of(), faults(GOOD));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "area 21 -> menu | area 21 -> men | nodes.where.branches[1].to",
                "entry: where | entry: were | entry",
                "otherwise -> hello | otherwise -> closed | nodes.hello",
                "to -> vm | to -> menu | nodes.hello.to",
                "otherwise -> other | otherwise -> em | nodes.em.otherwise",
                "30% | 31% | nodes.split.branches",
                "30% | -30% | nodes.split.branches[0].percent",
                "number: 861062345678 | number: 8613800138000 | nodes.office.number",
                "number: 861062345678 | number: 1062345678 | nodes.office.number",
                "onBusy: 861062345679 | onBusy: 861062345679, 861062345671, 861062345672 | nodes.office.onBusy",
                "onBusy: 861062345679 | onBusy: 861062345678 | nodes.office.onBusy[0]",
                "onBusy: 861062345679 | onRouteFailure: 110 | nodes.office.onRouteFailure[0]",
                "onBusy: 861062345679 | noAnswerSeconds: 301 | nodes.office.noAnswerSeconds",
                "concurrent: 5 | concurrent: 0 | nodes.office.concurrent",
                "concurrent: 10 | concurrent: 0 | limits.concurrent",
                "concurrent: 10 | calls: 5/  seconds: 604801 | limits.seconds",
                "concurrent: 10 | calls: 0/  period: week | limits.calls",
                "801: 861062345801 | 801: 8613800138000 | nodes.ext.directory.801",
                "801: 861062345801 | 80112: 861062345801 | nodes.ext.directory.80112",
                "1 -> office | 12 -> office | nodes.menu.branches[0].when[0]",
                "announcement: welcome | announcement: wel come | nodes.menu.announcement",
                "announcement: welcome | announcement: welcome/  tries: 4 | nodes.menu.tries",
                "pbkdf2:100000: | pbkdf2:200001: | nodes.door.hashes[0]",
                "pbkdf2:100000: | pbkdf2:0: | nodes.door.hashes[0]",
                "pbkdf2:100000: | pbkdf2:100000:00 | nodes.door.hashes[0]",
                "pbkdf2:100000: | 1234: | nodes.door.hashes[0]",
                "cause: 31 | cause: 128 | nodes.closed.cause",
                "mailbox: 12 | mailbox: x | nodes.vm.mailbox",
                "emergency: off | emergancy: off | nodes.em.switch",
                "on -> closed | on, on -> closed | nodes.em.branches[0].when[1]",
                "area 21 | area 10 | nodes.where.branches[1].when[0]",
                "area 21 | number 21 | nodes.where.branches[1].when[0]",
                "area 21 | list good | nodes.where.branches[1].when[0]",
                "deny: list bad | deny: list worse | deny[0]",
                "deny: list bad | deny: list bad, area 10/allow: area 10 | allow[0]",
                "deny: list bad | deny: area 20 | lists.bad",
                "bad: 8610*, 8613800138000 | bad: 8610*, 8610* | lists.bad[1]",
                "bad: 8610*, 8613800138000 | bad: 8610**, 8621 | lists.bad[0]",
                "bad: 8610*, 8613800138000 | bad: 13800138000 | lists.bad[0]",
                "area 21 | area 021 | nodes.where.branches[1].when[0]",
                "area 21 | area 1 | nodes.where.branches[1].when[0]",
                "area 21 | carrier a->b | nodes.where.branches[1].when[0]",
                "deny: list bad | deny: list bad, area 0755 | deny[1]",
                "prefix 86755 | prefix 0755 | nodes.where.branches[0].when[1]",
                "bad: 8610*, 8613800138000 | bad: 010*, 8613800138000 | lists.bad[0]",
                "on -> closed | to -> closed | nodes.em.to",
                "closed: release | clo sed: release | nodes.clo sed",
            })
    void namesTheFirstFaultByItsPath(String right, String wrong, String path) {
        assertTrue(GOOD.contains(right), right);
        List<Fault> faults = faults(GOOD.replace(right, wrong.replace('/', '\n')));
        String first = faults.isEmpty() ? "no fault" : faults.getFirst().path();
        assertTrue(
                faults.stream().anyMatch(fault -> fault.path().equals(path)) || first.startsWith(path),
                () -> path + " is not in " + faults);
    }

    @Test
    void aPlanHasBounds() {
        Map<String, PlanNode> chain = new LinkedHashMap<>();
        for (int i = 0; i < 31; i++) {
            chain.put("n" + i, new PlanNode.Announce("hello", "n" + (i + 1)));
        }
        chain.put("n31", new PlanNode.Release(16, Optional.empty()));
        assertEquals(List.of(), RULES.check(PlanDocument.of("n0", chain), ServiceClasses.FREEPHONE));
        chain.put("deeper", new PlanNode.Announce("hello", "n0"));
        assertEquals(
                List.of(new Fault("nodes", "33", "one call meets at most 32 nodes of a plan")),
                RULES.check(PlanDocument.of("deeper", chain), ServiceClasses.FREEPHONE));

        List<PlanNode.Branch<Criterion>> branches = new ArrayList<>();
        Map<String, PlanNode> wide = new LinkedHashMap<>();
        for (int i = 0; i < 501; i++) {
            wide.put("r" + i, new PlanNode.Release(16, Optional.empty()));
            branches.add(new PlanNode.Branch<>(List.of(new Criterion.Prefix("86" + i)), "r" + i));
        }
        wide.put("entry0", new PlanNode.Origin(branches, "r0"));
        assertEquals(
                List.of("nodes", "nodes.entry0.branches"),
                RULES.check(PlanDocument.of("entry0", wide), ServiceClasses.FREEPHONE).stream()
                        .map(Fault::path)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "'', 12, a caller keys 1 digit here",
        "'  maxDigits: 3\n  minDigits: 3\n', 12, a caller keys 3 digits here",
        "'  maxDigits: 3\n', 1234, a caller keys 1 to 3 digits here"
    })
    void saysHowManyDigitsAreKeyed(String bounds, String choice, String rule) {
        String menu = "entry: m\nm: menu\n  announcement: c\n" + bounds + "  " + choice
                + " -> r\n  otherwise -> r\nr: release\n  cause: 16\n";
        assertEquals(List.of(new Fault("nodes.m.branches[0].when[0]", choice, rule + ", 0 to 9 or *")), faults(menu));
    }

    /** What the lines of text could not say apart is no plan in JSON either. */
    @ParameterizedTest
    @ValueSource(strings = {"otherwise", "to"})
    void aPositionIsNotNamedLikeAWayOut(String name) {
        PlanDocument plan = PlanDocument.of(
                "em",
                Map.of(
                        "em",
                        new PlanNode.Position(
                                "emergency", List.of(new PlanNode.Branch<>(List.of(name), "closed")), "closed"),
                        "closed",
                        new PlanNode.Release(31, Optional.empty())));
        assertTrue(RULES.check(plan, ServiceClasses.FREEPHONE).stream()
                .anyMatch(fault -> fault.path().equals("nodes.em.branches[0].when[0]")));
    }

    @Test
    void aCarrierIsNotNamedLikeAShare() {
        PlanDocument plan = PlanDocument.of(
                "where",
                Map.of(
                        "where",
                        new PlanNode.Origin(
                                List.of(new PlanNode.Branch<>(List.of(new Criterion.Carrier("100%")), "closed")),
                                "closed"),
                        "closed",
                        new PlanNode.Release(31, Optional.empty())));
        assertEquals(
                List.of("nodes.where.branches[0].when[0]"),
                RULES.check(plan, ServiceClasses.FREEPHONE).stream()
                        .map(Fault::path)
                        .toList());
    }

    @Test
    void faultsAreToldUpToABound() {
        String bad = "number 8613800138000, number 1, ".repeat(50_000) + "fixed";
        String worse = bad.replace("number 1,", "numbr 1,");
        List<Fault> read = faults("entry: a\ndeny: " + worse + "\na: release\n  cause: 31\n");
        assertEquals(1_001, read.size());
        assertEquals(new Fault("deny[1]", "numbr 1", Criterion.GRAMMAR + " (line 2)"), read.getFirst());
        assertEquals(
                new Fault(
                        "deny[2001]",
                        "",
                        "49000 more faults are not shown, from here on; correct the others first (line 2)"),
                read.getLast());
        List<Fault> checked = faults("entry: a\ndeny: " + bad + "\na: release\n  cause: 31\n");
        assertEquals(1_001, checked.size());
        assertEquals("deny", checked.getFirst().path());
        assertEquals(1_001, faults("no colon\n".repeat(5_000)).size());
    }

    @Test
    void aPlanHasFewHashedPins() {
        Prompt prompt = new Prompt("pin", 4, 8, 5, 5, 3, true);
        String hash = "pbkdf2:200000:" + "0f".repeat(16) + ":" + "0f".repeat(32);
        Map<String, PlanNode> nodes = new LinkedHashMap<>();
        for (int i = 0; i < 3; i++) {
            nodes.put("p" + i, new PlanNode.Pin(prompt, Collections.nCopies(20, hash), 900, "p" + (i + 1), "end"));
        }
        nodes.put("p3", new PlanNode.Release(16, Optional.empty()));
        nodes.put("end", new PlanNode.Release(16, Optional.empty()));
        assertEquals(List.of(), RULES.check(PlanDocument.of("p0", nodes), ServiceClasses.FREEPHONE));
        nodes.put("p3", new PlanNode.Pin(prompt, List.of(hash), 900, "end", "end"));
        assertEquals(
                List.of(new Fault("nodes", "61", "the PIN nodes of a plan have at most 60 hashed PINs in all")),
                RULES.check(PlanDocument.of("p0", nodes), ServiceClasses.FREEPHONE));
        nodes.put("p3", new PlanNode.Release(16, Optional.empty()));
        nodes.put("p0", new PlanNode.Pin(prompt, Collections.nCopies(21, hash), 900, "p1", "end"));
        assertEquals(
                "nodes.p0.hashes",
                RULES.check(PlanDocument.of("p0", nodes), ServiceClasses.FREEPHONE)
                        .getFirst()
                        .path());
    }

    @Test
    void aNodeIsNotNamedLikeALineOfTheTextForm() {
        PlanDocument plan = PlanDocument.of("limits", Map.of("limits", new PlanNode.Release(16, Optional.empty())));
        assertEquals(
                "nodes.limits",
                RULES.check(plan, ServiceClasses.FREEPHONE).getFirst().path());
    }

    @Test
    void saysWhatAPlanNeedsThatThereIsNot() {
        PlanDocument plan = PlanText.read(GOOD).document().orElseThrow();
        assertEquals(
                List.of("nodes.menu", "nodes.door", "nodes.ext", "nodes.hello"),
                RULES.checkNeeds(plan).stream().map(Fault::path).toList());
        assertTrue(RULES.checkNeeds(plan).getFirst().rule().contains("needs a resource"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prefix 138 | nodes.o.branches[0].when[0] | 138 | write 86138",
                "prefix 755 | nodes.o.branches[0].when[0] | 755 | write 86755",
                "list l | lists.l[1] | 139 | write 86139",
                "carrier Chnia Mobile | nodes.o.branches[0].when[0] | Chnia Mobile | it knows China Mobile",
                "prefix 86138 | '' | '' | ''",
                "prefix 100 | '' | '' | ''",
                "prefix 955 | '' | '' | ''",
                "prefix 1 | '' | '' | ''",
                "prefix 44 | '' | '' | ''",
                "carrier China Mobile | '' | '' | ''"
            })
    void saysWhichConditionsNoCallMeets(String condition, String path, String value, String rule) {
        String prefix = condition.equals("list l") ? "139*" : "86138*";
        PlanDocument plan = PlanText.read("entry: o\nlists:\n  l: 8613800138000, " + prefix + "\no: origin\n  "
                        + condition + " -> r\n  otherwise -> r\nr: release\n  cause: 31\n")
                .document()
                .orElseThrow();
        List<Fault> notices = RULES.checkConditions(plan, MOBILE_ONLY);
        assertEquals(
                path.isEmpty() ? List.of() : List.of(path),
                notices.stream().map(Fault::path).toList());
        if (!path.isEmpty()) {
            assertEquals(value, notices.getFirst().value());
            assertTrue(
                    notices.getFirst().rule().endsWith(rule), notices.getFirst().rule());
        }
    }

    /** Knows one carrier, and no number of it. */
    private static final Places MOBILE_ONLY = new Places() {
        @Override
        public String areaOf(NormalNumber mobile) {
            return "";
        }

        @Override
        public boolean isMadeUp(NormalNumber caller) {
            return false;
        }

        @Override
        public Optional<String> carrierOf(NormalNumber number) {
            return Optional.empty();
        }

        @Override
        public Optional<String> provenCarrierOf(NormalNumber number) {
            return Optional.empty();
        }

        @Override
        public Set<String> carriers() {
            return Set.of("China Mobile");
        }
    };

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "workday 09:00-18:00 | 2026-10-07 | ''",
                "holiday | 2026-10-08 | this node uses public holidays, but the calendar has none from 2026-10-08 on;"
                        + " Monday to Friday count as workdays",
                "mon-fri | 2026-10-08 | ''"
            })
    void saysWhereTheCalendarEnds(String rule, LocalDate today, String fault) {
        PlanDocument plan = PlanText.read(
                        "entry: t\nt: time\n  " + rule + " -> r\n  otherwise -> r\nr: release\n  cause: 31\n")
                .document()
                .orElseThrow();
        Holidays calendar = new Holidays(Set.of(LocalDate.parse("2026-10-07")), Set.of());
        assertEquals(
                fault.isEmpty() ? List.of() : List.of(new Fault("nodes.t", "time", fault)),
                PlanRules.checkCalendar(plan, calendar, today));
        assertEquals(
                rule.equals("mon-fri") ? 0 : 1,
                PlanRules.checkCalendar(plan, Holidays.NONE, today).size());
    }

    @Test
    void announcementsMustBeThoseOfSomeSwitch() {
        PlanDocument plan = PlanText.read(GOOD).document().orElseThrow();
        PlanRules some = new PlanRules(RULES.numberPlan(), RULES.classes(), Set.of("unheard"));
        assertTrue(some.checkNeeds(plan).getFirst().rule().contains("but no switch has it"));
        PlanRules all = new PlanRules(RULES.numberPlan(), RULES.classes(), plan.announcements());
        assertEquals(List.of(), all.checkNeeds(plan));
    }

    @Test
    void equalPlansOfOneCompilerAreOne() {
        PlanCompiler compiler = new PlanCompiler();
        CallPlan first = compiler.compile(PlanText.read(GOOD).document().orElseThrow());
        assertEquals(
                System.identityHashCode(first),
                System.identityHashCode(
                        compiler.compile(PlanText.read(GOOD).document().orElseThrow())));
        assertEquals(
                first, new PlanCompiler().compile(PlanText.read(GOOD).document().orElseThrow()));
        PlanDocument dangling = PlanDocument.of("a", Map.of("a", new PlanNode.Announce("hello", "b")));
        assertThrows(IllegalArgumentException.class, () -> compiler.compile(dangling));
    }
}
