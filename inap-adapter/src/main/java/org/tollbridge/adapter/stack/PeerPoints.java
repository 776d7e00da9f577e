package org.tollbridge.adapter.stack;

import java.util.List;

/**
 * The signalling points that speak for the peer of a dialogue: those by which its calling address is reached, the one
 * that the address names, or those that configuration has for its title. That address is the sender's own word, so a
 * dialogue that one of these points brought goes on with messages of these points alone. One that came by a transfer
 * point, which shows in its routing label, may go on by any.
 *
 * @param points by which the peer is reached
 * @param direct whether one of them brought the dialogue
 */
record PeerPoints(List<Integer> points, boolean direct) {

    /** Of a dialogue that the signalling point of a routing label has brought. */
    static PeerPoints of(List<Integer> points, int sender) {
        return new PeerPoints(points, points.contains(sender));
    }

    /**
     * Whether a message is the peer's.
     *
     * @param others by which the calling address of the message is reached
     * @param sender the signalling point of its routing label
     */
    boolean sends(List<Integer> others, int sender) {
        return reaches(others) && (!direct || points.contains(sender));
    }

    /** Whether what is reached by these points is reached by the peer's own alone. */
    boolean reaches(List<Integer> others) {
        return points.containsAll(others);
    }
}
