package org.tollbridge.service.call;

/**
 * An announcement and the values for its variable parts. The switch defines which parts it has, and their order.
 *
 * @param name as in plans, such as "welcome"; that of a refusal is its {@link Reason} in lower case with hyphens, such
 *     as "unknown-number"
 * @param dialled the service number
 * @param caller the calling number; empty when it is not known
 * @param milliYuanPerMinute what the caller pays, in thousandths of a yuan a minute
 * @param at current time, in milliseconds since the epoch
 */
public record Announcement(String name, String dialled, String caller, long milliYuanPerMinute, long at) {}
