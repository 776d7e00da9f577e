package org.tollbridge.service.call;

/** How a call ended, in one word for reports. {@link Reason} gives the cause. */
public enum Outcome {
    ANSWERED,
    BUSY,
    NO_ANSWER,
    ROUTE_FAILURE,
    ABANDONED,
    REFUSED,
    FAILED
}
