package org.tollbridge.adapter.stack;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who is at the other end of each open dialogue. A transaction id is a small number that anybody can guess, and jSS7
 * asks for nothing else: without this, one switch could end or steer the calls of another.
 *
 * <p>A message belongs to a dialogue if its calling address names the switch that the dialogue is with. That address is
 * the sender's own word, so a dialogue that its switch began itself goes on with messages of that switch alone. One that
 * came by a transfer point, which shows in its routing label, may go on by any.
 */
final class Origins {

    private record Origin(int pointCode, int sender, long theirs) {
        boolean isDirect() {
            return pointCode == sender;
        }
    }

    private final Map<Long, Origin> open = new ConcurrentHashMap<>();

    /**
     * A dialogue is open.
     *
     * @param pointCode the switch that it is with
     * @param sender the signalling point of the routing label
     * @param theirs its transaction id on their side, or {@link TcapScan#NONE} if they have not named one yet
     */
    void opened(long dialogue, int pointCode, int sender, long theirs) {
        open.put(dialogue, new Origin(pointCode, sender, theirs));
    }

    void closed(long dialogue) {
        open.remove(dialogue);
    }

    /** Whether a dialogue is open, and with somebody else. */
    boolean isForeign(long dialogue, int pointCode, int sender) {
        Origin origin = open.get(dialogue);
        return origin != null && (origin.pointCode() != pointCode || (origin.isDirect() && origin.sender() != sender));
    }

    /**
     * Whether a message that came back was not sent by us. Any node on its way may have returned it, so who did says
     * nothing; but it must have been for the switch that the dialogue is with, and must name the dialogue as that switch
     * does.
     *
     * @param theirs the transaction id that it names on their side, or {@link TcapScan#NONE}
     */
    boolean isForged(long dialogue, int pointCode, long theirs) {
        Origin origin = open.get(dialogue);
        return origin != null && (origin.pointCode() != pointCode || origin.theirs() != theirs);
    }
}
