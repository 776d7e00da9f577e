package org.tollbridge.adapter.call;

/** What is counted of dialogues. */
public enum DialogueCounter {
    /** InitialDP read and offered. */
    CALLS_OFFERED,
    /** Offers that the node did not take; the caller got the default treatment. */
    CALLS_REFUSED,
    /** Dialogues begun without an InitialDP that could be read. */
    BEGUN_WITHOUT_CALL,
    /** Dialogues aborted because of their application context. */
    CONTEXTS_REFUSED,
    /** Dialogues aborted because nobody knows the point code that they come from. */
    UNKNOWN_SWITCHES,
    /** Components answered with a reject or a return error, or passed over because their class has no answer. */
    COMPONENTS_REFUSED,
    /** Messages of ours that came back from SCCP. */
    UNDELIVERABLE,
    /** Dialogues whose switch did not answer an ActivityTest. */
    SILENT_SWITCHES,
    /** Messages not sent: charging facts that do not fit the dialect, or TCAP could not send them. */
    NOT_SENT
}
