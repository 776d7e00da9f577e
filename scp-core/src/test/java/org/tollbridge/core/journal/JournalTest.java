package org.tollbridge.core.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollbridge.core.journal.JournalReader.Damage;
import org.tollbridge.core.journal.JournalReader.Entry;
import org.tollbridge.core.journal.JournalReader.Written;

@Timeout(60)
class JournalTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    @Test
    void keepsRecordsInTheOrderInWhichTheyCame() throws Exception {
        try (Journal journal = Journal.open(settings(1 << 20))) {
            append(journal, 0, 1_000);
            assertTrue(journal.awaitDurable(LIMIT));
            assertEquals(1_000, journal.durable());
            assertEquals(0, journal.waiting());
            assertEquals(ids(0, 1_000), idsOf(read(1)));
        }
        assertEquals(LongStream.rangeClosed(1, 1_000).boxed().toList(), sequencesOf(read(1)));
    }

    @Test
    void writesEverythingBeforeItCloses() throws Exception {
        try (Journal journal = Journal.open(new JournalSettings(directory, 1 << 20, 10, 1_000, 10))) {
            append(journal, 0, 100);
        }
        assertEquals(ids(0, 100), idsOf(read(1)));
    }

    @Test
    void goesOnAfterAnOrderlyStop() throws Exception {
        for (int start = 0; start < 3; start++) {
            try (Journal journal = Journal.open(settings(1 << 20))) {
                assertEquals(start * 10L + 1, journal.recovery().nextSequence());
                assertEquals(0, journal.recovery().tornBytes());
                append(journal, start * 10, 10);
            }
        }
        assertEquals(ids(0, 30), idsOf(read(1)));
        assertEquals(LongStream.rangeClosed(1, 30).boxed().toList(), sequencesOf(read(1)));
    }

    @Test
    void beginsANewSegmentWhenOneIsFull() throws Exception {
        try (Journal journal = Journal.open(settings(2_000))) {
            for (int i = 0; i < 50; i++) {
                append(journal, i, 1);
                assertTrue(journal.awaitDurable(LIMIT));
            }
        }
        List<Path> segments = Segments.list(directory);
        assertTrue(segments.size() > 5, segments.toString());
        for (Path segment : segments) {
            assertTrue(Files.size(segment) < 3_000);
        }
        assertEquals(ids(0, 50), idsOf(read(1)));
        try (Journal journal = Journal.open(settings(2_000))) {
            assertEquals(51, journal.recovery().nextSequence());
        }
    }

    @Test
    void readsFromTheMiddle() throws Exception {
        try (Journal journal = Journal.open(settings(2_000))) {
            for (int i = 0; i < 30; i++) {
                append(journal, i, 1);
                assertTrue(journal.awaitDurable(LIMIT));
            }
        }
        for (int from = 1; from <= 31; from++) {
            assertEquals(ids(from - 1, 31 - from), idsOf(read(from)), "from " + from);
        }
    }

    @Test
    void canBeFollowedWhileItIsWritten() throws Exception {
        try (JournalReader reader = JournalReader.from(directory, 1);
                Journal journal = Journal.open(settings(3_000))) {
            assertEquals(Optional.empty(), reader.next());
            List<Entry> entries = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                append(journal, i, 1);
                await(() -> next(reader).map(entries::add).orElse(false));
            }
            assertEquals(ids(0, 40), idsOf(entries));
            assertEquals(Optional.empty(), reader.next());
        }
    }

    @Test
    void takesRecordsFromManyThreads() throws Exception {
        List<Thread> threads = new ArrayList<>();
        try (Journal journal = Journal.open(settings(100_000))) {
            for (int t = 0; t < 4; t++) {
                int from = t * 1_000;
                Thread thread = new Thread(() -> append(journal, from, 1_000));
                threads.add(thread);
                thread.start();
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertTrue(journal.awaitDurable(LIMIT));
        }
        List<Entry> entries = read(1);
        assertEquals(LongStream.rangeClosed(1, 4_000).boxed().toList(), sequencesOf(entries));
        assertEquals(new HashSet<>(ids(0, 4_000)), new HashSet<>(idsOf(entries)));
    }

    @Test
    void isLeftAloneByASecondWriter() throws Exception {
        try (Journal journal = Journal.open(settings(1_000))) {
            append(journal, 0, 1);
            IOException refused = assertThrows(IOException.class, () -> Journal.open(settings(1_000)));
            assertTrue(
                    refused.toString()
                            .contains(directory.resolve("journal.lock").toString()),
                    refused.toString());
        }
        Journal.open(settings(1_000)).close();
    }

    @Test
    void namesADirectoryThatCannotBeUsed() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        IOException refused =
                assertThrows(IOException.class, () -> Journal.open(JournalSettings.in(file.resolve("journal"))));
        assertTrue(refused.toString().contains(file.resolve("journal").toString()), refused.toString());
    }

    @Test
    void keepsRecordsInMemoryWhileTheDiskIsFull() throws Exception {
        FaultyChannel.Disk disk = new FaultyChannel.Disk();
        try (Journal journal = Journal.open(settings(1 << 20), segment -> disk.open(SegmentWriter.open(segment)))) {
            append(journal, 0, 10);
            assertTrue(journal.awaitDurable(LIMIT));
            assertTrue(journal.ready());

            disk.room(300);
            append(journal, 10, 10);
            await(() -> !journal.ready());
            await(() -> disk.failures() > 3);
            append(journal, 20, 10);
            assertEquals(10, journal.durable());
            assertFalse(journal.awaitDurable(Duration.ofMillis(1)));

            disk.room(Long.MAX_VALUE);
            assertTrue(journal.awaitDurable(LIMIT));
            assertTrue(journal.ready());
            append(journal, 30, 10);
        }
        assertEquals(ids(0, 40), idsOf(read(1)));
        assertEquals(LongStream.rangeClosed(1, 40).boxed().toList(), sequencesOf(read(1)));
    }

    @Test
    void writesAgainWhatASyncDidNotMakeDurable() throws Exception {
        FaultyChannel.Disk disk = new FaultyChannel.Disk();
        disk.syncFails(true);
        try (Journal journal = Journal.open(settings(1 << 20), segment -> disk.open(SegmentWriter.open(segment)))) {
            append(journal, 0, 5);
            await(() -> disk.failures() > 3);
            assertEquals(0, journal.durable());
            assertFalse(journal.ready());
            disk.syncFails(false);
            assertTrue(journal.awaitDurable(LIMIT));
        }
        assertEquals(ids(0, 5), idsOf(read(1)));
    }

    /** As a defect of ours or a want of memory would, in the midst of a batch. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void outlivesAFaultThatIsNotTheDisks(boolean memory) throws Exception {
        FaultyChannel.Disk disk = new FaultyChannel.Disk();
        disk.room(300);
        disk.fault(memory ? new OutOfMemoryError("planted") : new IllegalStateException("planted"));
        try (Journal journal = Journal.open(settings(1 << 20), segment -> disk.open(SegmentWriter.open(segment)))) {
            append(journal, 0, 10);
            await(() -> disk.failures() > 3);
            assertFalse(journal.ready());
            disk.room(Long.MAX_VALUE);
            assertTrue(journal.awaitDurable(LIMIT));
            assertTrue(journal.ready());
        }
        assertEquals(ids(0, 10), idsOf(read(1)));
        assertEquals(LongStream.rangeClosed(1, 10).boxed().toList(), sequencesOf(read(1)));
    }

    @Test
    void waitsForADirectoryThatCannotTakeANewSegment() throws Exception {
        boolean[] broken = {false};
        try (Journal journal = Journal.open(settings(1), segment -> {
            synchronized (broken) {
                if (broken[0]) {
                    throw new IOException("Too many open files");
                }
            }
            return SegmentWriter.open(segment);
        })) {
            append(journal, 0, 1);
            assertTrue(journal.awaitDurable(LIMIT));
            synchronized (broken) {
                broken[0] = true;
            }
            append(journal, 1, 1);
            await(() -> !journal.ready());
            synchronized (broken) {
                broken[0] = false;
            }
            assertTrue(journal.awaitDurable(LIMIT));
        }
        assertEquals(ids(0, 2), idsOf(read(1)));
        assertEquals(2, Segments.list(directory).size());
    }

    @Test
    void isNotReadyWhenTooManyRecordsWait() throws Exception {
        FaultyChannel.Disk disk = new FaultyChannel.Disk();
        JournalSettings settings = new JournalSettings(directory, 1 << 20, 20, 1_000, 10);
        try (Journal journal = Journal.open(settings, segment -> disk.open(SegmentWriter.open(segment)))) {
            append(journal, 0, 19);
            assertTrue(journal.ready());
            append(journal, 19, 1);
            assertFalse(journal.ready());
            assertTrue(journal.awaitDurable(LIMIT));
            assertTrue(journal.ready());
        }
    }

    @Test
    void leavesOutARecordThatIsTooLongAndKeepsTheOthers() throws Exception {
        try (Journal journal = Journal.open(settings(1 << 20))) {
            append(journal, 0, 1);
            journal.append(SampleRecords.answered("1".repeat(JournalLine.LONGEST)));
            append(journal, 1, 1);
            assertTrue(journal.awaitDurable(LIMIT));
        }
        assertEquals(ids(0, 2), idsOf(read(1)));
        assertEquals(List.of(1L, 2L), sequencesOf(read(1)));
    }

    private JournalSettings settings(long segmentBytes) {
        return new JournalSettings(directory, segmentBytes, 1_000_000, 0, 1);
    }

    private List<Entry> read(long from) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (JournalReader reader = JournalReader.from(directory, from)) {
            for (Optional<Entry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                entries.add(entry.get());
            }
        }
        return entries;
    }

    private static Optional<Entry> next(JournalReader reader) {
        try {
            return reader.next();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void append(Journal journal, int from, int count) {
        ids(from, count).forEach(id -> journal.append(SampleRecords.answered(id)));
    }

    private static List<String> ids(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(i -> "n1-" + i).toList();
    }

    private static List<String> idsOf(List<Entry> entries) {
        return entries.stream()
                .map(entry -> switch (entry) {
                    case Written written -> written.record().callId();
                    case Damage damage -> damage.toString();
                })
                .toList();
    }

    private static List<Long> sequencesOf(List<Entry> entries) {
        return entries.stream()
                .map(entry -> switch (entry) {
                    case Written written -> written.sequence();
                    case Damage damage -> -1L;
                })
                .toList();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "the condition never held");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }
}
