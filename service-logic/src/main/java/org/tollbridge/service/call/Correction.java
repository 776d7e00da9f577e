package org.tollbridge.service.call;

/**
 * The correction contained in a record that is added for a call already recorded. The original stays unchanged; the
 * added record has the differences, so that both add up to the right values.
 *
 * @param of identifier of the call
 * @param number from 1 on
 * @param seconds change of the charged time in seconds; may be negative
 * @param endedAt when the call ended, in milliseconds since the epoch
 * @param by who made it
 * @param estimate the cost to the subscriber estimated from the rates of the class, in ten-thousandths of the currency,
 *     if no tariff had a price and this correction is the first to set one: what was charged by the estimate is
 *     refunded; 0 for none
 */
public record Correction(String of, int number, long seconds, long endedAt, String by, String why, long estimate) {}
