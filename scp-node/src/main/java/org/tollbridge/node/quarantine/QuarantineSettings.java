package org.tollbridge.node.quarantine;

/**
 * Limits of a quarantine; beyond them, the oldest entries are deleted.
 *
 * @param entries at least 1
 * @param octets total size of their files; the newest entry stays whatever its size
 */
public record QuarantineSettings(int entries, long octets) {}
