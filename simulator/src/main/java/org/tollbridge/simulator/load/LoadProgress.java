package org.tollbridge.simulator.load;

/**
 * Where a load stands, told about once a second.
 *
 * @param seconds since its beginning
 * @param open dialogues open now
 * @param rate completed dialogues a second, since the last time
 */
public record LoadProgress(double seconds, long placed, long completed, long failed, int open, double rate) {}
