package org.tollbridge.adapter.sccp;

/** What SCCP counts. */
public enum SccpCounter {
    /** Messages that MTP brought. */
    RECEIVED,
    /** Of these, those that are no connectionless SCCP message: dropped. */
    MALFORMED,
    /** Messages, whole ones, handed to a subsystem of ours. */
    DELIVERED,
    /** Messages, whole ones, that a subsystem of ours sent. */
    SENT,
    /** Messages that could not be sent, told to the sender. */
    UNSENT,
    /** Segments sent. */
    SEGMENTS_SENT,
    /** Messages put together from segments. */
    REASSEMBLED,
    /** Messages given up because a segment was lost or late. */
    REASSEMBLY_FAILED,
    /** Messages given up because too many, or too long ones, waited for segments. */
    REASSEMBLY_REFUSED,
    /** Segments that belong to nothing: dropped. */
    STRAY_SEGMENTS,
    /** Messages in, or out, whose global title has no translation of its nature. */
    NO_TRANSLATION_FOR_NATURE,
    /** Messages in, or out, whose global title has no translation. */
    NO_TRANSLATION,
    /** Messages whose hop counter has run out. */
    HOP_COUNTER_VIOLATIONS,
    /** Messages for a subsystem that is not here, or not in service. */
    NOT_OUR_SUBSYSTEM,
    /** UDTS, XUDTS and LUDTS sent. */
    RETURNED,
    /** Messages that were to be returned, and could not be. */
    NOT_RETURNED,
    /** UDTS, XUDTS and LUDTS received. */
    RETURNS_RECEIVED,
    /** Messages of SCCP management received. */
    MANAGEMENT_RECEIVED,
    /** Messages of SCCP management sent. */
    MANAGEMENT_SENT
}
