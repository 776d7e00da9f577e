package org.tollbridge.core.journal;

import java.nio.file.Path;

/**
 * Settings of a journal.
 *
 * @param directory directory of the segments; created if missing
 * @param segmentBytes size at which a segment is followed by a new one
 * @param maxWaiting records waiting for the disk at which no new call should begin
 * @param gatherMillis how long the writer gathers records before it writes them together; 0 to 1,000
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

    /** Returns settings with segments of 64 MB, 50,000 waiting records, 10 ms to gather, and a retry every second. */
    public static JournalSettings in(Path directory) {
        return new JournalSettings(directory, 64L << 20, 50_000, 10, 1_000);
    }
}
