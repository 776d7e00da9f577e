package org.tollbridge.provisioning.batch;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.tollbridge.provisioning.store.RecordBatch;

/**
 * How to load a file.
 *
 * @param dryRun whether changes are only reported
 * @param skipBad whether valid rows are loaded when others are not
 * @param replaceAll whether records that are not in the file are removed
 * @param once whether the file is refused when the same contents were already loaded once
 * @param charset the file's encoding
 * @param kind kind of the file's records; empty to derive it from its columns
 */
public record BatchMode(
        boolean dryRun, boolean skipBad, boolean replaceAll, boolean once, Charset charset, Optional<BatchKind> kind) {

    /** The whole file or nothing. */
    public static final BatchMode WHOLE =
            new BatchMode(false, false, false, false, StandardCharsets.UTF_8, Optional.empty());

    /**
     * Checks that the options are compatible.
     *
     * @throws IllegalArgumentException when they are not
     */
    public BatchMode {
        if (skipBad && replaceAll) {
            throw new IllegalArgumentException(
                    "replacing all records cannot be combined with skipping bad rows: records of skipped rows would be"
                            + " removed");
        }
    }

    /** Same, but only for contents not yet loaded with this option. */
    public BatchMode onlyOnce() {
        return new BatchMode(dryRun, skipBad, replaceAll, true, charset, kind);
    }

    RecordBatch.Mode ofRecords() {
        return new RecordBatch.Mode(replaceAll, skipBad, dryRun);
    }
}
