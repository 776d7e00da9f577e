package org.tollbridge.adapter.sccp;

/** The counters of SCCP. */
public enum SccpCounter {
    /** Messages received from MTP. */
    RECEIVED,
    /** Of these, messages that are not connectionless SCCP messages; dropped. */
    MALFORMED,
    /** Complete messages delivered to a subsystem of this node. */
    DELIVERED,
    /** Complete messages sent by a subsystem of this node. */
    SENT,
    /** Messages that could not be sent; the sender is notified. */
    UNSENT,
    /** Segments sent. */
    SEGMENTS_SENT,
    /** Messages reassembled from segments. */
    REASSEMBLED,
    /** Messages abandoned because a segment was lost or late. */
    REASSEMBLY_FAILED,
    /** Messages abandoned because too many, or too long ones, waited for segments. */
    REASSEMBLY_REFUSED,
    /** Segments that belong to no message; dropped. */
    STRAY_SEGMENTS,
    /** Incoming and outgoing messages whose global title has no translation for its nature. */
    NO_TRANSLATION_FOR_NATURE,
    /** Incoming and outgoing messages whose global title has no translation. */
    NO_TRANSLATION,
    /** Messages whose hop counter has run out. */
    HOP_COUNTER_VIOLATIONS,
    /** Messages for a subsystem that this node does not have, or that is out of service. */
    NOT_OUR_SUBSYSTEM,
    /** UDTS, XUDTS and LUDTS sent. */
    RETURNED,
    /** Messages that should have been returned but could not be. */
    NOT_RETURNED,
    /** UDTS, XUDTS and LUDTS received. */
    RETURNS_RECEIVED,
    /** SCCP management messages received. */
    MANAGEMENT_RECEIVED,
    /** SCCP management messages sent. */
    MANAGEMENT_SENT
}
