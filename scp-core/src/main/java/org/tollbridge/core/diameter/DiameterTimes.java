package org.tollbridge.core.diameter;

/**
 * Times of a link, in milliseconds.
 *
 * @param answer how long a server may take to answer
 * @param watchdog how long a server may be silent before it is probed (Tw of RFC 3539, 3.4.1), 6000 or more
 * @param reconnect time before a new connection attempt, after a loss or a failed attempt
 */
public record DiameterTimes(int answer, int watchdog, int reconnect) {

    private static final int SHORTEST_WATCHDOG = 6_000;

    public DiameterTimes {
        if (answer < 1 || watchdog < SHORTEST_WATCHDOG || reconnect < 1) {
            throw new IllegalArgumentException("a link cannot have the times " + answer + ", " + watchdog + " and "
                    + reconnect + " ms: give 1 or more, for the watchdog " + SHORTEST_WATCHDOG + " or more");
        }
    }
}
