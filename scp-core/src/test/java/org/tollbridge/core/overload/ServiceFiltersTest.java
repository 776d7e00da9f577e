package org.tollbridge.core.overload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.tollbridge.service.traffic.FilterReport;
import org.tollbridge.service.traffic.ServiceFilter;
import org.tollbridge.service.traffic.TrafficCriterion.CalledNumber;
import org.tollbridge.service.traffic.TrafficCriterion.Service;

class ServiceFiltersTest {

    private static final CalledNumber VOTE = new CalledNumber("8005551234");

    private final ServiceFilters filters = new ServiceFilters();

    private static ServiceFilter filter(int number) {
        return new ServiceFilter(
                new CalledNumber(Integer.toString(number)), 60, 10, OptionalInt.of(31), OptionalInt.empty());
    }

    private static ServiceFilter vote() {
        return new ServiceFilter(VOTE, 60, 10, OptionalInt.empty(), OptionalInt.of(17));
    }

    @Test
    void theLatestCountOfEachSwitchAndCounterCounts() {
        assertTrue(filters.add(vote(), 1_000));
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
        filters.add(vote(), 0);
        assertEquals(Optional.of(vote()), filters.remove(VOTE));
        assertEquals(Optional.empty(), filters.remove(VOTE));
    }

    @Test
    void onlyOneThatIsOverMakesRoom() {
        for (int i = 0; i < ServiceFilters.MOST; i++) {
            assertTrue(filters.add(filter(i), i));
        }
        assertFalse(filters.add(vote(), 59_000));
        assertTrue(filters.add(filter(7), 59_000), "in the place of the one for the same number");
        assertTrue(filters.add(vote(), 60_000));
        assertEquals(ServiceFilters.MOST, filters.list(0).size());
        assertEquals(filter(1), filters.list(0).getFirst().filter());
    }
}
