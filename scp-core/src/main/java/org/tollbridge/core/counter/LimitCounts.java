package org.tollbridge.core.counter;

import java.util.OptionalLong;
import org.tollbridge.service.plan.PlanLimits.Claim;

/** What is counted against limits at this moment, for those who look at it. */
public interface LimitCounts {

    /**
     * How much of a claim's limit is used: calls, or thousandths of a yuan. It may wait for another node, for a second at the
     * most; no thread of a call may ask.
     *
     * @return empty when nobody counts
     */
    OptionalLong used(Claim claim);
}
