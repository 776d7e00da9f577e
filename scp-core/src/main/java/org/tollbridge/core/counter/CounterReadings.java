package org.tollbridge.core.counter;

/**
 * What the counters of a node have done so far, read one after the other while they go on.
 *
 * @param counted calls that found room
 * @param full calls that did not
 * @param silent times that a call was not counted, because nobody could or not in time
 * @param unsure changes that were said again because nobody knew what had become of them
 * @param open calls that are counted at the moment, once for each number or destination
 * @param keys numbers and destinations that are counted for
 * @param wrongPins callers whose wrong PINs at a number are remembered
 * @param wrongPinsLeftOut wrong PINs not remembered because too many are
 */
public record CounterReadings(
        long counted, long full, long silent, long unsure, int open, int keys, int wrongPins, long wrongPinsLeftOut) {}
