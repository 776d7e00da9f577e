package org.tollbridge.core.credit;

import java.util.Optional;
import java.util.function.Consumer;

/** A credit server. */
public interface CreditPeer extends AutoCloseable {

    /** Its name in logs and metrics. */
    String name();

    /** Whether it can be sent to now. */
    boolean ready();

    /** Whether it keeps up with what it is asked, so that calls that begin may ask it too. */
    boolean hasRoom();

    /**
     * Sends a request; never waits for the answer.
     *
     * @param host the server that is to have it (Destination-Host), where that is known and no other one will do
     * @param endToEnd identifier of the request, the same when it is sent again, 0 to 2^32 - 1
     * @param repeated whether it may have been sent before
     * @param reply told what is answered, or {@link CreditReply#NONE}; at most once, on any thread
     * @return false when it could not be sent
     */
    boolean send(
            CreditQuery query, Optional<String> host, long endToEnd, boolean repeated, Consumer<CreditReply> reply);

    /** Takes leave of the server. */
    @Override
    void close();
}
