package org.tollbridge.service.traffic;

import java.util.Map;

/**
 * How many calls a switch has filtered.
 *
 * @param counters filtered calls by counter, since the filter began
 * @param last whether the switch has stopped filtering
 */
public record FilterReport(int pointCode, TrafficCriterion criterion, Map<Integer, Long> counters, boolean last) {

    public FilterReport {
        counters = Map.copyOf(counters);
    }
}
