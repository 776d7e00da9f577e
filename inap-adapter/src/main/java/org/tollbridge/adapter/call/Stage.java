package org.tollbridge.adapter.call;

/** The stages from an InitialDP to the first answer in its dialogue. */
public enum Stage {
    /** From reading the BEGIN from its connection until a thread takes it up. */
    WAIT,
    /** From there until its InitialDP is read, without SCCP and TCAP. */
    READ,
    /** From there until service logic has decided its instructions. */
    DECIDE,
    /** From there until the answer is encoded and passed to a connection. */
    SEND,
    /** The whole time. */
    ANSWER
}
