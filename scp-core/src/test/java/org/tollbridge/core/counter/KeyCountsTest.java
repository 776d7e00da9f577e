package org.tollbridge.core.counter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tollbridge.service.plan.PlanLimits.Claim;

/** What the counts of one key remember, and what they forget. */
class KeyCountsTest {

    private static final String KEY = "4008101234";
    private static final long NEVER = Long.MAX_VALUE;

    private final KeyCounts counts = new KeyCounts();

    private static long month(int year, int month) {
        return LocalDate.of(year, month, 1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .toEpochMilli();
    }

    private static List<Claim> both(long month) {
        return List.of(
                new Claim(Claim.Kind.MONTHLY_CALLS, KEY, 1_000, month),
                new Claim(Claim.Kind.MONTHLY_COST, KEY, 1_000, month));
    }

    private void call(String id, long month, long cost) {
        assertEquals(Optional.empty(), counts.take(id, both(month), month + 5, NEVER));
        assertTrue(counts.giveBack(id, month + 5, cost));
    }

    private List<Long> months() {
        return counts.ofMonths(KEY).stream().map(MonthCount::begun).toList();
    }

    @Test
    void aCallThatIsGivenUpGivesItsMoneyBack() {
        long november = month(2026, 11);
        assertEquals(Optional.empty(), counts.take("a", both(november), november, november + 100));
        assertEquals(900, counts.reserve("a", both(november).get(1), 900));
        assertEquals(Optional.empty(), counts.take("b", both(november), november + 99, NEVER));
        assertEquals(100, counts.reserve("b", both(november).get(1), 1_000));
        assertEquals(Optional.empty(), counts.take("c", both(november), november + 100, NEVER));
        assertEquals(2, counts.open());
        assertEquals(1_000, counts.reserve("b", both(november).get(1), 1_000));
    }

    @Test
    void theMonthsThatAreUsedAreKeptAndNoMoreThanThree() {
        call("a", month(2026, 11), 10);
        for (int year = 2030; year < 2040; year++) {
            call("wrong" + year, month(year, 1), 0);
            call("right" + year, month(2026, 11), 1);
        }
        assertEquals(List.of(month(2038, 1), month(2039, 1), month(2026, 11)), months());
        assertEquals(Optional.of(new MonthCount(KEY, month(2026, 11), 11, 20, 0)), counts.ofMonth(KEY));
    }

    @Test
    void whoLooksKeepsNoMonthAlive() {
        call("a", month(2026, 9), 10);
        call("b", month(2026, 10), 10);
        call("c", month(2026, 11), 10);
        assertEquals(10, counts.count(both(month(2026, 9)).get(1)));
        assertEquals(0, counts.count(both(month(2026, 8)).get(1)));
        call("d", month(2026, 12), 10);
        assertEquals(List.of(month(2026, 10), month(2026, 11), month(2026, 12)), months());
    }

    @Test
    void aNodeThatWasLongAwayTellsNothingThatMakesNewerMonthsForgotten() {
        call("a", month(2026, 12), 10);
        call("b", month(2026, 11), 10);
        for (int month = 8; month <= 11; month++) {
            counts.resume(new MonthCount(KEY, month(2026, month), 7, 5, 0));
        }
        assertEquals(List.of(month(2026, 12), month(2026, 10), month(2026, 11)), months());
        counts.resume(new MonthCount(KEY, month(2026, 9), 7, 5, 0));
        assertEquals(List.of(month(2026, 12), month(2026, 10), month(2026, 11)), months());
        assertEquals(Optional.of(new MonthCount(KEY, month(2026, 11), 7, 10, 0)), counts.ofMonth(KEY));
    }

    @Test
    void aCostThatBelongsToNoMonthThatIsCountedIsNotCounted() {
        call("a", month(2026, 10), 10);
        assertEquals(Optional.empty(), counts.take("b", List.of(), month(2026, 12), NEVER));
        assertTrue(counts.giveBack("b", month(2026, 12), 500));
        counts.correct("x", month(2026, 9), 500);
        assertEquals(List.of(new MonthCount(KEY, month(2026, 10), 1, 10, 0)), counts.ofMonths(KEY));
    }

    @Test
    void onlyWhatHasChangedIsToBeSaved() {
        call("a", month(2026, 10), 10);
        call("b", month(2026, 11), 10);
        assertEquals(2, counts.ofChangedMonths(KEY).size());
        counts.correct("x", month(2026, 10), -3);
        assertEquals(List.of(new MonthCount(KEY, month(2026, 10), 1, 10, 3)), counts.ofChangedMonths(KEY));
        assertEquals(List.of(), counts.ofChangedMonths(KEY));
    }

    @Test
    void allOfItIsTheSameAfterItWasHandedOn() throws Exception {
        long november = month(2026, 11);
        call("a", month(2026, 10), 10);
        assertEquals(Optional.empty(), counts.take("b", both(november), november, november + 100));
        assertEquals(600, counts.reserve("b", both(november).get(1), 600));
        assertEquals(
                Optional.empty(),
                counts.take("c", List.of(new Claim(Claim.Kind.RATE, KEY, 5, november - 1_000)), november, NEVER));
        counts.correct("x", month(2026, 10), 5);
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        counts.write(new DataOutputStream(octets));
        KeyCounts read = KeyCounts.read(new DataInputStream(new ByteArrayInputStream(octets.toByteArray())));
        assertEquals(counts.ofMonths(KEY), read.ofMonths(KEY));
        assertEquals(2, read.open());
        assertEquals(1, read.count(new Claim(Claim.Kind.RATE, KEY, 5, november - 1_000)));
        read.correct("x", month(2026, 10), 5);
        assertEquals(counts.ofMonth(KEY), read.ofMonth(KEY));
        assertEquals(400, read.reserve("stranger", both(november).get(1), 1_000));
    }
}
