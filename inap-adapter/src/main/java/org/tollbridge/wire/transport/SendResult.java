package org.tollbridge.wire.transport;

/** The outcome of {@link Connection#send}. */
public enum SendResult {
    /** The message is in the write queue and is sent unless the connection breaks. */
    QUEUED,
    /** The write queue is full and the message was not taken. The peer or the network is too slow. */
    FULL,
    /** The connection is closed and the message was not taken. */
    CLOSED
}
