package org.tollbridge.adapter.call;

/** Who said something. */
public enum Way {
    /** The switch, to the node. */
    RECEIVED,
    /** The node, to the switch. */
    SENT
}
