package org.tollbridge.provisioning.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.plan.PlanDocument;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.PlanWorld;
import org.tollbridge.service.plan.ServiceClasses;
import org.tollbridge.service.plan.form.PlanText;

class PlanDifferenceTest {

    private static final PlanRules RULES = new PlanRules(NumberPlan.china(), ServiceClasses.china());
    private static final long NOW = Instant.parse("2026-11-29T00:00:00Z").toEpochMilli();

    private static final String SPLIT = """
            entry: split
            split: percentage
              30% -> beijing
              70% -> shanghai
            beijing: destination
              number: 861062345678
            shanghai: destination
              number: 862162345678
            """;

    private static List<String> forWhom(String before, String after) {
        return forWhom(plan(before), plan(after));
    }

    private static List<String> forWhom(PlanDocument before, PlanDocument after) {
        return new PlanDifference(
                        RULES, ServiceClasses.china().find("400").orElseThrow(), PlanWorld.NONE, before, after)
                .forWhom(NOW);
    }

    private static PlanDocument plan(String text) {
        return PlanText.read(text).document().orElseThrow();
    }

    @Test
    void aPlanDoesNotDifferFromItself() {
        assertEquals(List.of(), forWhom(SPLIT, SPLIT));
    }

    @Test
    void aChangedBranchIsToldWithItsShare() {
        assertEquals(
                List.of("anyone else, always: 70% 862162345678, 30% 861062345678"
                        + " -> 70% 862162345678, 30% 861062349999"),
                forWhom(SPLIT, SPLIT.replace("861062345678", "861062349999")));
    }

    @Test
    void changedSharesAreTold() {
        assertEquals(
                List.of("anyone else, always: 70% 862162345678, 30% 861062345678"
                        + " -> 70% 861062345678, 30% 862162345678"),
                forWhom(SPLIT, SPLIT.replace("30%", "x").replace("70%", "30%").replace("x", "70%")));
    }

    /** Callers without a number are not everybody else. */
    @Test
    void whoHasNoNumberStandsForNobodyElse() {
        String closed = "deny: absent, category test, fax\n" + SPLIT;
        assertEquals(
                List.of("callers without a number, always: CALLER_DENIED -> 70% 862162345678, 30% 861062345678"),
                forWhom(closed, closed.replace("absent, ", "")));
        assertEquals(
                List.of("anyone else, always: 70% 862162345678, 30% 861062345678"
                        + " -> 70% 862162345678, 30% 861062349999"),
                forWhom(closed, closed.replace("861062345678", "861062349999")));
    }

    @Test
    void whoComesIntoAListAndWhoGoesIsTold() {
        String before = "deny: list bad\nlists:\n  bad: 8613800138000, 8613800138001\n" + SPLIT;
        assertEquals(
                List.of(
                        "callers removed from list bad, such as 8613800138001, always: CALLER_DENIED -> 70%"
                                + " 862162345678, 30% 861062345678",
                        "callers added to list bad, such as 8613900139*, always:"
                                + " 70% 862162345678, 30% 861062345678 -> CALLER_DENIED"),
                forWhom(before, before.replace("8613800138001", "8613900139*")));
    }

    @Test
    void branchesInAnotherOrderAreNoChange() {
        String other = SPLIT.replace("  30% -> beijing\n  70% -> shanghai\n", "  70% -> shanghai\n  30% -> beijing\n");
        assertEquals(List.of(), forWhom(SPLIT, other));
    }

    @Test
    void sharesOfSharesAreMultiplied() {
        String nested = SPLIT.replace("30% -> beijing", "30% -> again") + """
                again: percentage
                  50% -> beijing
                  50% -> shanghai
                """;
        assertEquals(
                List.of("anyone else, always: 70% 862162345678, 30% 861062345678"
                        + " -> 85% 862162345678, 15% 861062345678"),
                forWhom(SPLIT, nested));
    }

    @Test
    void everyKeyThatLeadsElsewhereIsTold() {
        String menu = """
                entry: ask
                ask: menu
                  announcement: welcome
                  1 -> split
                  2 -> sales
                  otherwise -> sales
                split: percentage
                  30% -> sales
                  70% -> shop
                sales: destination
                  number: 861062345678
                shop: destination
                  number: 862162345678
                """;
        assertEquals(
                List.of("anyone else, always: keys nothing, 0, 2, 3, 4, 5, 6, 7, 8 or 9: 861062345678 -> 861062349999;"
                        + " keys 1: 70% 862162345678, 30% 861062345678 -> 70% 862162345678, 30% 861062349999"),
                forWhom(menu, menu.replace("861062345678", "861062349999")));
    }

    @Test
    @Timeout(60)
    void aPlanWithMoreWaysThanCanBeWalkedIsHeldAgainstAnother() {
        assertEquals(
                List.of("anyone else, always: 50% 861062345678, 50% 862162345678"
                        + " -> 50% 861062345678, 50% 862162349999"),
                forWhom(LadderPlans.ladder("", "862162345678"), LadderPlans.ladder("", "862162349999")));
    }

    @Test
    @Timeout(60)
    void callersThatAreTooManyToBeTriedAreTold() {
        String denied = IntStream.range(0, 1_000)
                .mapToObj(i -> "number 86106234" + (1000 + i))
                .collect(Collectors.joining(", "));
        String before = "deny: " + denied + "\n" + SPLIT;
        List<String> lines = forWhom(before, before.replace("861062345678", "861062349999"));
        assertEquals("not tried: 701 more callers, the last in the plans", lines.getLast());
    }

    @Test
    @Timeout(60)
    void plansThatAreTooLargeToBeTriedForAllAreToldToBe() {
        StringBuilder head = new StringBuilder("entry: times\ntimes: time\n");
        for (int minute = 0; minute < 1440; minute++) {
            if (minute % 100 == 0) {
                head.append("\n  ");
            }
            head.append(String.format(
                    Locale.ROOT, "%s%02d:%02d-24:00", minute % 100 == 0 ? "" : ", ", minute / 60, minute % 60));
            if (minute % 100 == 99 || minute == 1439) {
                head.append(" -> split");
            }
        }
        head.append("\n  otherwise -> split\n").append(SPLIT.replace("entry: split\n", ""));
        String before = head.toString().replace("\n\n", "\n");
        List<String> lines = forWhom(before, before.replace("861062345678", "861062349999"));
        assertEquals(
                "not tried at all times, because the plans are too large: anyone else, and 0 more", lines.getLast());
    }
}
