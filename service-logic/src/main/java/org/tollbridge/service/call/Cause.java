package org.tollbridge.service.call;

import java.util.OptionalInt;

/** Q.850 (05/98) cause values for releasing calls that were sent to a destination. */
final class Cause {

    static final int NO_ROUTE_TO_DESTINATION = 3;
    static final int NORMAL_CLEARING = 16;
    static final int USER_BUSY = 17;
    static final int NO_ANSWER_FROM_USER = 19;
    static final int NORMAL_UNSPECIFIED = 31;
    static final int TEMPORARY_FAILURE = 41;
    static final int RECOVERY_ON_TIMER_EXPIRY = 102;

    private Cause() {}

    /** Returns the cause for a call whose last destination ended in {@code outcome}; a route failure keeps its own. */
    static int ofOutcome(Outcome outcome, OptionalInt reported) {
        return switch (outcome) {
            case BUSY -> USER_BUSY;
            case NO_ANSWER -> NO_ANSWER_FROM_USER;
            case ROUTE_FAILURE -> reported.orElse(NO_ROUTE_TO_DESTINATION);
            case ANSWERED, ABANDONED, REFUSED, FAILED -> reported.orElse(NORMAL_CLEARING);
        };
    }
}
