package org.tollbridge.provisioning.store;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.tollbridge.provisioning.inventory.NumberState;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.ServiceNumber;

/**
 * A service number as the inventory has it, in service or not.
 *
 * @param digits normalised, such as 8008101234
 * @param ends when the state ends by itself; empty when it does not
 * @param subscriber whose it is, or for whom it is kept; empty when nobody's
 * @param serviceClass name of the service class, such as "800"
 * @param validFrom first moment of service, milliseconds since the epoch
 * @param validTo first moment after service, milliseconds since the epoch
 * @param plan what happens to its calls, if that is known yet
 */
public record NumberEntry(
        String digits,
        NumberState state,
        Optional<Instant> ends,
        String subscriber,
        String serviceClass,
        OptionalLong validFrom,
        OptionalLong validTo,
        Optional<CallPlan> plan) {

    /** A number in service. */
    static NumberEntry of(ServiceNumber number) {
        return new NumberEntry(
                number.digits(),
                number.working() ? NumberState.WORKING : NumberState.SUSPENDED,
                Optional.empty(),
                number.subscriber(),
                number.serviceClass(),
                number.validFrom(),
                number.validTo(),
                Optional.of(number.plan()));
    }

    /** A number that is nobody's. */
    static NumberEntry spare(String digits, String serviceClass) {
        return new NumberEntry(
                digits,
                NumberState.SPARE,
                Optional.empty(),
                "",
                serviceClass,
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty());
    }

    /** The number as calls see it; empty when it is not in service. */
    public Optional<ServiceNumber> service() {
        return plan.filter(known -> state.served())
                .map(known -> new ServiceNumber(
                        digits, serviceClass, subscriber, state == NumberState.WORKING, validFrom, validTo, known));
    }
}
