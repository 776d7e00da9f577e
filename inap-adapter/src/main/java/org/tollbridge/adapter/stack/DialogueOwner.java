package org.tollbridge.adapter.stack;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.tollbridge.adapter.m3ua.M3uaUserPart;
import org.tollbridge.adapter.m3ua.NeighbourSettings;

/**
 * Determines which of the nodes behind this point code owns a dialogue: the highest bits of a transaction id are the
 * node's number, and the bits below distinguish its starts. A node that continues dialogues of another one is its heir.
 */
final class DialogueOwner {

    /** The parts into which the ids of a node are divided; consecutive starts use them in turn. */
    static final int PARTS = 8;

    private static final int RANGE_BITS_AT = 21;

    private final M3uaUserPart userPart;
    private final Orphans orphans;
    private volatile boolean withdrawn;
    private volatile Optional<NeighbourSettings> own = Optional.empty();
    private volatile Map<Integer, Integer> heirs = Map.of();

    DialogueOwner(M3uaUserPart userPart) {
        this.userPart = userPart;
        this.orphans = new Orphans(userPart);
    }

    /** Makes this node one of several. */
    void join(NeighbourSettings ours) {
        own = Optional.of(ours);
        userPart.join(ours);
    }

    /** Sets how long to hold messages for a node that has left. */
    void holdOrphans(Duration patience) {
        orphans.hold(patience);
    }

    /** Sets the other nodes. */
    void setNeighbours(Map<Integer, InetSocketAddress> others) {
        orphans.setNeighbours(others.keySet());
        userPart.setNeighbours(others);
    }

    /** Sets which nodes continue dialogues of others, by the prefix of the transaction ids. */
    void setHeirs(Map<Integer, Integer> known) {
        heirs = Map.copyOf(known);
        orphans.release(known.keySet());
    }

    /** Leaves new dialogues to the other nodes, if there are any. */
    void withdraw() {
        withdrawn = own.isPresent() && userPart.withdraw();
    }

    /**
     * Hands on a message that opens a dialogue, if new dialogues are left to the other nodes and one of them takes it.
     */
    boolean handsOn(int sender, int sls, Supplier<byte[]> message) {
        return withdrawn && userPart.handOn(sender, sls, message.get());
    }

    /**
     * Hands over the BEGIN of an assisting side, if the call that waits for it belongs to another node.
     *
     * @return false if it is for this node, or its node is not there
     */
    boolean handsOver(BeginPeek begin, int sender, int sls, Supplier<byte[]> message) {
        Optional<NeighbourSettings> ours = own;
        if (ours.isEmpty()) {
            return false;
        }
        OptionalInt number = Correlations.node(begin.correlation());
        return number.isPresent()
                && number.getAsInt() != ours.get().number()
                && userPart.handOver(number.getAsInt(), sender, sls, message.get());
    }

    /** The lowest transaction id of a range, which ends before the lowest id of the next. */
    static long firstId(int range) {
        return (long) range << RANGE_BITS_AT;
    }

    /**
     * Hands over a message if the dialogue that it names belongs to another node.
     *
     * @param dialogue the transaction id on this side, or {@link TcapScan#NONE}
     * @param sender the signalling point of the routing label
     * @param message the SCCP message in one piece
     * @return false if this node must handle it, because the dialogue belongs to this node or to none
     */
    boolean handsOver(long dialogue, int sender, int sls, Supplier<byte[]> message) {
        Optional<NeighbourSettings> ours = own;
        int range = (int) (dialogue >> RANGE_BITS_AT);
        if (ours.isEmpty() || dialogue < 0 || range == ours.get().range()) {
            return false;
        }
        int number = range / PARTS;
        Optional<Integer> heir = Optional.ofNullable(heirs.get(range));
        if (heir.isPresent() && heir.get() == ours.get().number()) {
            return false;
        }
        if (heir.isPresent() && userPart.handOver(heir.get(), sender, sls, message.get())) {
            return true;
        }
        return number != ours.get().number()
                && (userPart.handOver(number, sender, sls, message.get())
                        || orphans.takes(number, range, sender, sls, message));
    }
}
