package org.tollbridge.core.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tollbridge.service.traffic.FilterReport;
import org.tollbridge.service.traffic.TrafficCriterion.CalledNumber;
import org.tollbridge.service.traffic.TrafficCriterion.Service;

class FilterNewsTest {

    static List<FilterReport> reports() {
        return List.of(
                new FilterReport(1, new CalledNumber("8005551234"), Map.of(0, 25L, 7, 4_000_000_000L), false),
                new FilterReport(16_383, new Service(800), Map.of(), true));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void whatIsToldIsHeard(FilterReport report) {
        assertEquals(Optional.of(report), FilterNews.read(FilterNews.write(report)));
    }

    @Test
    void aTextOfAnotherVersionIsLeftAlone() {
        assertEquals(
                List.of(),
                Stream.of("2 1 number 800 last 0=1", "", "1 1 number")
                        .flatMap(text -> FilterNews.read(text).stream())
                        .toList());
    }
}
