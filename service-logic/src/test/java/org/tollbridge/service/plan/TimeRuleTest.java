package org.tollbridge.service.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollbridge.service.number.NormalNumber;

class TimeRuleTest {

    private static final Holidays HOLIDAYS = new Holidays(
            Set.of(LocalDate.parse("2026-10-01"), LocalDate.parse("2026-10-04")),
            Set.of(LocalDate.parse("2026-10-10")));

    @ParameterizedTest
    @CsvSource({
        // The first and the last minute of a range, and those beside them.
        "09:00-18:00, 2026-11-23T08:59:59, false",
        "09:00-18:00, 2026-11-23T09:00:00, true",
        "09:00-18:00, 2026-11-23T17:59:59, true",
        "09:00-18:00, 2026-11-23T18:00:00, false",
        // Both ways to write a whole day have its last minute.
        "00:00-23:59, 2026-11-23T23:59:59, true",
        "00:00-24:00, 2026-11-23T23:59:59, true",
        "00:00-23:59, 2026-11-23T00:00:00, true",
        "20:00-00:00, 2026-11-23T23:59:59, true",
        "20:00-00:00, 2026-11-24T00:00:00, false",
        // Across midnight it belongs to the day on which it begins: Friday, 20 November.
        "fri 22:00-06:00, 2026-11-20T21:59:00, false",
        "fri 22:00-06:00, 2026-11-20T22:00:00, true",
        "fri 22:00-06:00, 2026-11-21T05:59:59, true",
        "fri 22:00-06:00, 2026-11-21T06:00:00, false",
        "fri 22:00-06:00, 2026-11-20T03:00:00, false",
        "2026-12-31 22:00-06:00, 2027-01-01T05:00:00, true",
        "2026-12-31 22:00-06:00, 2026-12-31T05:00:00, false",
        // Days.
        "mon-fri, 2026-11-20T12:00:00, true",
        "mon-fri, 2026-11-21T12:00:00, false",
        "sat+sun, 2026-11-22T12:00:00, true",
        "fri-mon, 2026-11-22T12:00:00, true",
        "fri-mon, 2026-11-24T12:00:00, false",
        // The calendar: Thursday 1 October is off, Sunday 4 is off, Saturday 10 is worked, Sunday 11 is not.
        "workday, 2026-10-01T12:00:00, false",
        "holiday, 2026-10-01T12:00:00, true",
        "holiday, 2026-10-11T12:00:00, false",
        "restday, 2026-10-11T12:00:00, true",
        "restday, 2026-10-10T12:00:00, false",
        "workday, 2026-10-10T12:00:00, true",
        "workday, 2026-10-09T12:00:00, true",
        // Dates, first and last included.
        "2026-10-01..2026-10-07, 2026-09-30T23:59:59, false",
        "2026-10-01..2026-10-07, 2026-10-01T00:00:00, true",
        "2026-10-01..2026-10-07, 2026-10-07T23:59:59, true",
        "2026-10-01..2026-10-07, 2026-10-08T00:00:00, false",
        "mon-fri 2026-10-01..2026-10-07 09:00-18:00, 2026-10-05T09:00:00, true",
        "mon-fri 2026-10-01..2026-10-07 09:00-18:00, 2026-10-03T09:00:00, false",
    })
    void holdsFromItsFirstMomentToItsLast(String rule, LocalDateTime time, boolean holds) {
        assertEquals(holds, TimeRule.read(rule).orElseThrow().holds(time, HOLIDAYS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "daily",
                "mon-fri 09:00-18:00",
                "mon+wed+fri-sun 22:00-06:00",
                "workday 2026-10-01..2026-10-07",
                "2026-10-01",
                "holiday",
                "restday 00:01-23:58"
            })
    void isWrittenAsItIsRead(String rule) {
        assertEquals(rule, TimeRule.read(rule).orElseThrow().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "mon-",
                "monday",
                "09:00",
                "9:00-18:00",
                "09:00-18:60",
                "24:00-06:00",
                "09:00-09:00",
                "24:01-06:00",
                "09:00-18:00 mon",
                "2026-02-30",
                "2026-10-07..2026-10-01",
                "mon mon",
                "09:00-18:00-19:00",
                "2026-10-01..",
                "mon  fri x",
                "-1:30-10:00",
                "00:-5-10:00",
                "+9:00-18:00",
                "\uff10\uff19:00-18:00",
                "2026-10-01..+999999999-12-31"
            })
    void refusesWhatIsNoTime(String text) {
        assertEquals(Optional.empty(), TimeRule.read(text));
    }

    /** What is taken is stored as it is written, and a node that cannot read its plans does not start. */
    @Test
    void whateverIsReadIsWrittenSoThatItIsReadAgain() {
        List<String> rules = List.of("mon-fri 09:00-18:00", "sat+sun 2026-10-01..2026-10-07 22:00-06:00", "workday");
        String letters = "0123459:-+. .amon\uff10\u0660";
        Random random = new Random(7);
        int taken = 0;
        for (int i = 0; i < 30_000; i++) {
            StringBuilder text = new StringBuilder(rules.get(random.nextInt(rules.size())));
            for (int change = random.nextInt(3); change >= 0; change--) {
                text.setCharAt(random.nextInt(text.length()), letters.charAt(random.nextInt(letters.length())));
            }
            Optional<TimeRule> rule = TimeRule.read(text.toString());
            taken += rule.isPresent() ? 1 : 0;
            assertEquals(rule, rule.flatMap(read -> TimeRule.read(read.toString())), text::toString);
        }
        assertTrue(taken > 100, () -> "some of them are rules");
    }

    @Test
    void aDayIsNotOffAndWorkedAtOnce() {
        Set<LocalDate> day = Set.of(LocalDate.parse("2026-10-10"));
        assertThrows(IllegalArgumentException.class, () -> new Holidays(day, day));
    }

    /** Berlin's clocks go from 02:00 to 03:00 on 29 March 2026, and from 03:00 back to 02:00 on 25 October. */
    @ParameterizedTest
    @CsvSource({
        "02:00-03:00, 2026-03-29T00:59:59Z, false",
        "02:00-03:00, 2026-03-29T01:00:00Z, false",
        "01:00-03:30, 2026-03-29T00:59:59Z, true",
        "01:00-03:30, 2026-03-29T01:29:59Z, true",
        "01:00-03:30, 2026-03-29T01:30:00Z, false",
        "02:00-03:00, 2026-10-24T23:59:59Z, false",
        "02:00-03:00, 2026-10-25T00:00:00Z, true",
        "02:00-03:00, 2026-10-25T01:59:59Z, true",
        "02:00-03:00, 2026-10-25T02:00:00Z, false",
    })
    void summerTimeIsThatOfTheSubscribersZone(String rule, Instant at, boolean holds) {
        PlanDocument document = new PlanDocument(
                Optional.of(ZoneId.of("Europe/Berlin")),
                Optional.empty(),
                "time",
                Map.of(
                        "time",
                        new PlanNode.TimeOfDay(
                                List.of(new PlanNode.Branch<>(
                                        List.of(TimeRule.read(rule).orElseThrow()), "yes")),
                                "no"),
                        "yes",
                        new PlanNode.Release(17, Optional.empty()),
                        "no",
                        new PlanNode.Release(16, Optional.empty())),
                List.of(),
                List.of(),
                PlanLimits.NONE,
                Map.of(),
                Map.of());
        PlanFacts facts = new PlanFacts(
                "4008101234", at.toEpochMilli(), NormalNumber.ABSENT, "", false, OptionalInt.empty(), false, Map.of());
        WalkStep.Refuse end =
                (WalkStep.Refuse) PlanWalk.start(new PlanCompiler().compile(document), facts, PlanWorld.NONE);
        assertEquals(holds ? 17 : 16, end.cause().orElseThrow());
        assertTrue(end.visits().getFirst().words().contains("-> " + (holds ? "yes" : "no")));
        assertFalse(end.visits().getFirst().words().contains("?"));
    }
}
