package org.tollbridge.adapter.call;

/** The direction of a message. */
public enum Way {
    /** From the switch to the node. */
    RECEIVED,
    /** From the node to the switch. */
    SENT
}
