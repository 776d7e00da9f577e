package org.tollbridge.core.cluster;

/**
 * What a node has done so far so that no open call is lost with its node.
 *
 * @param copied copies of this node's calls that were sent to another one
 * @param held calls of other nodes that have a copy here now
 * @param open calls of lost nodes that this one goes on with now
 * @param adopted calls of lost nodes that this one has gone on with
 * @param reported of these, settled by what their switch reported
 * @param gone settled because their switch knew nothing of them, or could not be asked
 * @param aged settled because no call can last so long
 * @param givenBack given back to their node, which had been away and was not dead
 * @param lost calls of this node that another one has settled while this one was away
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
