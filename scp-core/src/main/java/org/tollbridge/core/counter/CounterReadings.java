package org.tollbridge.core.counter;

/**
 * Readings of a node's counters, taken one after the other while they change.
 *
 * @param counted calls that were within their limits
 * @param full calls that were not
 * @param silent times that a call was not counted, because no node could do so, or not in time
 * @param unsure changes that were repeated because their outcome was unknown
 * @param open calls currently counted, once for each number or destination
 * @param keys numbers and destinations with counts
 * @param wrongPins callers whose wrong PINs at a number are remembered
 * @param wrongPinsLeftOut wrong PINs not remembered because there were too many
 */
public record CounterReadings(
        long counted, long full, long silent, long unsure, int open, int keys, int wrongPins, long wrongPinsLeftOut) {}
