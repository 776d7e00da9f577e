package org.tollbridge.adapter.stack;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tollbridge.wire.tcap.TransactionId;

/**
 * Who is at the other end of each open dialogue. A transaction id is a small number that anybody can guess, and jSS7
 * asks for nothing else: without this, one switch could end or steer the calls of another.
 */
final class Origins {

    private record Open(PeerPoints peer, Optional<TransactionId> theirs) {}

    private final Map<Long, Open> dialogues = new ConcurrentHashMap<>();

    /**
     * A dialogue is open.
     *
     * @param theirs its transaction id on their side; empty if they have not named one yet
     */
    void opened(long dialogue, PeerPoints peer, Optional<TransactionId> theirs) {
        dialogues.put(dialogue, new Open(peer, theirs));
    }

    /** The peer of a dialogue, if it is open and they have named it when it was opened. */
    Optional<PeerTransactions.Peer> peer(long dialogue) {
        return Optional.ofNullable(dialogues.get(dialogue))
                .flatMap(open -> open.theirs()
                        .map(theirs ->
                                new PeerTransactions.Peer(theirs, open.peer().direct())));
    }

    void closed(long dialogue) {
        dialogues.remove(dialogue);
    }

    /**
     * Whether a dialogue is open, and with somebody else.
     *
     * @param points by which the calling address of the message is reached
     * @param sender the signalling point of its routing label
     */
    boolean isForeign(long dialogue, List<Integer> points, int sender) {
        Open open = dialogues.get(dialogue);
        return open != null && !open.peer().sends(points, sender);
    }

    /**
     * Whether a message that came back was not sent by us. Any node on its way may have returned it, so who did says
     * nothing; but it must have been for the switch that the dialogue is with, and must name the dialogue as that switch
     * does.
     *
     * @param points by which the address is reached that it was for
     * @param theirs the transaction id that it names on their side, or {@link TcapScan#NONE}
     */
    boolean isForged(long dialogue, List<Integer> points, long theirs) {
        Open open = dialogues.get(dialogue);
        return open != null
                && (!open.peer().reaches(points)
                        || open.theirs().map(TransactionId::value).orElse(TcapScan.NONE) != theirs);
    }
}
