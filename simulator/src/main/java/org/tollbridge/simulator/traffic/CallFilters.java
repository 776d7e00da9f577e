package org.tollbridge.simulator.traffic;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tollbridge.wire.inap.ActivateServiceFiltering;
import org.tollbridge.wire.inap.CounterAndValue;
import org.tollbridge.wire.inap.FilteringCharacteristics;
import org.tollbridge.wire.inap.FilteringCriteria;
import org.tollbridge.wire.inap.FilteringTimeOut;
import org.tollbridge.wire.inap.ResponseCondition;
import org.tollbridge.wire.inap.ServiceFilteringResponse;
import org.tollbridge.wire.isup.GenericDigits;

/**
 * The active filters of a switch, by service key and by dialled number. Each matching call is treated here and counted,
 * except the first one after an interval, or every Nth, which goes to the SCP with the count so far. Not thread-safe.
 */
final class CallFilters {

    private static final int MOST = 100;

    private static final class Filter {
        private final FilteringCriteria criteria;
        private final Optional<Long> serviceKey;
        private final Optional<String> called;
        /** In nanoseconds; 0 if every Nth call is let through. */
        private final long interval;

        private final long every;
        private final long until;
        private long next;
        private long sinceLast;
        private long count;

        private Filter(ActivateServiceFiltering order, long seconds, long now) {
            this.criteria = order.value(ActivateServiceFiltering.FILTERING_CRITERIA);
            this.serviceKey = criteria.get(FilteringCriteria.SERVICE_KEY);
            this.called = criteria.get(FilteringCriteria.DIALLED_NUMBER)
                    .flatMap(octets -> GenericDigits.view(octets).toOptional())
                    .flatMap(GenericDigits::digits);
            FilteringCharacteristics how = order.value(ActivateServiceFiltering.FILTERING_CHARACTERISTICS);
            long intervalSeconds = how.get(FilteringCharacteristics.INTERVAL).orElse(0L);
            this.interval = intervalSeconds < 0 ? Long.MAX_VALUE / 4 : intervalSeconds * 1_000_000_000L;
            this.every = how.get(FilteringCharacteristics.NUMBER_OF_CALLS).orElse(0L);
            this.until = now + seconds * 1_000_000_000L;
            this.next = now + interval;
        }

        private boolean isKnown() {
            return serviceKey.isPresent() || called.isPresent();
        }

        private boolean fits(CallSubject call) {
            return serviceKey.isPresent()
                    ? serviceKey.get() == call.serviceKey()
                    : called.filter(digits -> call.called().startsWith(digits)).isPresent();
        }

        /** Whether this call is counted and kept here. */
        private boolean keeps(long now) {
            boolean passes = every > 0 ? ++sinceLast >= every : now - next >= 0;
            if (passes) {
                sinceLast = 0;
                next = now + interval;
            } else {
                count++;
            }
            return !passes;
        }

        private ServiceFilteringResponse response(ResponseCondition condition) {
            CounterAndValue counter = CounterAndValue.TYPE
                    .values()
                    .set(CounterAndValue.COUNTER_ID, 0L)
                    .set(CounterAndValue.COUNTER_VALUE, count)
                    .build();
            return ServiceFilteringResponse.TYPE
                    .values()
                    .set(ServiceFilteringResponse.COUNTERS_VALUE, List.of(counter))
                    .set(ServiceFilteringResponse.FILTERING_CRITERIA, criteria)
                    .set(ServiceFilteringResponse.RESPONSE_CONDITION, condition)
                    .build();
        }
    }

    private final Map<FilteringCriteria, Filter> filters = new LinkedHashMap<>();
    private final List<ServiceFilteringResponse> responses = new ArrayList<>();

    /**
     * Applies an order; a duration of 0 ends a filter.
     *
     * @param now the current {@link System#nanoTime}
     * @return false for criteria or a time-out that this switch does not support
     */
    boolean apply(ActivateServiceFiltering order, long now) {
        Optional<Long> seconds =
                order.value(ActivateServiceFiltering.FILTERING_TIME_OUT).get(FilteringTimeOut.DURATION);
        if (seconds.isEmpty() || seconds.get() < 0) {
            return false;
        }
        Filter filter = new Filter(order, seconds.get(), now);
        if (!filter.isKnown() || filters.size() >= MOST) {
            return false;
        }
        Optional.ofNullable(filters.remove(filter.criteria))
                .ifPresent(before -> responses.add(before.response(ResponseCondition.LAST_RESPONSE)));
        if (seconds.get() > 0) {
            filters.put(filter.criteria, filter);
        }
        return true;
    }

    /** Whether a call is treated here and only counted. */
    boolean filters(CallSubject call, long now) {
        for (Filter filter : filters.values()) {
            if (now - filter.until < 0 && filter.fits(call)) {
                if (filter.keeps(now)) {
                    return true;
                }
                responses.add(filter.response(ResponseCondition.INTERMEDIATE_RESPONSE));
                return false;
            }
        }
        return false;
    }

    /** The reports to the SCP that are now due. */
    List<ServiceFilteringResponse> due(long now) {
        Iterator<Filter> each = filters.values().iterator();
        while (each.hasNext()) {
            Filter filter = each.next();
            if (now - filter.until >= 0) {
                responses.add(filter.response(ResponseCondition.LAST_RESPONSE));
                each.remove();
            }
        }
        List<ServiceFilteringResponse> due = List.copyOf(responses);
        responses.clear();
        return due;
    }

    int active() {
        return filters.size();
    }
}
