package org.tollbridge.provisioning.store;

import java.util.Optional;
import java.util.OptionalInt;
import org.tollbridge.provisioning.inventory.Step;
import org.tollbridge.service.plan.PlanNode;

/**
 * What somebody wants to be done with a number.
 *
 * @param digits normalised, such as 8008101234
 * @param subscriber for whom it is reserved, or to whom it is assigned; empty with other steps
 * @param days how long the new state lasts, where it ends by itself
 * @param destination where its calls are to go, when it is assigned or activated and has no plan yet
 */
public record NumberOrder(
        Step step, String digits, String subscriber, OptionalInt days, Optional<PlanNode.Destination> destination) {

    /** A step that needs nothing more. */
    public static NumberOrder of(Step step, String digits) {
        return new NumberOrder(step, digits, "", OptionalInt.empty(), Optional.empty());
    }
}
