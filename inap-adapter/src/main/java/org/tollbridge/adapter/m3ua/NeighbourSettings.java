package org.tollbridge.adapter.m3ua;

import java.net.InetSocketAddress;

/**
 * One of several nodes behind one point code.
 *
 * @param number the number of this node, 1 to 127; unique among the nodes
 * @param range the prefix of this node's transaction ids: its number, and which of the number's eight parts this start
 *     uses
 * @param listen where the other nodes hand over messages for this node
 */
public record NeighbourSettings(int number, int range, InetSocketAddress listen) {

    /** The highest node number. */
    public static final int MOST = 127;

    public NeighbourSettings {
        M3uaSettings.require(number >= 1 && number <= MOST, "number of a node: 1 to " + MOST, number);
    }
}
