package org.tollbridge.adapter.stack;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tollbridge.wire.tcap.TransactionId;

/**
 * Who is at the other end of each open dialogue. A transaction id is a small number that anybody can guess, and jSS7
 * asks for nothing else: without this, one switch could end or steer the calls of another.
 *
 * <p>A message belongs to a dialogue if its calling address is reached by the signalling points that the dialogue's peer is
 * reached by: the one that the address names, or those that configuration has for its title. That address is the sender's
 * own word, so a dialogue that one of these points brought goes on with messages of these points alone. One that came by a
 * transfer point, which shows in its routing label, may go on by any.
 */
final class Origins {

    private record Peer(List<Integer> points, boolean isDirect, Optional<TransactionId> theirs) {}

    private final Map<Long, Peer> open = new ConcurrentHashMap<>();

    /**
     * A dialogue is open.
     *
     * @param points by which its peer is reached
     * @param sender the signalling point of the routing label
     * @param theirs its transaction id on their side; empty if they have not named one yet
     */
    void opened(long dialogue, List<Integer> points, int sender, Optional<TransactionId> theirs) {
        open.put(dialogue, new Peer(points, points.contains(sender), theirs));
    }

    /** The transaction id of a dialogue on their side, if it is open and they have named one when it was opened. */
    Optional<TransactionId> theirs(long dialogue) {
        return Optional.ofNullable(open.get(dialogue)).flatMap(Peer::theirs);
    }

    void closed(long dialogue) {
        open.remove(dialogue);
    }

    /**
     * Whether a dialogue is open, and with somebody else.
     *
     * @param points by which the calling address of the message is reached
     * @param sender the signalling point of its routing label
     */
    boolean isForeign(long dialogue, List<Integer> points, int sender) {
        Peer peer = open.get(dialogue);
        return peer != null
                && (!peer.points().containsAll(points)
                        || (peer.isDirect() && !peer.points().contains(sender)));
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
        Peer peer = open.get(dialogue);
        return peer != null
                && (!peer.points().containsAll(points)
                        || peer.theirs().map(TransactionId::value).orElse(TcapScan.NONE) != theirs);
    }
}
