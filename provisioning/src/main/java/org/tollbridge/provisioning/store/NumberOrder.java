package org.tollbridge.provisioning.store;

import java.util.Optional;
import java.util.OptionalInt;
import org.tollbridge.provisioning.inventory.Step;
import org.tollbridge.service.plan.PlanNode;

/**
 * A requested operation on a number.
 *
 * @param digits normalised, such as 8008101234
 * @param subscriber the subscriber for whom it is reserved, or to whom it is assigned; empty with other steps
 * @param days how long the new state lasts, where that state expires
 * @param destination destination of its calls, when it is assigned or activated and has no plan yet
 */
public record NumberOrder(
        Step step, String digits, String subscriber, OptionalInt days, Optional<PlanNode.Destination> destination) {

    /** A step without further parameters. */
    public static NumberOrder of(Step step, String digits) {
        return new NumberOrder(step, digits, "", OptionalInt.empty(), Optional.empty());
    }
}
