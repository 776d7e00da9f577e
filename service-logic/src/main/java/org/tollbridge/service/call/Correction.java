package org.tollbridge.service.call;

/**
 * What a record corrects that is added for a call which has its record. That one stays as it is; this one has the differences, so
 * that both add up to what is right.
 *
 * @param of identifier of the call
 * @param number from 1 on
 * @param seconds by how many seconds what the call is charged for changes; may be below 0
 * @param endedAt when the call ended, in milliseconds since the epoch
 * @param by who made it
 * @param estimate what the call was held to cost the subscriber by the rates of its class, in ten-thousandths of the currency, where no tariff
 *     had said so until this one does: whoever took it gives it back; 0 for none
 */
public record Correction(String of, int number, long seconds, long endedAt, String by, String why, long estimate) {}
