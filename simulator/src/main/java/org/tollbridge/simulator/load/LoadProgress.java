package org.tollbridge.simulator.load;

/**
 * Where a load stands, told about once a second.
 *
 * @param seconds since its beginning
 * @param kept calls that the switch kept for gaps and filters
 * @param open dialogues open now
 * @param rate completed dialogues a second, since the last time
 */
public record LoadProgress(
        double seconds, long placed, long completed, long failed, long kept, int open, double rate) {}
