package org.tollbridge.core.cluster;

/**
 * Counters of a node for keeping open calls from being lost with their node.
 *
 * @param copied copies of this node's calls that were sent to another one
 * @param held calls of other nodes that have a copy here now
 * @param open calls of lost nodes that this one has taken over and not settled yet
 * @param adopted calls of lost nodes that this one has taken over
 * @param reported of these, settled by their switch's reports
 * @param gone settled because their switch did not know them, or could not be asked
 * @param aged settled because no call can last so long
 * @param givenBack given back to their node, which had been unreachable but not dead
 * @param lost calls of this node that another one settled while this one was unreachable
 */
public record AdoptionReadings(
        long copied,
        int held,
        int open,
        long adopted,
        long reported,
        long gone,
        long aged,
        long givenBack,
        long lost) {}
