package org.tollbridge.service.plan;

/**
 * A limit on a month's cost that applies to a call in progress.
 *
 * @param claim the count that it is checked against
 * @param openWhenSilent whether the call goes on when that count is not available
 */
public record CostCap(PlanLimits.Claim claim, boolean openWhenSilent) {}
