package org.tollbridge.service.plan;

/**
 * A month's cost that a call in progress may not go beyond.
 *
 * @param claim the count that it is held against
 * @param openWhenSilent whether the call goes on when that count is not to be had
 */
public record CostCap(PlanLimits.Claim claim, boolean openWhenSilent) {}
