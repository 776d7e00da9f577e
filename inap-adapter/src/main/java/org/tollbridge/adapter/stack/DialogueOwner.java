package org.tollbridge.adapter.stack;

import java.util.OptionalInt;
import java.util.function.Supplier;
import org.tollbridge.adapter.m3ua.M3uaUserPart;
import org.tollbridge.adapter.m3ua.NeighbourSettings;

/** Whose a dialogue is, of the nodes behind our point code: the highest bits of our transaction ids are the node's number. */
final class DialogueOwner {

    private static final int NUMBER_BITS_AT = 24;

    private final M3uaUserPart userPart;
    private volatile boolean withdrawn;
    private volatile OptionalInt own = OptionalInt.empty();

    DialogueOwner(M3uaUserPart userPart) {
        this.userPart = userPart;
    }

    /** We are one of several from now on. */
    void join(NeighbourSettings ours) {
        own = OptionalInt.of(ours.number());
        userPart.join(ours);
    }

    /** Leaves new dialogues to the other nodes, if there are any. */
    void withdraw() {
        withdrawn = own.isPresent() && userPart.withdraw();
    }

    /** Hands on what opens a dialogue, if new ones are left to the other nodes and one of them takes it. */
    boolean handsOn(int sender, int sls, Supplier<byte[]> message) {
        return withdrawn && userPart.handOn(sender, sls, message.get());
    }

    /** The lowest transaction id of a node; the last is the one before that of the next number. */
    static long firstId(int number) {
        return (long) number << NUMBER_BITS_AT;
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
        OptionalInt ours = own;
        if (ours.isEmpty() || dialogue < 0) {
            return false;
        }
        int number = (int) (dialogue >> NUMBER_BITS_AT);
        return number != ours.getAsInt() && userPart.handOver(number, sender, sls, message.get());
    }
}
