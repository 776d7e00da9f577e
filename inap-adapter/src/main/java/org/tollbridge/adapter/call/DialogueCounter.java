package org.tollbridge.adapter.call;

/** Counters of dialogues. */
public enum DialogueCounter {
    /** An InitialDP was read and its call offered. */
    CALLS_OFFERED,
    /** The node did not take an offered call; the caller got the default treatment. */
    CALLS_REFUSED,
    /** A dialogue began without a readable InitialDP. */
    BEGUN_WITHOUT_CALL,
    /** A dialogue was aborted because of its application context. */
    CONTEXTS_REFUSED,
    /** A dialogue was aborted because no switch with its point code is configured. */
    UNKNOWN_SWITCHES,
    /** A component was answered with a reject or a return error, or ignored because its class has no answer. */
    COMPONENTS_REFUSED,
    /** SCCP returned a message of this node. */
    UNDELIVERABLE,
    /** The switch of a dialogue did not answer an ActivityTest. */
    SILENT_SWITCHES,
    /** A message was not sent, because charging facts did not fit the dialect or TCAP could not send it. */
    NOT_SENT
}
