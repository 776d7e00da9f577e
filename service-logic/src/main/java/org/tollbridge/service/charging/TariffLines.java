package org.tollbridge.service.charging;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Lines of a tariff that differ only in zones and times, in order of precedence.
 *
 * @param edges minutes of the day at which the hours of a line begin or end, ascending; the first is 0, because days
 *     and dates change at midnight
 */
record TariffLines(List<TariffLine> lines, List<Integer> edges) {

    private static final int MINUTES_A_DAY = 1_440;

    static final TariffLines NONE = of(List.of());

    static TariffLines of(List<TariffLine> lines) {
        IntStream hours = lines.stream()
                .flatMapToInt(
                        line -> IntStream.of(line.period().from(), line.period().to()));
        return new TariffLines(
                List.copyOf(lines),
                IntStream.concat(IntStream.of(0), hours)
                        .filter(minute -> minute < MINUTES_A_DAY)
                        .sorted()
                        .distinct()
                        .boxed()
                        .toList());
    }

    /** Returns the first edge after a minute of the day; 1440 is the midnight that ends it. */
    int edgeAfter(int minute) {
        for (int edge : edges) {
            if (edge > minute) {
                return edge;
            }
        }
        return MINUTES_A_DAY;
    }
}
