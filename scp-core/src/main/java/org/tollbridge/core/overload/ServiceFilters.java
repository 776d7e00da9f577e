package org.tollbridge.core.overload;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tollbridge.service.traffic.FilterReport;
import org.tollbridge.service.traffic.ServiceFilter;
import org.tollbridge.service.traffic.TrafficCriterion;

/**
 * The filters that switches were told to keep, with what they have counted. Bounded; the oldest one that is over makes
 * room for a new one. Thread-safe.
 */
public final class ServiceFilters {

    /** Filters kept at one time, those that are over included. */
    public static final int MOST = 100;

    private static final int MOST_COUNTERS = 100_000;

    /**
     * A filter.
     *
     * @param secondsLeft 0 once it is over
     * @param counters filtered calls by switch and counter
     */
    public record Status(ServiceFilter filter, long secondsLeft, Map<Integer, Map<Integer, Long>> counters) {

        /** Filtered calls of all switches and counters. */
        public long total() {
            return counters.values().stream()
                    .flatMap(each -> each.values().stream())
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    private static final class Kept {
        private final ServiceFilter filter;
        private final long until;
        private final Map<Integer, Map<Integer, Long>> counters = new TreeMap<>();

        private Kept(ServiceFilter filter, long until) {
            this.filter = filter;
            this.until = until;
        }
    }

    private final Map<TrafficCriterion, Kept> filters = new LinkedHashMap<>();
    private int counters;

    /**
     * Notes a new filter in the place of one for the same calls.
     *
     * @param nowMillis from any origin, never going back
     * @return false if as many as may be are in force
     */
    public synchronized boolean add(ServiceFilter filter, long nowMillis) {
        forget(filter.criterion());
        if (filters.size() >= MOST && !evict(nowMillis)) {
            return false;
        }
        filters.put(filter.criterion(), new Kept(filter, nowMillis + 1_000L * filter.seconds()));
        return true;
    }

    private boolean evict(long nowMillis) {
        Iterator<Kept> oldest = filters.values().iterator();
        while (oldest.hasNext()) {
            Kept kept = oldest.next();
            if (nowMillis >= kept.until) {
                counters -= size(kept);
                oldest.remove();
                return true;
            }
        }
        return false;
    }

    private static int size(Kept kept) {
        return kept.counters.values().stream().mapToInt(Map::size).sum();
    }

    private Optional<Kept> forget(TrafficCriterion criterion) {
        Optional<Kept> kept = Optional.ofNullable(filters.remove(criterion));
        kept.ifPresent(gone -> counters -= size(gone));
        return kept;
    }

    /** Forgets a filter; empty if there is none for these calls. */
    public synchronized Optional<ServiceFilter> remove(TrafficCriterion criterion) {
        return forget(criterion).map(kept -> kept.filter);
    }

    /**
     * Takes what a switch has counted since its filter began.
     *
     * @return false if there is no such filter
     */
    public synchronized boolean report(FilterReport report) {
        Kept kept = filters.get(report.criterion());
        if (kept == null) {
            return false;
        }
        Map<Integer, Long> ofSwitch = kept.counters.computeIfAbsent(report.pointCode(), absent -> new TreeMap<>());
        report.counters().forEach((counter, value) -> {
            if (ofSwitch.containsKey(counter)) {
                ofSwitch.put(counter, value);
            } else if (counters < MOST_COUNTERS) {
                ofSwitch.put(counter, value);
                counters++;
            }
        });
        return true;
    }

    /** All filters, the oldest first. */
    public synchronized List<Status> list(long nowMillis) {
        return filters.values().stream()
                .map(kept -> {
                    Map<Integer, Map<Integer, Long>> copy = new TreeMap<>();
                    kept.counters.forEach((pointCode, values) -> copy.put(pointCode, new TreeMap<>(values)));
                    return new Status(kept.filter, Math.max(0, (kept.until - nowMillis + 999) / 1_000), copy);
                })
                .toList();
    }
}
