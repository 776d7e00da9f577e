package org.tollbridge.adapter.stack;

import java.util.List;

/**
 * The signalling points that may send for the peer of a dialogue: those that reach its calling address, which are the
 * point that the address names or those configured for its title. The sender sets that address itself. A dialogue that
 * was begun by a message from one of these points therefore accepts only messages from them. If it was begun through a
 * transfer point, which the routing label shows, messages may come from any point.
 *
 * @param points the signalling points that reach the peer
 * @param direct whether one of them sent the message that began the dialogue
 */
record PeerPoints(List<Integer> points, boolean direct) {

    /** The points for a dialogue begun by a message from the signalling point of a routing label. */
    static PeerPoints of(List<Integer> points, int sender) {
        return new PeerPoints(points, points.contains(sender));
    }

    /**
     * Whether a message comes from the peer.
     *
     * @param others the signalling points that reach the calling address of the message
     * @param sender the signalling point of its routing label
     */
    boolean sends(List<Integer> others, int sender) {
        return reaches(others) && (!direct || points.contains(sender));
    }

    /** Whether all of these points are among the peer's own. */
    boolean reaches(List<Integer> others) {
        return points.containsAll(others);
    }
}
