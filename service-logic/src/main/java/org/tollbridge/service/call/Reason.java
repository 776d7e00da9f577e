package org.tollbridge.service.call;

/** Why a call ended as it did. Each refusal has its own. */
public enum Reason {
    /** Answered, and one side hung up. */
    COMPLETED,
    /** Answered, and goes on: the record covers a part of it. */
    GOES_ON,
    /** Every destination that the plan and the class allow was busy, including the last one. */
    DESTINATION_BUSY,
    DESTINATION_NO_ANSWER,
    DESTINATION_UNREACHABLE,
    CALLER_ABANDONED,
    /** Answered, and released when the longest allowed time of a conversation was over. */
    TIME_LIMIT,
    UNKNOWN_NUMBER,
    NUMBER_NOT_IN_SERVICE,
    NUMBER_NOT_YET_VALID,
    NUMBER_EXPIRED,
    /** The call came with a service key that is not one of the number's service class. */
    WRONG_SERVICE_KEY,
    /** The service class does not take calls from this kind of line, such as a mobile that calls an 800 number. */
    CALLER_NOT_ALLOWED,
    /** The caller is on the subscriber's deny list. */
    CALLER_DENIED,
    /** The subscriber has an allow list, and the caller is not on it. */
    CALLER_NOT_LISTED,
    /** The caller has entered wrong PINs too often. */
    PIN_LOCKED,
    /** The number had as many concurrent calls as it accepts. */
    TOO_MANY_CALLS,
    /** The number had as many calls in a period as it accepts. */
    TOO_MANY_CALLS_IN_PERIOD,
    MONTHLY_CALLS_USED,
    MONTHLY_COST_USED,
    /** The counter of a limit did not answer, and the plan refuses calls in that case. */
    COUNTER_SILENT,
    /** The subscriber has no credit for the call. */
    NO_CREDIT,
    /** Answered, and ended when the subscriber's credit was used up. */
    CREDIT_USED,
    /**
     * Nothing answered the credit request, and the subscriber wants no calls in that case; at the start or in mid-call.
     */
    CREDIT_SILENT,
    /** The plan leads to a destination that the service class forbids. */
    DESTINATION_FORBIDDEN,
    /** The plan leads back to a destination that this call has already tried. */
    DESTINATION_LOOP,
    /** The plan itself releases the call. */
    PLAN_RELEASE,
    /** The switch refused an instruction. */
    SWITCH_REFUSED,
    /** The switch ended the dialogue before the call was over. */
    SWITCH_ENDED_EARLY,
    /** Answered, and released because the switch held it at a report that is possible only during an attempt. */
    SWITCH_OUT_OF_STEP,
    /** The switch aborted the dialogue: TC-U-ABORT or TC-P-ABORT. */
    SWITCH_ABORTED,
    /** The link to the switch was lost. */
    LINK_LOST,
    /**
     * The node abandoned the dialogue: the switch did not answer, or could not be reached. Earlier records use it for
     * all three.
     */
    SWITCH_LOST,
    /** The call was silent until its age limit. */
    SWITCH_SILENT,
    NODE_STOPPED,
    /** The node was killed during the call; the record has what was known at the call's last step. */
    NODE_LOST,
    /** A defect of our own, logged under the call's identifier. */
    INTERNAL_ERROR
}
