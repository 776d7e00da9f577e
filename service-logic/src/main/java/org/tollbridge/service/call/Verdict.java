package org.tollbridge.service.call;

import java.util.OptionalInt;

/**
 * How a call ended.
 *
 * @param cause Q.850 cause, sent or received
 * @param at milliseconds since the epoch
 */
record Verdict(Outcome outcome, Reason reason, OptionalInt cause, long at) {}
