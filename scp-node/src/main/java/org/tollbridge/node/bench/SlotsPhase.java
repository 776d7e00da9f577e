package org.tollbridge.node.bench;

import java.util.List;

/**
 * One measurement of {@code bench slots}.
 *
 * @param first the first number that is called
 * @param numbers how many are
 * @param limit calls at one time of each number
 * @param inFlight calls that ask at one time, over all nodes; 0 for a steady rate
 * @param rate calls a second over all nodes, when it is steady
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
