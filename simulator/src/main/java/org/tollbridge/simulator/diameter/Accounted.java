package org.tollbridge.simulator.diameter;

import java.util.List;

/**
 * An accounting record that a server has taken.
 *
 * @param type 1 event, 2 start, 3 interim, 4 stop (RFC 6733, 9.8.1)
 * @param number of the record in its session
 * @param repeated whether the request said that it might have been sent before
 * @param avps of the request
 */
public record Accounted(String session, int type, long number, boolean repeated, List<DiameterAvp> avps) {

    public Accounted {
        avps = List.copyOf(avps);
    }

    /** What tells a record from all others. */
    String key() {
        return session + " " + number;
    }
}
