package org.tollbridge.core.counter;

import java.util.OptionalLong;
import org.tollbridge.service.plan.PlanLimits.Claim;

/** The current counts against limits, for display. */
public interface LimitCounts {

    /**
     * Returns how much of a claim's limit is used: calls, or thousandths of a yuan. It may wait up to a second for
     * another node, so it must not be called on a thread that handles calls.
     *
     * @return empty when no node counts
     */
    OptionalLong used(Claim claim);
}
