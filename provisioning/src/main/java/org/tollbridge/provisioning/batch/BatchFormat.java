package org.tollbridge.provisioning.batch;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a batch file is written. */
public enum BatchFormat {
    /** Comma-separated values (RFC 4180), of which the first row names the columns. */
    CSV("csv"),
    /** A JSON object on each line. */
    JSON_LINES("jsonl");

    private final String word;

    BatchFormat(String word) {
        this.word = word;
    }

    /** The format as commands write it, and as names of files end. */
    public String word() {
        return word;
    }

    /** The format of a word; empty when there is none. */
    public static Optional<BatchFormat> of(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word.equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** All words. */
    public static List<String> words() {
        return Arrays.stream(values()).map(BatchFormat::word).toList();
    }
}
