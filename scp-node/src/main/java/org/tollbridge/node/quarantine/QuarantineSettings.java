package org.tollbridge.node.quarantine;

/**
 * How much a quarantine holds; what is over it goes, the oldest first.
 *
 * @param entries at least 1
 * @param octets of their files together; the newest entry stays whatever its size
 */
public record QuarantineSettings(int entries, long octets) {}
