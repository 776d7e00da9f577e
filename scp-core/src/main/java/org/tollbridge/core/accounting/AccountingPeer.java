package org.tollbridge.core.accounting;

import java.util.function.IntConsumer;

/** A server that takes accounting records. */
public interface AccountingPeer extends AutoCloseable {

    /** In place of a result code: the server has not answered in time. */
    int NO_ANSWER = 0;

    /** Its name in logs and metrics. */
    String name();

    /** Whether it can be sent to now. */
    boolean ready();

    /**
     * Sends a record; never waits for the answer.
     *
     * @param endToEnd identifier of the request, the same when it is sent again, 0 to 2^32 - 1
     * @param repeated whether it may have been sent before
     * @param answer told the result code of RFC 6733, 7.1, or {@link #NO_ANSWER}; at most once, on any thread
     * @return false when it could not be sent
     */
    boolean send(AccountingRequest request, long endToEnd, boolean repeated, IntConsumer answer);

    /** Takes leave of the server. */
    @Override
    void close();
}
