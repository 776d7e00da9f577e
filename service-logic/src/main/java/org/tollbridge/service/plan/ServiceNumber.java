package org.tollbridge.service.plan;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A service number with all that a call to it needs.
 *
 * @param digits normalised, such as 8008101234
 * @param serviceClass name of the service class, such as "800"
 * @param subscriber identifier of the subscriber who owns the number
 * @param working false while the number is suspended
 * @param validFrom first moment of service, milliseconds since the epoch
 * @param validTo first moment after service, milliseconds since the epoch
 * @param plan what happens to its calls
 * @param next the plan that is to follow, for some callers already
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

    /** A number with a plan that no other is to follow. */
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

    /** A number that sends every call to one destination. */
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

    /** A number that is like this one but for its digits. */
    public ServiceNumber with(String others) {
        return new ServiceNumber(others, serviceClass, subscriber, working, validFrom, validTo, plan, next);
    }

    /** The number with a plan that is to follow, or without. */
    public ServiceNumber with(Optional<NextPlan> other) {
        return new ServiceNumber(digits, serviceClass, subscriber, working, validFrom, validTo, plan, other);
    }

    /** The number with its next plan in the place of its plan. */
    public ServiceNumber advanced() {
        CallPlan by = next.map(NextPlan::plan).orElse(plan);
        return new ServiceNumber(digits, serviceClass, subscriber, working, validFrom, validTo, by);
    }
}
