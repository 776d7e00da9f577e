package org.tollbridge.provisioning.store;

import java.time.Instant;

/**
 * One step in the life-cycle of a number.
 *
 * @param step the step's word
 * @param before the word of the state before it
 * @param after the word of the state after it
 * @param changesHands whether the subscriber changes
 */
public record HistoryLine(
        Instant at, String who, String why, String step, String before, String after, boolean changesHands) {}
