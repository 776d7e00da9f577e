package org.tollbridge.service.call;

/**
 * The caller has dialled too few digits, and the switch collects the rest.
 *
 * @param offered the call with the digits so far
 * @param offeredAt milliseconds since the epoch
 * @param deadline milliseconds since the epoch
 */
record Dialling(CallEvent.Offered offered, long offeredAt, long deadline) implements CallState {}
