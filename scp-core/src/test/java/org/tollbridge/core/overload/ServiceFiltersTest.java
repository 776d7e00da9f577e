package org.tollbridge.core.overload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.tollbridge.core.overload.ServiceFilters.InSwitch;
import org.tollbridge.core.overload.ServiceFilters.Outcome;
import org.tollbridge.service.traffic.FilterReport;
import org.tollbridge.service.traffic.ServiceFilter;
import org.tollbridge.service.traffic.TrafficCriterion.CalledNumber;
import org.tollbridge.service.traffic.TrafficCriterion.Service;

class ServiceFiltersTest {

    private static final CalledNumber VOTE = new CalledNumber("8005551234");

    private static final List<Integer> SWITCHES = List.of(1, 2);

    private final ServiceFilters filters = new ServiceFilters();

    private long add(ServiceFilter filter, long now) {
        return filters.add(filter, SWITCHES, now).orElseThrow();
    }

    private static ServiceFilter filter(int number) {
        return new ServiceFilter(
                new CalledNumber(Integer.toString(number)), 60, 10, OptionalInt.of(31), OptionalInt.empty());
    }

    private static ServiceFilter vote() {
        return new ServiceFilter(VOTE, 60, 10, OptionalInt.empty(), OptionalInt.of(17));
    }

    @Test
    void theLatestCountOfEachSwitchAndCounterCounts() {
        add(vote(), 1_000);
        assertTrue(filters.report(new FilterReport(1, VOTE, Map.of(0, 10L), false)));
        filters.report(new FilterReport(1, VOTE, Map.of(0, 25L), false));
        filters.report(new FilterReport(2, VOTE, Map.of(0, 5L, 1, 3L), true));
        ServiceFilters.Status status = filters.list(31_500).getFirst();
        assertEquals(33, status.total());
        assertEquals(Map.of(1, Map.of(0, 25L), 2, Map.of(0, 5L, 1, 3L)), status.counters());
        assertEquals(30, status.secondsLeft());
        assertEquals(0, filters.list(100_000).getFirst().secondsLeft());
    }

    @Test
    void aReportWithoutAFilterIsNotTaken() {
        assertFalse(filters.report(new FilterReport(1, new Service(800), Map.of(0, 10L), false)));
        assertEquals(List.of(), filters.list(0));
    }

    @Test
    void aFilterThatIsRemovedIsGone() {
        add(vote(), 0);
        assertFalse(filters.list(0).getFirst().removed());
        ServiceFilters.Removal removal = filters.remove(VOTE, SWITCHES).orElseThrow();
        assertEquals(vote(), removal.filter());
        assertTrue(filters.list(0).getFirst().removed());
        filters.answered(removal.order(), 1, Outcome.DONE, "");
        assertEquals(1, filters.list(0).size(), "the other switch may have it");
        filters.answered(removal.order(), 2, Outcome.DONE, "");
        assertEquals(List.of(), filters.list(0));
        assertEquals(Optional.empty(), filters.remove(VOTE, SWITCHES));
    }

    @Test
    void aFilterThatNoSwitchTookIsForgotten() {
        long order = add(vote(), 0);
        filters.answered(order, 1, Outcome.REFUSED, "it answers taskRefused");
        assertEquals(
                Map.of(
                        1,
                        new InSwitch(false, "it answers taskRefused"),
                        2,
                        new InSwitch(true, "it has not answered yet")),
                filters.list(0).getFirst().switches());
        filters.answered(order, 2, Outcome.REFUSED, "switch 2 is not reachable");
        assertEquals(List.of(), filters.list(0));
    }

    @Test
    void aFilterThatASwitchMayHaveTakenStaysToBeTakenBack() {
        long order = add(vote(), 0);
        filters.answered(order, 1, Outcome.REFUSED, "it answers taskRefused");
        filters.answered(order, 2, Outcome.UNKNOWN, "it did not answer in time");
        assertEquals(
                new InSwitch(true, "it did not answer in time"),
                filters.list(0).getFirst().switches().get(2));

        long removal = filters.remove(VOTE, SWITCHES).orElseThrow().order();
        filters.answered(removal, 1, Outcome.REFUSED, "it answers taskRefused");
        filters.answered(removal, 2, Outcome.REFUSED, "switch 2 is not reachable");
        assertEquals(1, filters.list(0).size(), "switch 2 was not told");
        removal = filters.remove(VOTE, SWITCHES).orElseThrow().order();
        filters.answered(removal, 1, Outcome.UNKNOWN, "it did not answer in time");
        filters.answered(removal, 2, Outcome.DONE, "");
        assertEquals(List.of(), filters.list(0));
    }

    @Test
    void aSwitchThatRefusesAnotherFilterMayStillHaveTheOneBefore() {
        long first = add(vote(), 0);
        filters.answered(first, 1, Outcome.DONE, "");
        filters.answered(first, 2, Outcome.REFUSED, "it answers taskRefused");
        long second = add(vote(), 1_000);
        filters.answered(first, 1, Outcome.REFUSED, "too late to count");
        filters.answered(second, 2, Outcome.REFUSED, "it answers taskRefused");
        filters.answered(second, 1, Outcome.REFUSED, "it answers taskRefused");
        assertEquals(
                Map.of(
                        1,
                        new InSwitch(true, "it answers taskRefused"),
                        2,
                        new InSwitch(false, "it answers taskRefused")),
                filters.list(1_000).getFirst().switches());
    }

    @Test
    void onlyOneThatIsOverMakesRoom() {
        for (int i = 0; i < ServiceFilters.MOST; i++) {
            add(filter(i), i);
        }
        assertTrue(filters.add(vote(), SWITCHES, 59_000).isEmpty());
        add(filter(7), 59_000);
        add(vote(), 60_000);
        assertEquals(ServiceFilters.MOST, filters.list(0).size());
        assertEquals(filter(1), filters.list(0).getFirst().filter());
    }
}
