package org.tollbridge.service.call;

import java.util.Optional;
import org.tollbridge.service.plan.Visit;

/**
 * One line of a call's explanation. It holds the values, and is put into words only when somebody reads it, because
 * most explanations are never read.
 *
 * @param at milliseconds since the epoch
 * @param what the decision or event, such as "destination" or "busy", or the node of the plan that was visited
 * @param detail its object, such as a number; may be empty
 * @param visit what was asked and found at a node of the plan
 */
public record TraceLine(long at, String what, String detail, Optional<Visit> visit) {

    public TraceLine(long at, String what, String detail) {
        this(at, what, detail, Optional.empty());
    }

    /** Returns a step of the walk through the plan. */
    public static TraceLine of(long at, Visit visit) {
        return new TraceLine(at, visit.node(), "", Optional.of(visit));
    }

    @Override
    public String detail() {
        return visit.isPresent() ? visit.get().words() : detail;
    }
}
