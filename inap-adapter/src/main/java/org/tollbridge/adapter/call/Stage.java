package org.tollbridge.adapter.call;

/** The stages of the way from an InitialDP to the first answer in its dialogue. */
public enum Stage {
    /** TCAP brings the BEGIN: until its InitialDP is read. */
    READ,
    /** From there until service logic has its instructions. */
    DECIDE,
    /** From there until the answer is encoded and handed to a connection. */
    SEND,
    /** All of it. */
    ANSWER
}
