package org.tollbridge.service.plan;

/** Why a plan does not let a call through. */
public enum PlanRefusal {
    /** The caller is on the deny list. */
    CALLER_DENIED,
    /** There is an allow list, and the caller is not on it. */
    CALLER_NOT_LISTED,
    /** The caller has tried wrong PINs too often. */
    PIN_LOCKED,
    /** As many calls are going on as the number takes. */
    TOO_MANY_CALLS,
    /** As many calls came in the period as the number takes. */
    TOO_MANY_IN_PERIOD,
    MONTHLY_CALLS_USED,
    MONTHLY_COST_USED,
    /** The counter of a limit did not answer, and the plan says to refuse then. */
    COUNTER_SILENT,
    /** A release node. */
    RELEASED
}
