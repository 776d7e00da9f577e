package org.tollbridge.adapter.call;

/** A part of an announcement that is spoken from a value (VariablePart of Q.1218 (10/95), 2.1.3). */
public enum MessagePart {
    /** The service number. */
    DIALLED,
    /** The calling number; left out where it is not known. */
    CALLER,
    /** What the caller pays for a minute. */
    PRICE,
    /** The time of the day. */
    TIME,
    /** The day. */
    DATE
}
