package org.tollbridge.simulator.load;

/**
 * The progress of a load, reported about once a second.
 *
 * @param seconds since its start
 * @param kept calls that the switch kept because of gaps and filters
 * @param open dialogues open now
 * @param rate dialogues completed per second since the last report
 */
public record LoadProgress(
        double seconds, long placed, long completed, long failed, long kept, int open, double rate) {}
