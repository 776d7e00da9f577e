package org.tollbridge.core.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.core.journal.JournalReader.Damage;
import org.tollbridge.core.journal.JournalReader.Entry;
import org.tollbridge.core.journal.JournalReader.Written;
import org.tollbridge.service.call.CallRecord;

/** What a crash, or a bad disk, leaves behind. */
@Timeout(120)
class RecoveryTest {

    @TempDir
    private Path directory;

    private Path segment = Path.of("");
    private byte[] whole = new byte[0];
    private List<Integer> begins = List.of();

    @BeforeEach
    void threeRecords() throws Exception {
        segment = Segments.path(directory, 1);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        begins = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            begins.add(all.size());
            LineBuffer line = new LineBuffer();
            JournalLine.write(line, i, JournalLine.encode(SampleRecords.answered("n1-" + i)));
            line.writeTo(all);
        }
        begins.add(all.size());
        whole = all.toByteArray();
    }

    @Test
    void cutsALastLineTornAtAnyOctet() throws Exception {
        int second = begins.get(2);
        for (int length = second; length < whole.length - 1; length++) {
            write(Arrays.copyOf(whole, length));
            Files.deleteIfExists(torn());

            Recovery recovery = Recovery.of(directory, record -> {});

            assertEquals(3, recovery.nextSequence(), "cut at " + length);
            assertEquals(length - second, recovery.tornBytes());
            assertEquals(List.of(), recovery.damage());
            assertEquals(List.of("1 n1-1", "2 n1-2"), read(), "cut at " + length);
            assertEquals(length > second, Files.exists(torn()));
            if (length > second) {
                assertArrayEquals(Arrays.copyOfRange(whole, second, length), Files.readAllBytes(torn()));
            }
        }
    }

    @Test
    void whatWasWrittenCountsWhenItIsOnTheDisk() throws Exception {
        write(whole);
        FaultyChannel.Disk disk = new FaultyChannel.Disk();
        disk.syncFails(true);
        try (FileChannel file =
                disk.open(FileChannel.open(segment, StandardOpenOption.READ, StandardOpenOption.WRITE))) {
            assertThrows(IOException.class, () -> Recovery.of(segment, file, record -> {}));
            disk.syncFails(false);
            assertEquals(4, Recovery.of(segment, file, record -> {}).nextSequence());
        }
        assertEquals(1, disk.failures());
    }

    @Test
    void writesOnWhereATornLineWasCut() throws Exception {
        write(Arrays.copyOf(whole, begins.get(2) + 100));

        try (Journal journal = open()) {
            journal.append(SampleRecords.refused("n1-new"));
        }

        assertEquals(List.of("1 n1-1", "2 n1-2", "3 n1-new"), read());
    }

    @Test
    void endsALastLineThatLacksOnlyItsLineFeed() throws Exception {
        write(Arrays.copyOf(whole, whole.length - 1));

        try (Journal journal = open()) {
            assertEquals(4, journal.recovery().nextSequence());
            assertEquals(0, journal.recovery().tornBytes());
            journal.append(SampleRecords.refused("n1-new"));
        }

        assertEquals(List.of("1 n1-1", "2 n1-2", "3 n1-3", "4 n1-new"), read());
        assertFalse(Files.exists(torn()));
    }

    @Test
    void cutsZerosThatAPowerFailureLeft() throws Exception {
        write(Arrays.copyOf(whole, whole.length + 5_000));

        try (Journal journal = open()) {
            assertEquals(4, journal.recovery().nextSequence());
            assertEquals(5_000, journal.recovery().tornBytes());
        }
        assertEquals(List.of("1 n1-1", "2 n1-2", "3 n1-3"), read());
    }

    @Test
    void reportsADamagedOctetInTheMiddleAndHidesNothingElse() throws Exception {
        for (int at = begins.get(1); at < begins.get(2); at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x10;
            write(damaged);

            Recovery recovery = Recovery.of(directory, record -> {});

            List<Damage> damage = recovery.damage();
            assertFalse(damage.isEmpty(), "octet " + at);
            assertEquals(segment, damage.get(0).segment());
            assertEquals((long) begins.get(1), damage.get(0).offset());
            assertEquals(0, recovery.tornBytes());
            assertTrue(recovery.nextSequence() >= 4);
            List<String> entries = read();
            assertEquals("1 n1-1", entries.get(0));
            assertTrue(entries.get(1).startsWith("damage at " + begins.get(1)), entries.toString());
            // The line feed itself is what was hit when the third record is lost with the second.
            assertEquals(at < begins.get(2) - 1, entries.contains("3 n1-3"), entries.toString());
            assertArrayEquals(damaged, Files.readAllBytes(segment));
        }
    }

    @Test
    void givesNoNumberAgainThatDamageMayHide() throws Exception {
        byte[] damaged = whole.clone();
        damaged[begins.get(1) - 1] ^= 0x10;
        damaged[begins.get(2) - 1] ^= 0x10;
        write(damaged);

        try (Journal journal = open()) {
            assertTrue(journal.recovery().nextSequence() >= 4);
        }
    }

    @Test
    void survivesALineWithoutEnd() throws Exception {
        byte[] endless = Arrays.copyOf(whole, whole.length + 3 * JournalLine.LONGEST);
        Arrays.fill(endless, whole.length, endless.length, (byte) '{');
        endless[endless.length - 1] = '\n';
        write(endless);

        try (Journal journal = open()) {
            assertEquals(1, journal.recovery().damage().size());
            journal.append(SampleRecords.refused("n1-new"));
        }
        List<String> entries = read();
        assertEquals(5, entries.size());
        assertEquals("damage at " + whole.length + ": it is too long", entries.get(3));
        assertTrue(entries.get(4).endsWith(" n1-new"));
    }

    @Test
    void mendsOnlyTheLastSegmentAndReportsATornOneBeforeIt() throws Exception {
        write(Arrays.copyOf(whole, whole.length - 10));
        LineBuffer next = new LineBuffer();
        JournalLine.write(next, 4, JournalLine.encode(SampleRecords.answered("n1-4")));
        Files.write(Segments.path(directory, 4), next.toByteArray());

        try (Journal journal = open()) {
            assertEquals(5, journal.recovery().nextSequence());
            assertEquals(Segments.path(directory, 4), journal.recovery().segment());
        }
        assertEquals(
                List.of("1 n1-1", "2 n1-2", "damage at " + begins.get(2) + ": its last line has no end", "4 n1-4"),
                read());
    }

    @Test
    void goesOnFromAnEmptySegment() throws Exception {
        write(whole);
        Files.createFile(Segments.path(directory, 4));

        try (Journal journal = open()) {
            assertEquals(4, journal.recovery().nextSequence());
            journal.append(SampleRecords.refused("n1-new"));
            assertTrue(journal.awaitDurable(Duration.ofSeconds(30)));
        }
        assertEquals(List.of("1 n1-1", "2 n1-2", "3 n1-3", "4 n1-new"), read());
    }

    @Test
    void leavesOtherFilesAlone() throws Exception {
        write(whole);
        Files.writeString(directory.resolve("records-9.jsonl"), "mine");
        Files.writeString(directory.resolve("records-0000000000000000009.jsonl.gz"), "mine");

        try (Journal journal = open()) {
            assertEquals(4, journal.recovery().nextSequence());
        }
        assertEquals(3, read().size());
    }

    private void write(byte[] octets) throws IOException {
        Files.write(segment, octets);
    }

    private Path torn() {
        return directory.resolve(segment.getFileName() + ".torn");
    }

    /** What a killed process leaves is what its files hold at that moment. */
    private Path asIfKilled() throws IOException {
        Path killed = Files.createTempDirectory(directory, "killed");
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, killed.resolve(file.getFileName()));
            }
        }
        return killed;
    }

    @Test
    void writesTheRecordsThatAKilledProcessHadTakenOver() throws Exception {
        Path killed;
        try (Journal journal = Journal.open(new JournalSettings(directory, 64L << 20, 1_000, 1_000, 1))) {
            journal.append(SampleRecords.answered("n1-1"));
            journal.append(SampleRecords.refused("n1-2"));
            killed = asIfKilled();
            assertEquals(0, journal.durable());
        }
        for (int start = 0; start < 2; start++) {
            try (Journal journal = Journal.open(JournalSettings.in(killed))) {
                assertTrue(journal.awaitDurable(Duration.ofSeconds(30)));
            }
            assertEquals(List.of("1 n1-1", "2 n1-2"), read(killed), "start " + start);
        }
    }

    @Test
    void writesTheRecordsThatStandForOpenCallsOnce() throws Exception {
        CallRecord open = SampleRecords.refused("n1-open");
        Path killed;
        try (Journal journal = Journal.open(new JournalSettings(directory, 64L << 20, 1_000, 0, 1))) {
            for (CallRecord each : List.of(SampleRecords.refused("n1-1"), SampleRecords.refused("n1-2"), open)) {
                journal.standIn(each);
            }
            journal.append(SampleRecords.answered("n1-1"));
            assertTrue(journal.awaitDurable(Duration.ofSeconds(30)));
            journal.append(SampleRecords.answered("n1-2"));
            killed = asIfKilled();
        }
        for (int start = 0; start < 2; start++) {
            try (Journal journal = Journal.open(JournalSettings.in(killed))) {
                assertTrue(journal.awaitDurable(Duration.ofSeconds(30)));
            }
            assertEquals(List.of("1 n1-1", "2 n1-2", "3 n1-open"), read(killed), "start " + start);
        }
    }

    @Test
    void aCallWhosePartsHaveRecordsGoesOnBehindThem() throws Exception {
        Path killed;
        try (Journal journal = Journal.open(new JournalSettings(directory, 64L << 20, 1_000, 0, 1))) {
            journal.standIn(SampleRecords.standIn(SampleRecords.answered("n1-1"), "acme"));
            journal.standIn(SampleRecords.standIn(SampleRecords.answered("n1-2"), "acme"));
            journal.append(SampleRecords.part("n1-1", 1));
            journal.append(SampleRecords.part("n1-1", 2));
            assertTrue(journal.awaitDurable(Duration.ofSeconds(30)));
            // Killed before the stand-in could be told of the part.
            journal.append(SampleRecords.part("n1-2", 1));
            killed = asIfKilled();
        }
        try (Journal journal = Journal.open(JournalSettings.in(killed))) {
            assertTrue(journal.awaitDurable(Duration.ofSeconds(30)));
        }
        List<String> parts = new ArrayList<>();
        try (JournalReader reader = JournalReader.from(killed, 1)) {
            for (var entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                CallRecord record = ((JournalReader.Written) entry.get()).record();
                parts.add(record.callId() + " " + record.part().orElseThrow().number() + " " + record.goesOn() + " "
                        + record.chargedSeconds());
            }
        }
        assertEquals(List.of("n1-1 1 true 20", "n1-1 2 true 20", "n1-2 1 true 20"), parts.subList(0, 3));
        assertEquals(
                List.of("n1-1 3 false 20", "n1-2 2 false 40"),
                parts.subList(3, parts.size()).stream().sorted().toList());
    }

    @Test
    void keepsWhatStandsForOpenCallsUntilItIsSaidWhatBecomesOfEach() throws Exception {
        Path killed;
        try (Journal journal = Journal.open(JournalSettings.in(directory))) {
            journal.standIn(SampleRecords.refused("n1-1"));
            journal.standIn(SampleRecords.refused("n1-2"));
            journal.standIn(SampleRecords.refused("n1-3"));
            killed = asIfKilled();
        }
        try (Journal journal = Journal.open(JournalSettings.in(killed), Journal.Left.KEPT)) {
            assertEquals(3, journal.left().size());
            journal.forget("n1-1");
            journal.append(SampleRecords.refused("n1-2"));
        }
        try (Journal journal = Journal.open(JournalSettings.in(killed), Journal.Left.KEPT)) {
            assertEquals(
                    List.of(SampleRecords.refused("n1-3").callId()),
                    journal.left().stream().map(CallRecord::callId).toList());
        }
        assertEquals(List.of("1 n1-2"), read(killed));
    }

    @Test
    void makesRoomForCallsOfWhichNoneEnds() throws Exception {
        Path openCalls = directory.resolve("open-calls");
        try (Journal journal = open()) {
            long room = Files.size(openCalls);
            for (int call = 0; call <= StandIns.PIECE / 2; call++) {
                journal.standIn(SampleRecords.refused("n1-" + call));
            }
            while (Files.size(openCalls) < 2 * room) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void takesNoRecordForAnOpenCallThatTheJournalHas() throws Exception {
        Path killed;
        try (Journal journal = open()) {
            journal.append(SampleRecords.answered("n1-1"));
        }
        StandIns left = StandIns.open(directory);
        left.put(SampleRecords.refused("n1-1"));
        killed = asIfKilled();
        Files.delete(killed.resolve("unwritten"));

        Journal.open(JournalSettings.in(killed)).close();

        assertEquals(List.of("1 n1-1"), read(killed));
        assertEquals(0, StandIns.open(killed).open());
    }

    private Journal open() throws IOException {
        return Journal.open(new JournalSettings(directory, 64L << 20, 1_000, 0, 1));
    }

    private List<String> read() throws IOException {
        return read(directory);
    }

    private static List<String> read(Path directory) throws IOException {
        List<String> entries = new ArrayList<>();
        try (JournalReader reader = JournalReader.from(directory, 1)) {
            for (Optional<Entry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                entries.add(
                        switch (entry.get()) {
                            case Written written ->
                                written.sequence() + " " + written.record().callId();
                            case Damage damage -> "damage at " + damage.offset() + ": " + damage.why();
                        });
            }
        }
        return entries;
    }
}
