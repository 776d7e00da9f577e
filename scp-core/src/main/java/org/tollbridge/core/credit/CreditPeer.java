package org.tollbridge.core.credit;

import java.util.Optional;
import java.util.function.Consumer;

/** A credit server. */
public interface CreditPeer extends AutoCloseable {

    /** Returns the name used in logs and metrics. */
    String name();

    /** Returns whether requests can be sent now. */
    boolean ready();

    /** Returns whether the server keeps up with its requests, so that new calls may be sent to it too. */
    boolean hasRoom();

    /**
     * Sends a request without waiting for the answer.
     *
     * @param host the server it is meant for (Destination-Host), if known and no other one will do
     * @param endToEnd identifier of the request, unchanged on retransmission, 0 to 2^32 - 1
     * @param repeated whether it may have been sent before
     * @param reply receives the answer, or {@link CreditReply#NONE}; at most once, on any thread
     * @return false when it could not be sent
     */
    boolean send(
            CreditQuery query, Optional<String> host, long endToEnd, boolean repeated, Consumer<CreditReply> reply);

    /** Disconnects from the server. */
    @Override
    void close();
}
