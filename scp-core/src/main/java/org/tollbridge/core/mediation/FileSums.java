package org.tollbridge.core.mediation;

/**
 * Totals of a file.
 *
 * @param first number in the journal of its first record
 * @param caller amount in ten-thousandths, like {@code subscriber}
 */
record FileSums(long records, long first, long last, long seconds, long caller, long subscriber) {}
