package org.tollbridge.core.counter;

/**
 * What was counted for a service number in a calendar month.
 *
 * @param begun when the month began, in milliseconds since the epoch
 * @param cost in thousandths of a yuan
 */
record MonthCount(String key, long begun, long calls, long cost) {}
