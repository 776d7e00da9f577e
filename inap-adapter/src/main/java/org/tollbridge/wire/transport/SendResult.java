package org.tollbridge.wire.transport;

/** What became of a message handed to {@link Connection#send}. */
public enum SendResult {
    /** It stands in the write queue and goes out unless the connection breaks. */
    QUEUED,
    /** The write queue is full: nothing was taken. The peer or the network is too slow. */
    FULL,
    /** The connection is closed: nothing was taken. */
    CLOSED
}
