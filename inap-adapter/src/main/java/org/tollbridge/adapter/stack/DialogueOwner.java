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
 * Whose a dialogue is, of the nodes behind our point code: the highest bits of our transaction ids are the node's number,
 * and those below tell one start of it from the others. A node that goes on with dialogues of another one is its heir.
 */
final class DialogueOwner {

    /** Of the ids of a node, each in its turn is used by one start of it. */
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

    /** We are one of several from now on. */
    void join(NeighbourSettings ours) {
        own = Optional.of(ours);
        userPart.join(ours);
    }

    /** Messages for a node that has gone are held for so long. */
    void holdOrphans(Duration patience) {
        orphans.hold(patience);
    }

    /** Says which other nodes there are. */
    void setNeighbours(Map<Integer, InetSocketAddress> others) {
        orphans.setNeighbours(others.keySet());
        userPart.setNeighbours(others);
    }

    /** Says which nodes go on with dialogues of others, by what the transaction ids begin with. */
    void setHeirs(Map<Integer, Integer> known) {
        heirs = Map.copyOf(known);
        orphans.release(known.keySet());
    }

    /** Leaves new dialogues to the other nodes, if there are any. */
    void withdraw() {
        withdrawn = own.isPresent() && userPart.withdraw();
    }

    /** Hands on what opens a dialogue, if new ones are left to the other nodes and one of them takes it. */
    boolean handsOn(int sender, int sls, Supplier<byte[]> message) {
        return withdrawn && userPart.handOn(sender, sls, message.get());
    }

    /**
     * Hands over the begin of an assisting side's dialogue, if the call that waits for it is another node's.
     *
     * @return false if it is for us, or for nobody who is there
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

    /** The lowest transaction id of a range; the last is the one before that of the next. */
    static long firstId(int range) {
        return (long) range << RANGE_BITS_AT;
    }

    /**
     * Hands over a message if the dialogue that it names is another node's.
     *
     * @param dialogue our transaction id, or {@link TcapScan#NONE}
     * @param sender of the routing label
     * @param message the SCCP message in one piece
     * @return false if it is for us: the dialogue is ours, or nobody's
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
