package org.tollbridge.core.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every reopening here stands for a process that was killed: nothing is closed. */
class UnwrittenRecordsTest {

    /** Ten records of 8 octets, with their headers of 16. */
    private static final int HALF = 240;

    private static final int FIT = 10;

    @TempDir
    private Path directory;

    @Test
    void givesBackWhatTheJournalDoesNotHave() throws Exception {
        UnwrittenRecords records = open();
        assertEquals(List.of(), records.left());
        keepAll(records, 1, 7);

        assertEquals(numbers(1, 7), left(0));
        assertEquals(numbers(6, 7), left(5));
        assertEquals(numbers(8, 7), left(7));
    }

    @Test
    void keepsRecordsOfAnyLength() throws Exception {
        UnwrittenRecords records = open();
        assertEquals(List.of(), records.left());
        for (int length = 1; length < 8; length++) {
            assertTrue(records.keep(length, "x".repeat(length).getBytes(StandardCharsets.US_ASCII), 0));
        }

        List<UnwrittenRecords.Kept> kept = open().left();

        assertEquals(
                List.of(1, 2, 3, 4, 5, 6, 7),
                kept.stream().map(each -> each.record().length).toList());
    }

    @Test
    void goesFromHalfToHalfAndBackAsTheJournalFollows() throws Exception {
        UnwrittenRecords records = open();
        assertEquals(List.of(), records.left());
        for (long sequence = 1; sequence <= 10 * FIT + 3; sequence++) {
            assertTrue(records.keep(sequence, record(sequence), Math.max(0, sequence - FIT - 1)));
        }

        assertEquals(numbers(95, 103), left(94));
    }

    @Test
    void takesNoMoreThanHasRoomAndGoesOnWhenTheJournalHasFollowed() throws Exception {
        UnwrittenRecords records = open();
        assertEquals(List.of(), records.left());
        keepAll(records, 1, 2 * FIT);
        assertFalse(records.keep(21, record(21), FIT - 1));
        assertEquals(numbers(1, 20), left(0), "what stands there is not touched");
        assertTrue(records.keep(22, record(22), FIT));
        assertFalse(records.keep(23, new byte[HALF], 22), "too long for a half");

        assertEquals(numbers(11, 20), left(FIT).subList(0, FIT));
        assertEquals(numbers(22, 22), left(20));
    }

    @Test
    void goesOnAfterARestartWithoutHidingWhatIsLeft() throws Exception {
        UnwrittenRecords before = open();
        assertEquals(List.of(), before.left());
        keepAll(before, 1, FIT + 3);
        UnwrittenRecords records = open();
        assertEquals(FIT + 3, records.left().size());

        assertFalse(records.keep(14, record(14), 0), "the first half's records are not on the disk yet");
        assertTrue(records.keep(15, record(15), FIT));

        assertEquals(numbers(11, 13), left(FIT).subList(0, 3));
        assertEquals(15L, left(FIT).getLast());
    }

    @Test
    void stopsAtARecordThatIsNotWhole() throws Exception {
        UnwrittenRecords records = open();
        assertEquals(List.of(), records.left());
        keepAll(records, 1, 5);
        try (FileChannel file = FileChannel.open(file(), StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(new byte[] {0}), 4 * 24 + 23);
        }

        assertEquals(numbers(1, 4), left(0));
    }

    @Test
    void survivesAnyGarbage() throws Exception {
        for (int fill = 1; fill < 256; fill++) {
            byte[] garbage = new byte[2 * HALF];
            Arrays.fill(garbage, (byte) fill);
            Files.write(file(), garbage);
            assertEquals(List.of(), open().left(), "filled with " + fill);
        }
    }

    @Test
    void isMadeAnewWhereItsSizeIsAnother() throws Exception {
        Files.write(file(), new byte[] {1, 2, 3});

        assertEquals(List.of(), open().left());
        assertEquals(2 * HALF, Files.size(file()));
    }

    @Test
    void namesTheFileThatCannotBeUsed() throws Exception {
        Files.createDirectories(file().resolve("occupied"));

        assertTrue(assertThrows(IOException.class, this::open).toString().contains(file().toString()));
    }

    private UnwrittenRecords open() throws IOException {
        return UnwrittenRecords.open(directory, HALF);
    }

    private Path file() {
        return directory.resolve("unwritten");
    }

    private List<Long> left(long sequence) throws IOException {
        List<UnwrittenRecords.Kept> kept = open().left();
        kept.removeIf(each -> each.sequence() <= sequence);
        for (UnwrittenRecords.Kept each : kept) {
            assertEquals(each.sequence(), ByteBuffer.wrap(each.record()).getLong());
        }
        return kept.stream().map(UnwrittenRecords.Kept::sequence).toList();
    }

    private static void keepAll(UnwrittenRecords records, long first, long last) {
        for (long sequence = first; sequence <= last; sequence++) {
            assertTrue(records.keep(sequence, record(sequence), 0));
        }
    }

    private static List<Long> numbers(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    private static byte[] record(long sequence) {
        return ByteBuffer.allocate(Long.BYTES).putLong(sequence).array();
    }
}
