package org.tollbridge.core.journal;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A process of its own that appends records until it is killed, and prints the identifier of each one that the journal
 * has taken over.
 */
final class AcknowledgingWriter {

    private static final int WRITERS = 4;

    private AcknowledgingWriter() {}

    /** Takes the journal's directory and a name for the run. */
    public static void main(String[] arguments) throws Exception {
        Journal journal = Journal.open(new JournalSettings(Path.of(arguments[0]), 200_000, 1_000_000, 10, 10));
        for (int w = 0; w < WRITERS; w++) {
            String name = arguments[1] + "-" + w + "-";
            new Thread(() -> write(journal, name)).start();
        }
    }

    private static void write(Journal journal, String name) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        for (int i = 0; journal.ready(); i++) {
            journal.append(SampleRecords.answered(name + i));
            out.println(name + i);
        }
    }
}
