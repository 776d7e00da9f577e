package org.tollbridge.service.plan;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A service number with everything that a call to it needs.
 *
 * @param digits normalised, such as 8008101234
 * @param serviceClass name of the service class, such as "800"
 * @param subscriber identifier of the subscriber who owns the number
 * @param working false while the number is suspended
 * @param validFrom first moment of service, milliseconds since the epoch
 * @param validTo first moment after service, milliseconds since the epoch
 * @param plan the plan for its calls
 * @param next the plan that will replace it, and applies to some callers already
 */
public record ServiceNumber(
        String digits,
        String serviceClass,
        String subscriber,
        boolean working,
        OptionalLong validFrom,
        OptionalLong validTo,
        CallPlan plan,
        Optional<NextPlan> next) {

    /** Creates a number with a plan that no other will replace. */
    public ServiceNumber(
            String digits,
            String serviceClass,
            String subscriber,
            boolean working,
            OptionalLong validFrom,
            OptionalLong validTo,
            CallPlan plan) {
        this(digits, serviceClass, subscriber, working, validFrom, validTo, plan, Optional.empty());
    }

    /** Creates a number that sends every call to one destination. */
    public ServiceNumber(
            String digits,
            String serviceClass,
            String subscriber,
            boolean working,
            OptionalLong validFrom,
            OptionalLong validTo,
            PlanNode.Destination destination) {
        this(digits, serviceClass, subscriber, working, validFrom, validTo, CallPlan.of(destination));
    }

    /** Returns the same number with other digits. */
    public ServiceNumber with(String others) {
        return new ServiceNumber(others, serviceClass, subscriber, working, validFrom, validTo, plan, next);
    }

    /** Returns the number with another next plan, or without one. */
    public ServiceNumber with(Optional<NextPlan> other) {
        return new ServiceNumber(digits, serviceClass, subscriber, working, validFrom, validTo, plan, other);
    }

    /** Returns the number with its next plan in place of its plan. */
    public ServiceNumber advanced() {
        CallPlan by = next.map(NextPlan::plan).orElse(plan);
        return new ServiceNumber(digits, serviceClass, subscriber, working, validFrom, validTo, by);
    }
}
