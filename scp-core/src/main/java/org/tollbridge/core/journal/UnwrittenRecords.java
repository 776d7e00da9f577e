package org.tollbridge.core.journal;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Records not yet in the journal, in a memory-mapped file. Its contents survive the end of the process, but not a
 * failure of the machine, and need no system call; so the writer may take its time while a call's switch is already
 * told the end. The file has two halves: one is filled while the records of the other are written to the disk.
 */
final class UnwrittenRecords {

    /** Some 8,000 records. */
    static final int HALF = 8 << 20;

    private static final String NAME = "unwritten";
    private static final int HALVES = 2;
    /** Preceded by the number. */
    private static final int LENGTH = Long.BYTES;

    private static final int CHECKSUM = LENGTH + Integer.BYTES;
    private static final int HEADER = CHECKSUM + Integer.BYTES;

    private final MappedByteBuffer file;
    private final int halfBytes;
    private final long[] last = new long[HALVES];
    private int half;
    private int next;

    private UnwrittenRecords(MappedByteBuffer file, int halfBytes) {
        this.file = file;
        this.halfBytes = halfBytes;
    }

    /** A record with its number, encoded by {@link JournalLine#encode}. */
    static final class Kept {
        private final long sequence;
        private final byte[] record;
        private final Optional<String> openCall;

        Kept(long sequence, byte[] record) {
            this(sequence, record, Optional.empty());
        }

        Kept(long sequence, byte[] record, Optional<String> openCall) {
            this.sequence = sequence;
            this.record = record;
            this.openCall = openCall;
        }

        long sequence() {
            return sequence;
        }

        byte[] record() {
            return record;
        }

        /**
         * Returns the call whose stand-in stays until the record is on the disk, because the record itself had no room
         * here.
         */
        Optional<String> openCall() {
            return openCall;
        }
    }

    /**
     * Opens the file of a journal.
     *
     * @param halfBytes size of a half; a file of another size is replaced
     */
    static UnwrittenRecords open(Path directory, int halfBytes) throws IOException {
        Path path = directory.resolve(NAME);
        int size = HALVES * halfBytes;
        if (MappedFile.size(path) != size) {
            Files.deleteIfExists(path);
        }
        return new UnwrittenRecords(MappedFile.map(path, 0, size), halfBytes);
    }

    /**
     * Returns what a killed process left, in the order of the numbers; much of it may already be in the journal. Must
     * be called once, before anything is kept.
     */
    List<Kept> left() {
        List<Kept> kept = new ArrayList<>();
        for (int i = 0; i < HALVES; i++) {
            scan(i, kept);
        }
        kept.sort(Comparator.comparingLong(Kept::sequence));
        half = last[0] > last[1] ? 0 : 1;
        next = halfBytes;
        return kept;
    }

    private void scan(int at, List<Kept> kept) {
        int position = at * halfBytes;
        int end = position + halfBytes;
        // Remains of an earlier filling after the last record have other numbers.
        for (long expected = file.getLong(position);
                expected > 0 && position + HEADER <= end && file.getLong(position) == expected;
                expected++) {
            int length = file.getInt(position + LENGTH);
            if (length < 0 || length > end - position - HEADER) {
                return;
            }
            byte[] record = new byte[length];
            file.get(position + HEADER, record);
            if (file.getInt(position + CHECKSUM) != checksum(expected, record)) {
                return;
            }
            kept.add(new Kept(expected, record));
            last[at] = expected;
            position += entry(length);
        }
    }

    /**
     * Keeps a record; on return it survives the end of the process. Must be called under a lock of the caller's, in the
     * order of the numbers.
     *
     * @param durable number of the last record of the journal that is on the disk
     * @return false when there is no room because the disk is far behind
     */
    boolean keep(long sequence, byte[] record, long durable) {
        int entry = entry(record.length);
        if (next + entry > halfBytes) {
            int other = 1 - half;
            if (entry > halfBytes || last[other] > durable) {
                // The next record must not take this one's place: it would not be found.
                next = halfBytes;
                return false;
            }
            half = other;
            next = 0;
        }
        int position = half * halfBytes + next;
        file.putLong(position, sequence);
        file.putInt(position + LENGTH, record.length);
        file.put(position + HEADER, record);
        file.putInt(position + CHECKSUM, checksum(sequence, record));
        last[half] = sequence;
        next += entry;
        return true;
    }

    private static int entry(int length) {
        return HEADER + (length + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
    }

    private static int checksum(long sequence, byte[] record) {
        CRC32 crc = new CRC32();
        crc.update(record);
        return (int) crc.getValue() ^ Long.hashCode(sequence);
    }
}
