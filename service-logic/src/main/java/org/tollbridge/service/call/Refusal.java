package org.tollbridge.service.call;

/**
 * Why a call is not taken, each with a Q.850 cause of its own, so that a switch can play an announcement of its own. The
 * causes are those whose definitions in Q.850 (05/98), 2.2.7 come nearest.
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
    /** Call rejected. */
    CALLER_NOT_ALLOWED(Reason.CALLER_NOT_ALLOWED, 21),
    /** Facility rejected. */
    DESTINATION_FORBIDDEN(Reason.DESTINATION_FORBIDDEN, 29);

    private final Reason reason;
    private final int cause;

    Refusal(Reason reason, int cause) {
        this.reason = reason;
        this.cause = cause;
    }

    Reason reason() {
        return reason;
    }

    int cause() {
        return cause;
    }
}
