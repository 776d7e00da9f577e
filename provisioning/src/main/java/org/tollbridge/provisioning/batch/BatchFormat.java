package org.tollbridge.provisioning.batch;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Format of a batch file. */
public enum BatchFormat {
    /** Comma-separated values (RFC 4180); the first row names the columns. */
    CSV("csv"),
    /** A JSON object on each line. */
    JSON_LINES("jsonl");

    private final String word;

    BatchFormat(String word) {
        this.word = word;
    }

    /** The format as written in commands and as file extension. */
    public String word() {
        return word;
    }

    /** The format with this word; empty when there is none. */
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
