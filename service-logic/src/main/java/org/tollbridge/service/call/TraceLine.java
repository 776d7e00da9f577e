package org.tollbridge.service.call;

/**
 * One line of a call's explanation. It holds the pieces and is put into words only when somebody reads it, because most
 * calls are never asked about.
 *
 * @param at milliseconds since the epoch
 * @param what the decision or event, such as "destination" or "busy"
 * @param detail what it was about, such as a number; may be empty
 */
public record TraceLine(long at, String what, String detail) {}
