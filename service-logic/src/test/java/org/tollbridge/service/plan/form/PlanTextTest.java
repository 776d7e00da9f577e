package org.tollbridge.service.plan.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tollbridge.service.plan.Fault;
import org.tollbridge.service.plan.PlanDocument;
import org.tollbridge.service.plan.PlanGenerator;
import org.tollbridge.service.plan.PlanLimits;
import org.tollbridge.service.plan.PlanNode;

class PlanTextTest {

    private static final String OFFICE = """
            entry: hours
            deny: area 755, number 8613800138000

            hours: time
              mon-fri 09:00-18:00, sat 09:00-12:00 -> office
              otherwise -> closed

            office: destination
              number: 861062345678
              onBusy: 861062345679
              noAnswerSeconds: 20

            closed: release
              cause: 31
            """;

    @Test
    void isWrittenAsItIsRead() {
        PlanDocument plan = PlanText.read(OFFICE).document().orElseThrow();
        assertEquals(OFFICE, PlanText.write(plan));
    }

    @Test
    void everyPlanComesBackFromBothForms() {
        for (long seed = 0; seed < 3_000; seed++) {
            PlanDocument plan = new PlanGenerator(new Random(seed), true).plan();
            String text = PlanText.write(plan);
            assertEquals(Optional.of(plan), PlanText.read(text).document(), "seed " + seed + "\n" + text);
            assertEquals(
                    Optional.of(plan), PlanReader.read(PlanWriter.tree(plan)).document(), "seed " + seed);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "number: 861062345678 | nmber: 8610 | nodes.office.number",
                "mon-fri 09:00-18:00, | mon-fri 9:00-18:00, | nodes.hours.branches[0].when[0]",
                "sat 09:00-12:00 | sax 09:00-12:00 | nodes.hours.branches[0].when[1]",
                "otherwise -> closed | otherwise: closed | -",
                "cause: 31 | cause: many | nodes.closed.cause",
                "cause: 31 | causes | line 14",
                "closed: release | closed: relase | nodes.closed.kind",
                "entry: hours | entries: hours | entry",
                "area 755 | aera 755 | deny[0]",
                "cause: 31 | cause: 31/  cause: 32 | line 15",
                "otherwise -> closed | branches: x/  otherwise -> closed | line 6",
                "hours: time | hours: time/  branches: x | line 5",
                "number: 861062345678 | directory: x/  12: 8610 | line 9",
            })
    void namesThePlaceOfAFault(String right, String wrong, String path) {
        List<Fault> faults =
                PlanText.read(OFFICE.replace(right, wrong.replace('/', '\n'))).faults();
        assertEquals(path, faults.isEmpty() ? "-" : faults.getFirst().path(), faults.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "limits: calls 10 per day | 'calls: 100' and 'period: day'",
                "lists: vip 8613800138000 | 'vip: 8613800138000'",
                "positions: on | 'emergency: on'"
            })
    void whatHasALineForEachIsNotTakenForANode(String line, String example) {
        Fault fault = new Fault(
                "line 2",
                line,
                line.substring(0, line.indexOf(':'))
                        + " must have nothing after its colon, and an indented line for each entry below it, such as "
                        + example);
        assertEquals(
                List.of(fault),
                PlanText.read("entry: a\n" + line + "\na: release\n  cause: 16\n")
                        .faults());
    }

    @Test
    void aNodeMayBeNamedAsABlockIs() {
        PlanDocument plan = PlanText.read("entry: limits\nlimits: release\n  cause: 16\n")
                .document()
                .orElseThrow();
        assertEquals(new PlanNode.Release(16, Optional.empty()), plan.nodes().get("limits"));
    }

    private static String limited(String limits) {
        return "entry: a\n\nlimits:\n  " + limits.replace("/", "\n  ") + "\n\na: release\n  cause: 16\n";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "calls: 5/period: minute | calls: 5/period: minute | 60",
                "calls: 5/period: hour | calls: 5/period: hour | 3600",
                "calls: 5/period: day | calls: 5/period: day | 86400",
                "calls: 5/period: week | calls: 5/period: week | 604800",
                "calls: 5/seconds: 3600 | calls: 5/period: hour | 3600",
                "seconds: 90/calls: 5 | calls: 5/seconds: 90 | 90",
            })
    void aPeriodIsWrittenByItsNameWhereItHasOne(String read, String written, int seconds) {
        PlanDocument plan = PlanText.read(limited(read)).document().orElseThrow();
        assertEquals(Optional.of(new PlanLimits.Rate(5, seconds)), plan.limits().rate());
        assertEquals(limited(written), PlanText.write(plan));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "calls: 5 | limits.calls",
                "period: hour | limits.calls",
                "seconds: 60 | limits.calls",
                "calls: 5/period: month | limits.period",
                "calls: 5/period: 60 | limits.period",
                "calls: 5/period: hour/seconds: 3600 | limits.period",
                "calls: 5/seconds: hour | limits.seconds",
                "calls: many/period: hour | limits.calls",
            })
    void aWrongPeriodIsOneFault(String limits, String path) {
        assertEquals(
                List.of(path),
                PlanText.read(limited(limits)).faults().stream()
                        .map(Fault::path)
                        .toList());
    }

    @Test
    void theTreeIsReadStrictly() {
        Map<String, Object> tree = Map.of(
                "entry",
                "a",
                "nodes",
                Map.of("a", Map.of("kind", "release", "cause", 16L, "couse", 17L), "b", "release"),
                "nods",
                Map.of());
        assertEquals(
                List.of("nodes.a.couse", "nodes.b", "nods"),
                PlanReader.read(tree).faults().stream()
                        .map(Fault::path)
                        .sorted()
                        .toList());
        Map<String, Object> missing = Map.of("nodes", Map.of("a", Map.of("kind", "time", "branches", "x")));
        assertEquals(
                List.of("entry", "nodes.a.branches", "nodes.a.otherwise"),
                PlanReader.read(missing).faults().stream()
                        .map(Fault::path)
                        .sorted()
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "right -> office | line 4 | right -> office | 'to -> NODE' for a right PIN and 'otherwise -> NODE'",
                "pins: 4711 | nodes.ask.pins | `` | (line 4)",
                "tries: many | nodes.ask.tries | many | (line 4)",
                "# | nodes.ask.to | `` | this field is missing; it is a line 'to -> NODE' (line 2)",
            })
    void aFaultNamesItsLineAndWhatIsWrittenThere(String line, String path, String value, String rule) {
        List<Fault> faults = PlanText.read("""
                entry: ask
                ask: pin
                  announcement: pin
                  %s
                  otherwise -> office
                office: destination
                  number: 861062345678
                """.formatted(line)).faults();
        Fault fault = faults.stream()
                .filter(each -> each.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError(faults.toString()));
        assertEquals(value, fault.value());
        assertTrue(fault.rule().contains(rule), fault.rule());
    }

    @Test
    void anUnknownFieldOfADestinationIsToldAllThatThereAre() {
        String rule = PlanText.read("entry: a\na: destination\n  nmber: 861062345678\n").faults().stream()
                .filter(fault -> fault.path().equals("nodes.a.nmber"))
                .map(Fault::rule)
                .findFirst()
                .orElseThrow();
        assertTrue(
                rule.contains("the fields are concurrent, kind, noAnswerSeconds, number, onBusy, onNoAnswer,"
                        + " onRouteFailure, skipUnreachable"),
                rule);
    }

    /** It would end its line where the plan is shown, and begin another fact. */
    @Test
    void aTextHasOneLine() {
        Map<String, Object> tree = Map.of(
                "entry",
                "a",
                "deny",
                List.of("carrier x\n\nforged"),
                "positions",
                Map.of("p\n\nq", "a"),
                "nodes",
                Map.of("a", Map.of("kind", "announce", "announcement", "x\n\nforged", "to", "a"), "b\nc", Map.of()));
        List<String> paths =
                PlanReader.read(tree).faults().stream().map(Fault::path).toList();
        for (String path : List.of("deny[0]", "positions.p\n\nq", "nodes.a.announcement", "nodes.b\nc")) {
            assertTrue(paths.stream().anyMatch(each -> each.startsWith(path)), () -> path + " in " + paths);
        }
    }

    @Test
    void theKeyThatEndsDigitsIsNoRemark() {
        String menu =
                "entry: m\n# a -> b\nm: menu\n  announcement: c\n  # -> r\n  otherwise -> r\nr: release\n  cause: 16\n";
        assertEquals(
                List.of("line 5"),
                PlanText.read(menu).faults().stream().map(Fault::path).toList());
    }

    @Test
    void aListMayGoOnInFurtherLines() {
        PlanDocument plan = PlanText.read("""
                entry: a
                deny: list bad
                lists:
                  bad: 8610*, 8621*
                  bad: 8613800138000
                a: release
                  cause: 16
                """).document().orElseThrow();
        assertEquals(List.of("8610*", "8621*", "8613800138000"), plan.lists().get("bad"));
        assertEquals(new PlanNode.Release(16, Optional.empty()), plan.nodes().get("a"));
    }
}
