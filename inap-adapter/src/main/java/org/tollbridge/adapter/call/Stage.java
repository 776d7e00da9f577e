package org.tollbridge.adapter.call;

/** The stages of the way from an InitialDP to the first answer in its dialogue. */
public enum Stage {
    /** The BEGIN is read from its connection: until a thread takes it up. */
    WAIT,
    /** From there, SCCP and TCAP aside, until its InitialDP is read. */
    READ,
    /** From there until service logic has its instructions. */
    DECIDE,
    /** From there until the answer is encoded and handed to a connection. */
    SEND,
    /** All of it. */
    ANSWER
}
