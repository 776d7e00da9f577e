package org.tollbridge.core.cluster;

import java.util.List;
import java.util.OptionalLong;

/**
 * A node's view of its cluster.
 *
 * @param name of the cluster
 * @param nodes size of the complete cluster
 * @param quorum number of nodes that must see each other to count
 * @param members the visible nodes, including this one
 * @param ownedCounts numbers and destinations whose counts this node keeps for all
 * @param merges how often this node rejoined from a separated part of the cluster
 * @param losses how often counts may have been lost because members died at once
 * @param clockAhead how far this node's clock is ahead of the oldest node's, in milliseconds; negative if it is behind
 */
public record ClusterReadings(
        String name,
        int nodes,
        int quorum,
        List<Member> members,
        long ownedCounts,
        long merges,
        long losses,
        long clockAhead) {

    /**
     * A member.
     *
     * @param node its name
     * @param address where the other nodes reach it
     * @param version of the product that it runs
     * @param data the last change of the shared store that its calls see; empty when it has announced none
     * @param self whether it is the node that was asked
     */
    public record Member(String node, String address, String version, OptionalLong data, boolean self) {}

    public ClusterReadings {
        members = List.copyOf(members);
    }

    /** Returns whether enough nodes see each other to count. */
    public boolean counting() {
        return members.size() >= quorum;
    }
}
