package org.tollbridge.core.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of a journal; each is named after the sequence number of its first record. */
final class Segments {

    private static final Pattern NAME = Pattern.compile("records-\\d{19}\\.jsonl");
    private static final String BEGIN = "records-";
    private static final int DIGITS = 19;

    private Segments() {}

    static Path path(Path directory, long firstSequence) {
        String digits = Long.toString(firstSequence);
        return directory.resolve(BEGIN + "0".repeat(DIGITS - digits.length()) + digits + ".jsonl");
    }

    static long firstSequence(Path segment) {
        String name = segment.getFileName().toString();
        return Long.parseLong(name.substring(BEGIN.length(), BEGIN.length() + DIGITS));
    }

    /** Returns all segments of a journal in order. */
    static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(
                            file -> NAME.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    /** Makes the names of new files durable. */
    static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
