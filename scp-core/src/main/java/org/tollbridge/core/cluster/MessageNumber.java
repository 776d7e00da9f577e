package org.tollbridge.core.cluster;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import java.io.IOException;

/**
 * The number of a node's message to a lane. A retransmission, while the first copy may still be on its way, has a later
 * number, so that a delayed first copy is recognised as outdated.
 *
 * @param node name of the sending node
 * @param run identifies the start of the node; each counts from the beginning
 * @param number from 1
 */
record MessageNumber(String node, String run, long number) {

    MessageNumber next() {
        return new MessageNumber(node, run, number + 1);
    }

    private boolean isOfOneRunWith(MessageNumber other) {
        return node.equals(other.node) && run.equals(other.run);
    }

    /** Returns whether the node has sent a later message. */
    boolean isBefore(MessageNumber other) {
        return isOfOneRunWith(other) && number < other.number;
    }

    /** Returns whether the node has sent none in between, and none can still be on its way. */
    boolean isNextTo(MessageNumber before) {
        return isOfOneRunWith(before) && number <= before.number + 1;
    }

    void write(ObjectDataOutput out) throws IOException {
        out.writeString(node);
        out.writeString(run);
        out.writeLong(number);
    }

    static MessageNumber read(ObjectDataInput in) throws IOException {
        return new MessageNumber(in.readString(), in.readString(), in.readLong());
    }
}
