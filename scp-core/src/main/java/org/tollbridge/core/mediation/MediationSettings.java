package org.tollbridge.core.mediation;

import java.nio.file.Path;

/**
 * How call records are written to files.
 *
 * @param folder directory of the files; created if missing
 * @param node name of the node whose records they are; file names begin with it, so letters, digits, dots, hyphens and
 *     underscores
 * @param format format of the files; may change between two starts
 * @param mostRecords records in a full file, 1 or more
 * @param mostMillis largest age of a file, counted from its first record, 1 or more
 * @param hiddenDigits how many digits at the end of callers' numbers are written as x, 0 or more
 */
public record MediationSettings(
        Path folder, String node, MediationFormat format, int mostRecords, long mostMillis, int hiddenDigits) {

    public MediationSettings {
        if (!node.matches("[A-Za-z0-9._-]+")) {
            throw new IllegalArgumentException("files for mediation cannot be named for a node '" + node
                    + "'; give it letters, digits, dots, hyphens and underscores");
        }
        if (mostRecords < 1 || mostMillis < 1 || hiddenDigits < 0) {
            throw new IllegalArgumentException("mediation files cannot have " + mostRecords + " records, "
                    + mostMillis + " ms and " + hiddenDigits
                    + " hidden digits: give at least 1 record, 1 ms and 0 digits");
        }
    }
}
