package org.tollbridge.service.plan;

/** Why a plan does not let a call pass. */
public enum PlanRefusal {
    /** The caller is on the deny list. */
    CALLER_DENIED,
    /** There is an allow list, and the caller is not on it. */
    CALLER_NOT_LISTED,
    /** The caller has entered wrong PINs too often. */
    PIN_LOCKED,
    /** The number has as many concurrent calls as it accepts. */
    TOO_MANY_CALLS,
    /** The number has had as many calls in the period as it accepts. */
    TOO_MANY_IN_PERIOD,
    MONTHLY_CALLS_USED,
    MONTHLY_COST_USED,
    /** The counter of a limit did not answer, and the plan refuses calls in that case. */
    COUNTER_SILENT,
    /** A release node. */
    RELEASED
}
