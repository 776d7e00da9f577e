package org.tollbridge.service.call;

/** How a call ended, in the one word a report groups by. {@link Reason} says why. */
public enum Outcome {
    ANSWERED,
    BUSY,
    NO_ANSWER,
    ROUTE_FAILURE,
    ABANDONED,
    REFUSED,
    FAILED
}
