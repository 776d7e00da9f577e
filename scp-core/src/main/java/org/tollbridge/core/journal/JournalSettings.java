package org.tollbridge.core.journal;

import java.nio.file.Path;

/**
 * Settings of a journal.
 *
 * @param directory where the segments lie; made if it is not there
 * @param segmentBytes a segment that has reached this size is followed by a new one
 * @param maxWaiting records that may wait for the disk before no new call should be begun
 * @param gatherMillis how long the writer lets records gather before it writes them together; 0 to 1,000
 * @param retryMillis how long it waits after a failed write before it tries again
 */
public record JournalSettings(Path directory, long segmentBytes, int maxWaiting, int gatherMillis, int retryMillis) {

    public JournalSettings {
        if (segmentBytes < 1 || maxWaiting < 1 || gatherMillis < 0 || gatherMillis > 1_000 || retryMillis < 1) {
            throw new IllegalArgumentException("journal " + directory + " cannot have segments of " + segmentBytes
                    + " bytes, " + maxWaiting + " waiting records, " + gatherMillis + " ms to gather and " + retryMillis
                    + " ms to the next try: give values above 0, and at most 1000 ms to gather");
        }
    }

    /** Segments of 64 MB, 50,000 waiting records, 10 ms to gather, a try each second. */
    public static JournalSettings in(Path directory) {
        return new JournalSettings(directory, 64L << 20, 50_000, 10, 1_000);
    }
}
