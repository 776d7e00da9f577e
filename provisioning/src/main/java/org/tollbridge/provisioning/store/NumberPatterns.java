package org.tollbridge.provisioning.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.ServiceNumber;

/**
 * What numbers with a whole call plan have beside their digits, each once however many numbers have it: a call need not read
 * the line of its number. Immutable.
 */
final class NumberPatterns {

    private static final String NO_DIGITS = "";

    private final ServiceNumber[] patterns;

    /** The plan of each: a call waits for it and for its pattern at one time, and not for one after the other. */
    private final CallPlan[] plans;

    private NumberPatterns(List<ServiceNumber> patterns) {
        this.patterns = patterns.toArray(ServiceNumber[]::new);
        this.plans = patterns.stream().map(ServiceNumber::plan).toArray(CallPlan[]::new);
    }

    /** A number made of its digits and the pattern at a place. */
    ServiceNumber number(String digits, int place) {
        return of(digits, patterns[place], plans[place]);
    }

    private static ServiceNumber of(String digits, ServiceNumber like, CallPlan plan) {
        return new ServiceNumber(
                digits, like.serviceClass(), like.subscriber(), like.working(), like.validFrom(), like.validTo(), plan);
    }

    /** Gathers patterns. */
    static final class Builder {
        private final Map<ServiceNumber, Integer> places = new HashMap<>();
        private final List<ServiceNumber> patterns = new ArrayList<>();

        /** The place that the pattern of a number has, or has from now on. */
        int place(ServiceNumber number) {
            return places.computeIfAbsent(of(NO_DIGITS, number, number.plan()), pattern -> {
                patterns.add(pattern);
                return patterns.size() - 1;
            });
        }

        NumberPatterns build() {
            return new NumberPatterns(patterns);
        }
    }
}
