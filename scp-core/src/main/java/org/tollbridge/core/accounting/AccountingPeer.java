package org.tollbridge.core.accounting;

import java.util.function.IntConsumer;

/** A server that accepts accounting records. */
public interface AccountingPeer extends AutoCloseable {

    /** Used in place of a result code: the server has not answered in time. */
    int NO_ANSWER = 0;

    /** Returns the name used in logs and metrics. */
    String name();

    /** Returns whether requests can be sent now. */
    boolean ready();

    /**
     * Sends a record without waiting for the answer.
     *
     * @param endToEnd identifier of the request, unchanged on retransmission, 0 to 2^32 - 1
     * @param repeated whether it may have been sent before
     * @param answer receives the result code of RFC 6733, 7.1, or {@link #NO_ANSWER}; at most once, on any thread
     * @return false when it could not be sent
     */
    boolean send(AccountingRequest request, long endToEnd, boolean repeated, IntConsumer answer);

    /** Disconnects from the server. */
    @Override
    void close();
}
