package org.tollbridge.provisioning.batch;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.tollbridge.provisioning.store.RecordBatch;

/**
 * How a file is loaded.
 *
 * @param dryRun whether it is only said what would change
 * @param skipBad whether the good rows are loaded when others are bad
 * @param replaceAll whether what the file does not name is removed
 * @param once whether it is refused when the same contents were loaded once before
 * @param charset the file's encoding
 * @param kind what the file holds; empty when its columns tell
 */
public record BatchMode(
        boolean dryRun, boolean skipBad, boolean replaceAll, boolean once, Charset charset, Optional<BatchKind> kind) {

    /** The whole file or nothing. */
    public static final BatchMode WHOLE =
            new BatchMode(false, false, false, false, StandardCharsets.UTF_8, Optional.empty());

    /**
     * Checks what goes together.
     *
     * @throws IllegalArgumentException when it does not
     */
    public BatchMode {
        if (skipBad && replaceAll) {
            throw new IllegalArgumentException(
                    "replacing all records cannot be combined with skipping bad rows: records of skipped rows would be"
                            + " removed");
        }
    }

    /** The same, of contents that were not loaded so before. */
    public BatchMode onlyOnce() {
        return new BatchMode(dryRun, skipBad, replaceAll, true, charset, kind);
    }

    RecordBatch.Mode ofRecords() {
        return new RecordBatch.Mode(replaceAll, skipBad, dryRun);
    }
}
