package org.tollbridge.adapter.m3ua;

import java.net.InetSocketAddress;

/**
 * One of several nodes behind one point code.
 *
 * @param number ours, 1 to 127; no two nodes may share one
 * @param range what our transaction ids begin with: our number, and which of its eight parts this start has
 * @param listen where the others bring what is ours
 */
public record NeighbourSettings(int number, int range, InetSocketAddress listen) {

    /** The highest number of a node. */
    public static final int MOST = 127;

    public NeighbourSettings {
        M3uaSettings.require(number >= 1 && number <= MOST, "number of a node: 1 to " + MOST, number);
    }
}
