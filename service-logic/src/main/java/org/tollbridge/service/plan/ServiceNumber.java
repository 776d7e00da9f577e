package org.tollbridge.service.plan;

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
 */
public record ServiceNumber(
        String digits,
        String serviceClass,
        String subscriber,
        boolean working,
        OptionalLong validFrom,
        OptionalLong validTo,
        CallPlan plan) {

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
}
