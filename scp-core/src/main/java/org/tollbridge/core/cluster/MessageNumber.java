package org.tollbridge.core.cluster;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import java.io.IOException;

/**
 * Which of a node's messages to a lane one is. What a node sends again while its first try may still be under way has a
 * later number, so that the first is known for late if it comes after.
 *
 * @param node name of the node that sends
 * @param run which start of the node it is: each counts anew
 * @param number from 1
 */
record MessageNumber(String node, String run, long number) {

    MessageNumber next() {
        return new MessageNumber(node, run, number + 1);
    }

    private boolean isOfOneRunWith(MessageNumber other) {
        return node.equals(other.node) && run.equals(other.run);
    }

    /** Whether the node has sent another one since. */
    boolean isBefore(MessageNumber other) {
        return isOfOneRunWith(other) && number < other.number;
    }

    /** Whether the node has sent none in between, nor may another one be on its way. */
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
