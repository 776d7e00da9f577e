package org.tollbridge.service.call;

/**
 * An announcement and what its variable parts may say. Which parts it has, and in which order, is the switch's.
 *
 * @param name as in plans, such as "welcome"; refusals have that of their {@link Reason} in small letters with hyphens,
 *     such as "unknown-number"
 * @param dialled the service number
 * @param caller the calling number; empty when it is not known
 * @param milliYuanPerMinute what the caller pays, in thousandths of a yuan a minute
 * @param at milliseconds since the epoch: now
 */
public record Announcement(String name, String dialled, String caller, long milliYuanPerMinute, long at) {}
