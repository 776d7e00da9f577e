package org.tollbridge.core.cluster;

import java.util.List;
import java.util.OptionalLong;

/**
 * What a node sees of its cluster.
 *
 * @param name of the cluster
 * @param nodes how many there are when it is whole
 * @param quorum how many must see each other to count
 * @param members those that are seen, this node among them
 * @param ownedCounts numbers and destinations whose counts this node keeps for all
 * @param merges times that this node came back from a part of the cluster that was cut off
 * @param losses times that counts may have been lost because members died at once
 * @param clockAhead how far this node's clock is ahead of the oldest node's, in milliseconds; below 0 if it is behind
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
     * @param address where it is reached by the others
     * @param version of the product that it runs
     * @param data the last change of the shared store that its calls see; empty when it has told none
     * @param self whether it is the node that is asked
     */
    public record Member(String node, String address, String version, OptionalLong data, boolean self) {}

    public ClusterReadings {
        members = List.copyOf(members);
    }

    /** Whether enough nodes see each other to count. */
    public boolean counting() {
        return members.size() >= quorum;
    }
}
