package org.tollbridge.adapter.call;

/** A part of an announcement that is spoken from a value (VariablePart of Q.1218 (10/95), 2.1.3). */
public enum MessagePart {
    /** The service number. */
    DIALLED,
    /** The calling number; omitted if it is not known. */
    CALLER,
    /** The caller's price per minute. */
    PRICE,
    /** The time of day. */
    TIME,
    /** The date. */
    DATE
}
