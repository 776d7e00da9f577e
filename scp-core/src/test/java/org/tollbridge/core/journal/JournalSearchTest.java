package org.tollbridge.core.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.service.call.CallRecord;

class JournalSearchTest {

    /** Small enough for each batch to begin a segment of its own. */
    private static final JournalSettings SETTINGS = JournalSettings.in(Path.of("."));

    @TempDir
    private Path folder;

    private Journal open() throws IOException {
        return Journal.open(new JournalSettings(folder, 1, SETTINGS.maxWaiting(), 0, 1_000));
    }

    private void write(String... ids) throws Exception {
        try (Journal journal = open()) {
            for (String id : ids) {
                journal.append(SampleRecords.answered(id));
                assertTrue(journal.awaitDurable(Duration.ofSeconds(20)));
            }
        }
    }

    private static List<String> readSince(Path directory, long millis) throws IOException {
        List<String> ids = new ArrayList<>();
        try (JournalReader reader = JournalReader.since(directory, millis)) {
            for (var entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                if (entry.get() instanceof JournalReader.Written written) {
                    ids.add(written.record().callId());
                }
            }
        }
        return ids;
    }

    private static List<String> ids(JournalSearch.Found found) {
        return found.records().stream().map(CallRecord::callId).toList();
    }

    @Test
    void givesTheNewestFirstOverAllSegments() throws Exception {
        write("a", "b", "c", "d");
        assertTrue(Segments.list(folder).size() > 2, "several segments");

        JournalSearch.Found found = JournalSearch.search(folder, record -> true, 0, 3);

        assertEquals(List.of("d", "c", "b"), ids(found));
        assertTrue(found.more());
        assertEquals(OptionalLong.of(SampleRecords.answered("a").endedAt()), found.oldest());
        assertFalse(JournalSearch.search(folder, record -> true, 0, 9).more());
        assertEquals(
                List.of("b"),
                ids(JournalSearch.search(folder, record -> record.callId().equals("b"), 0, 1)));
    }

    @Test
    void readsAJournalThatIsBeingWritten() throws Exception {
        try (Journal journal = open()) {
            journal.append(SampleRecords.answered("a"));
            assertTrue(journal.awaitDurable(Duration.ofSeconds(20)));

            assertEquals(List.of("a"), ids(JournalSearch.search(folder, record -> true, 0, 5)));
        }
    }

    @Test
    void readsNoSegmentThatWasLastWrittenBefore() throws Exception {
        write("a", "b");
        Files.setLastModifiedTime(Segments.list(folder).getFirst(), FileTime.fromMillis(1_000));

        assertEquals(List.of("b"), ids(JournalSearch.search(folder, record -> true, 2_000, 5)));
        assertEquals(List.of("b"), readSince(folder, 2_000));
        assertEquals(List.of("a", "b"), readSince(folder, 1_000));
        assertEquals(List.of(), readSince(folder, Long.MAX_VALUE));
    }

    @Test
    void goesOnBehindDamageAndCountsIt() throws Exception {
        write("a", "b");
        Files.writeString(Segments.list(folder).getLast(), "no record\n", StandardOpenOption.APPEND);

        JournalSearch.Found found = JournalSearch.search(folder, record -> true, 0, 5);

        assertEquals(List.of("b", "a"), ids(found));
        assertEquals(1, found.damaged());
    }

    @Test
    void findsNothingWhereThereIsNoJournal() throws Exception {
        JournalSearch.Found found = JournalSearch.search(folder.resolve("none"), record -> true, 0, 5);

        assertEquals(List.of(), found.records());
        assertEquals(OptionalLong.empty(), found.oldest());
        assertEquals(List.of(), readSince(folder.resolve("none"), 0));
    }
}
