package org.tollbridge.adapter.stack;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tollbridge.wire.tcap.TransactionId;

/**
 * The peers of the open dialogues. A transaction id is a small number that anybody can guess, and jSS7 checks nothing
 * else: without this class, one switch could end or control the calls of another.
 */
final class Origins {

    private record Open(PeerPoints peer, Optional<TransactionId> theirs) {}

    private final Map<Long, Open> dialogues = new ConcurrentHashMap<>();

    /**
     * A dialogue was opened.
     *
     * @param theirs its transaction id on the peer's side; empty if the peer has not named one yet
     */
    void opened(long dialogue, PeerPoints peer, Optional<TransactionId> theirs) {
        dialogues.put(dialogue, new Open(peer, theirs));
    }

    /** The peer of a dialogue, if the dialogue is open and the peer named its transaction id at the opening. */
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
     * Whether a dialogue is open, but with another peer.
     *
     * @param points the signalling points that reach the calling address of the message
     * @param sender the signalling point of its routing label
     */
    boolean isForeign(long dialogue, List<Integer> points, int sender) {
        Open open = dialogues.get(dialogue);
        return open != null && !open.peer().sends(points, sender);
    }

    /**
     * Whether a returned message was not sent by this node. Any node on its way may have returned it, so its sender
     * proves nothing; but it must have been addressed to the switch of the dialogue, and must name the dialogue as that
     * switch does.
     *
     * @param points the signalling points that reach the address it was sent to
     * @param theirs the transaction id on the peer's side that it names, or {@link TcapScan#NONE}
     */
    boolean isForged(long dialogue, List<Integer> points, long theirs) {
        Open open = dialogues.get(dialogue);
        return open != null
                && (!open.peer().reaches(points)
                        || open.theirs().map(TransactionId::value).orElse(TcapScan.NONE) != theirs);
    }
}
