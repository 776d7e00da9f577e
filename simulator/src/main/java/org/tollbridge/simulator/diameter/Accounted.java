package org.tollbridge.simulator.diameter;

import java.util.List;

/**
 * An accounting record that a server accepted.
 *
 * @param type 1 event, 2 start, 3 interim, 4 stop (RFC 6733, 9.8.1)
 * @param number the number of the record in its session
 * @param repeated whether the request was marked as possibly retransmitted
 * @param avps the AVPs of the request
 */
public record Accounted(String session, int type, long number, boolean repeated, List<DiameterAvp> avps) {

    public Accounted {
        avps = List.copyOf(avps);
    }

    /** Identifies the record among all others. */
    String key() {
        return session + " " + number;
    }
}
