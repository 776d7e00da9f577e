package org.tollbridge.node.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.core.journal.Journal;
import org.tollbridge.core.journal.JournalSettings;
import org.tollbridge.provisioning.store.TestCall;
import picocli.CommandLine;

class ReconcileCommandTest {

    private static final Instant AT = Instant.parse("2026-11-28T08:00:00Z");

    @TempDir
    private Path folder;

    private int reconcile(String accounting) throws Exception {
        Path list = Files.writeString(folder.resolve("cdf.txt"), accounting);
        return new CommandLine(new ReconcileCommand())
                .execute(
                        "--switch",
                        folder.resolve("switch.csv").toString(),
                        "--journal",
                        folder.resolve("journal").toString(),
                        "--accounting",
                        list.toString());
    }

    /** An accounting server's list of a day, beside a switch's file of one of its hours. */
    @Test
    void accountingMayTellOfCallsBeforeThoseOfTheSwitch() throws Exception {
        Path directory = folder.resolve("journal");
        // Each batch begins a segment.
        try (Journal journal = Journal.open(new JournalSettings(directory, 1, 100, 1, 10))) {
            journal.append(TestCall.of("scp1-1", AT.minusSeconds(7_200)).record());
            assertTrue(journal.awaitDurable(Duration.ofSeconds(20)));
            journal.append(TestCall.of("scp1-2", AT).record());
            assertTrue(journal.awaitDurable(Duration.ofSeconds(20)));
        }
        try (Stream<Path> files = Files.list(directory)) {
            Path first = files.filter(file -> file.toString().endsWith(".jsonl"))
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            Files.setLastModifiedTime(first, FileTime.from(AT.minusSeconds(7_000)));
        }
        Files.writeString(
                folder.resolve("switch.csv"),
                "dialled,caller,offered,seconds\n8008101234,1088886666,2026-11-28T08:00:00Z,\n");

        assertEquals(0, reconcile("host;0;1;scp1-1 1\nhost;0;2;scp1-2 1\n"));
        assertEquals(1, reconcile("host;0;1;scp1-1 1\nhost;0;2;scp1-2 1\nhost;0;3;scp1-3 1\n"));
    }
}
