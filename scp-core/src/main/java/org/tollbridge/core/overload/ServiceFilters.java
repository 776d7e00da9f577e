package org.tollbridge.core.overload;

import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.tollbridge.service.traffic.FilterReport;
import org.tollbridge.service.traffic.ServiceFilter;
import org.tollbridge.service.traffic.TrafficCriterion;

/**
 * The service filters that switches were ordered to keep, with their counts. A filter that no switch can have is
 * removed, because it would look as if it were in force. Bounded; the oldest expired filter is replaced by a new one.
 * Thread-safe.
 */
public final class ServiceFilters {

    /** Largest number of filters, including expired ones. */
    public static final int MOST = 100;

    private static final int MOST_COUNTERS = 100_000;

    /** Result of an order to a switch. */
    public enum Outcome {
        DONE,
        REFUSED,
        /** The switch may have carried it out. */
        UNKNOWN
    }

    /**
     * State of a filter in a switch.
     *
     * @param mayFilter whether the switch has it, or may have it
     * @param why why it is not known to be in the state that the operator wants; empty if it is
     */
    public record InSwitch(boolean mayFilter, String why) {}

    /**
     * A filter that switches were ordered to end.
     *
     * @param order number of the order, for the answers
     */
    public record Removal(long order, ServiceFilter filter) {}

    /**
     * A filter with its state.
     *
     * @param removed whether switches were ordered to end it
     * @param secondsLeft 0 once it is over
     * @param switches the switches that were asked, by point code
     * @param counters filtered calls by switch and counter
     */
    public record Status(
            ServiceFilter filter,
            boolean removed,
            long secondsLeft,
            Map<Integer, InSwitch> switches,
            Map<Integer, Map<Integer, Long>> counters) {

        /** Returns the filtered calls of all switches and counters. */
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
        private final Map<Integer, InSwitch> switches = new TreeMap<>();
        /**
         * Switches that may have it, or an earlier filter for the same calls, if they do not execute the last order.
         */
        private Set<Integer> holding = Set.of();

        private boolean removed;
        private long order;

        private Kept(ServiceFilter filter, long until) {
            this.filter = filter;
            this.until = until;
        }

        private void ask(long number, Collection<Integer> pointCodes) {
            order = number;
            pointCodes.forEach(pointCode -> switches.put(pointCode, NOT_ANSWERED));
        }

        private void answered(int pointCode, Outcome outcome, String why) {
            boolean mayFilter = switch (outcome) {
                case DONE -> !removed;
                case REFUSED -> holding.contains(pointCode);
                case UNKNOWN -> !removed || holding.contains(pointCode);
            };
            switches.put(pointCode, new InSwitch(mayFilter, why));
        }

        private Set<Integer> mayFilter() {
            Set<Integer> pointCodes = new HashSet<>();
            switches.forEach((pointCode, state) -> {
                if (state.mayFilter()) {
                    pointCodes.add(pointCode);
                }
            });
            return pointCodes;
        }
    }

    private static final InSwitch NOT_ANSWERED = new InSwitch(true, "it has not answered yet");

    private final Map<TrafficCriterion, Kept> filters = new LinkedHashMap<>();
    private int counters;
    private long orders;

    /**
     * Adds a filter, replacing one for the same calls.
     *
     * @param pointCodes of the switches that are asked; {@link #answered} must be called for each
     * @param nowMillis from any origin, never going back
     * @return the number of the order; empty if the maximum number is in force
     */
    public synchronized OptionalLong add(ServiceFilter filter, Collection<Integer> pointCodes, long nowMillis) {
        Optional<Kept> before = forget(filter.criterion());
        if (filters.size() >= MOST && !evict(nowMillis)) {
            return OptionalLong.empty();
        }
        Kept kept = new Kept(filter, nowMillis + 1_000L * filter.seconds());
        kept.holding =
                before.filter(old -> nowMillis < old.until).map(Kept::mayFilter).orElse(Set.of());
        kept.ask(++orders, pointCodes);
        filters.put(filter.criterion(), kept);
        return OptionalLong.of(kept.order);
    }

    /**
     * Notes a switch's answer to an order. After the last answer, a filter that no switch can have is removed.
     *
     * @param why why the filter is not as wanted; empty if it is
     */
    public synchronized void answered(long order, int pointCode, Outcome outcome, String why) {
        filters.values().stream()
                .filter(kept -> kept.order == order)
                .findFirst()
                .ifPresent(kept -> {
                    kept.answered(pointCode, outcome, why);
                    if (kept.mayFilter().isEmpty()) {
                        forget(kept.filter.criterion());
                    }
                });
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

    /**
     * Notes that a filter was ordered to end. It is kept until no switch can have it.
     *
     * @param pointCodes of the switches that are asked; {@link #answered} must be called for each
     * @return empty if there is none for these calls
     */
    public synchronized Optional<Removal> remove(TrafficCriterion criterion, Collection<Integer> pointCodes) {
        return Optional.ofNullable(filters.get(criterion)).map(kept -> {
            kept.removed = true;
            kept.holding = kept.mayFilter();
            kept.ask(++orders, pointCodes);
            return new Removal(kept.order, kept.filter);
        });
    }

    /**
     * Stores the counts of a switch since its filter began.
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

    /** Returns all filters, the oldest first. */
    public synchronized List<Status> list(long nowMillis) {
        return filters.values().stream()
                .map(kept -> {
                    Map<Integer, Map<Integer, Long>> copy = new TreeMap<>();
                    kept.counters.forEach((pointCode, values) -> copy.put(pointCode, new TreeMap<>(values)));
                    return new Status(
                            kept.filter,
                            kept.removed,
                            Math.max(0, (kept.until - nowMillis + 999) / 1_000),
                            new TreeMap<>(kept.switches),
                            copy);
                })
                .toList();
    }
}
