package org.tollbridge.adapter.stack;

import org.tollbridge.wire.Octets;

/**
 * A faulty TCAP message that begins a dialogue.
 *
 * @param pointCode where it came from
 * @param tcap the whole message as delivered by SCCP
 * @param reason what is wrong, in words
 * @param clause the violated document and clause; empty if none
 */
public record Suspect(int pointCode, Octets tcap, String reason, String clause) {}
