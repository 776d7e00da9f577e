package org.tollbridge.adapter.stack;

import org.tollbridge.wire.Octets;

/**
 * A TCAP message that begins a dialogue, and that something is wrong with.
 *
 * @param pointCode where it came from
 * @param tcap the whole message, as SCCP brought it
 * @param reason what is wrong, in words
 * @param clause document and clause that it breaks; empty where it breaks none
 */
public record Suspect(int pointCode, Octets tcap, String reason, String clause) {}
