package org.tollbridge.core.mediation;

/**
 * What a file comes to.
 *
 * @param first number in the journal of its first record
 * @param caller sum in ten-thousandths, as that of the subscribers
 */
record FileSums(long records, long first, long last, long seconds, long caller, long subscriber) {}
