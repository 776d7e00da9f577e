package org.tollbridge.node.bench;

import java.util.List;

/**
 * A measurement of {@code bench slots}.
 *
 * @param first the first number dialled
 * @param numbers number of numbers dialled
 * @param limit simultaneous calls allowed per number
 * @param inFlight simultaneous requests over all nodes; 0 for a steady rate
 * @param rate calls per second over all nodes, for a steady rate
 */
record SlotsPhase(String name, int first, int numbers, int limit, int inFlight, int rate) {

    private static final int MANY = 100;

    /** All of them, in order; the first only warms up. */
    static List<SlotsPhase> all(int inFlight, int rate) {
        return List.of(
                new SlotsPhase("warming up", 0, MANY, 4, inFlight, 0),
                new SlotsPhase(MANY + " numbers", 0, MANY, inFlight, inFlight, 0),
                new SlotsPhase(MANY + " full numbers", 0, MANY, 4, inFlight, 0),
                new SlotsPhase("one hot number", MANY, 1, 4 * inFlight / 5, inFlight, 0),
                new SlotsPhase(rate + " calls/s", 0, MANY, 1_000, 0, rate));
    }
}
