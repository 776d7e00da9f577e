package org.tollbridge.service.call;

import java.util.Locale;
import org.tollbridge.service.plan.PlanRefusal;

/**
 * Why a call is not taken, each with a Q.850 cause of its own, so that a switch can play a separate announcement. The
 * causes are those with the closest definitions in Q.850 (05/98), 2.2.7.
 */
enum Refusal {
    /** Unallocated (unassigned) number. */
    UNKNOWN_NUMBER(Reason.UNKNOWN_NUMBER, 1),
    /** Service or option not available, unspecified. */
    NUMBER_NOT_IN_SERVICE(Reason.NUMBER_NOT_IN_SERVICE, 63),
    /** Requested facility not subscribed. */
    NUMBER_NOT_YET_VALID(Reason.NUMBER_NOT_YET_VALID, 50),
    /** Number changed: no longer assigned. */
    NUMBER_EXPIRED(Reason.NUMBER_EXPIRED, 22),
    /** Service or option not implemented, unspecified. */
    WRONG_SERVICE_KEY(Reason.WRONG_SERVICE_KEY, 79),
    /** Call rejected. */
    CALLER_NOT_ALLOWED(Reason.CALLER_NOT_ALLOWED, 21),
    /** Facility rejected. */
    DESTINATION_FORBIDDEN(Reason.DESTINATION_FORBIDDEN, 29),
    /** Incoming calls barred within CUG. */
    CALLER_DENIED(Reason.CALLER_DENIED, 55),
    /** User not member of CUG. */
    CALLER_NOT_LISTED(Reason.CALLER_NOT_LISTED, 87),
    /** Bearer capability not authorized. */
    PIN_LOCKED(Reason.PIN_LOCKED, 57),
    /** Requested circuit/channel not available. */
    TOO_MANY_CALLS(Reason.TOO_MANY_CALLS, 44),
    /** Switching equipment congestion. */
    TOO_MANY_CALLS_IN_PERIOD(Reason.TOO_MANY_CALLS_IN_PERIOD, 42),
    /** Resource unavailable, unspecified. */
    MONTHLY_CALLS_USED(Reason.MONTHLY_CALLS_USED, 47),
    /** Quality of service not available. */
    MONTHLY_COST_USED(Reason.MONTHLY_COST_USED, 49),
    /** Temporary failure. */
    COUNTER_SILENT(Reason.COUNTER_SILENT, Cause.TEMPORARY_FAILURE),
    /** Outgoing calls barred within CUG. */
    NO_CREDIT(Reason.NO_CREDIT, 53),
    /** Network out of order. */
    CREDIT_SILENT(Reason.CREDIT_SILENT, 38),
    /** Normal, unspecified; a release node gives its own. */
    PLAN_RELEASE(Reason.PLAN_RELEASE, 31);

    private final Reason reason;
    private final int cause;
    private final String announcement;

    Refusal(Reason reason, int cause) {
        this.reason = reason;
        this.cause = cause;
        this.announcement = reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Refusal of(PlanRefusal why) {
        return switch (why) {
            case CALLER_DENIED -> CALLER_DENIED;
            case CALLER_NOT_LISTED -> CALLER_NOT_LISTED;
            case PIN_LOCKED -> PIN_LOCKED;
            case TOO_MANY_CALLS -> TOO_MANY_CALLS;
            case TOO_MANY_IN_PERIOD -> TOO_MANY_CALLS_IN_PERIOD;
            case MONTHLY_CALLS_USED -> MONTHLY_CALLS_USED;
            case MONTHLY_COST_USED -> MONTHLY_COST_USED;
            case COUNTER_SILENT -> COUNTER_SILENT;
            case RELEASED -> PLAN_RELEASE;
        };
    }

    Reason reason() {
        return reason;
    }

    int cause() {
        return cause;
    }

    /** Returns the name of the announcement to the caller, unless the plan names another one. */
    String announcement() {
        return announcement;
    }
}
