package org.tollbridge.core.journal;

import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.service.call.CallRecord;

/**
 * For each open call, the record that is to stand if the process is killed before the call has its own: in slots of a
 * file that is mapped into memory, and so without a call of the system. Safe for any thread.
 */
final class StandIns {

    /** A record without its path takes about a quarter of it. */
    static final int SLOT = 1_024;

    /** A length comes first. */
    private static final int CHECKSUM = Integer.BYTES;

    private static final int HEADER = CHECKSUM + Integer.BYTES;

    /** Slots by which the file grows. */
    static final int PIECE = 4_096;

    /** A million open calls. */
    private static final int MOST_PIECES = 256;

    private static final Logger LOG = LoggerFactory.getLogger(StandIns.class);
    private static final String NAME = "open-calls";
    private static final int PIECE_BYTES = SLOT * PIECE;

    /** A power of two. */
    private static final int SHARES = 8;

    private final Path path;
    private final Share[] shares = Stream.generate(Share::new).limit(SHARES).toArray(Share[]::new);
    private volatile MappedByteBuffer[] pieces = {};
    /** Each thread puts a record together before it asks for a lock. */
    private final ThreadLocal<ByteBuffer> scratch = ThreadLocal.withInitial(() -> ByteBuffer.allocate(SLOT - CHECKSUM));

    private StandIns(Path path) {
        this.path = path;
    }

    /** Opens the file of a journal, with what a killed process left in it. */
    static StandIns open(Path directory) throws IOException {
        StandIns standIns = new StandIns(directory.resolve(NAME));
        long there = Math.min(MOST_PIECES, MappedFile.size(standIns.path) / PIECE_BYTES);
        for (int i = 0; i < Math.max(1, there); i++) {
            standIns.pieces = standIns.andPiece();
        }
        standIns.find();
        return standIns;
    }

    private void find() {
        for (int slot = room() - 1; slot >= 0; slot--) {
            Optional<CallRecord> found = read(slot);
            if (found.isPresent()) {
                share(found.get().callId()).found(found.get(), slot);
            } else {
                shares[slot % SHARES].empty(slot);
            }
        }
    }

    private Share share(String callId) {
        return shares[callId.hashCode() & (SHARES - 1)];
    }

    private Optional<CallRecord> read(int slot) {
        int length = buffer(slot).getInt(begin(slot));
        if (length <= HEADER - CHECKSUM || length > SLOT - CHECKSUM) {
            return Optional.empty();
        }
        ByteBuffer octets = ByteBuffer.allocate(length);
        buffer(slot).get(begin(slot) + CHECKSUM, octets.array());
        if (octets.getInt() != checksum(octets)) {
            // The machine was lost, and with it a part of this slot.
            return Optional.empty();
        }
        try {
            return Optional.of(StandInForm.read(octets));
        } catch (IOException another) {
            LOG.warn("What {} has for an open call cannot be read: {}", path, another.getMessage());
            return Optional.empty();
        }
    }

    private MappedByteBuffer[] andPiece() throws IOException {
        int at = pieces.length;
        MappedByteBuffer[] more = Arrays.copyOf(pieces, at + 1);
        more[at] = MappedFile.map(path, (long) at * PIECE_BYTES, PIECE_BYTES);
        return more;
    }

    /** The records that stand, of the calls that have none of their own. */
    List<CallRecord> records() {
        return Stream.of(shares).flatMap(share -> share.records().stream()).toList();
    }

    /**
     * Keeps the record of a call in place of the one kept before, without its path. When this returns, it outlives the
     * process.
     *
     * @throws IOException when there is no room; the one kept before stays
     */
    void put(CallRecord record) throws IOException {
        ByteBuffer octets = scratch.get().clear().position(HEADER - CHECKSUM);
        try {
            StandInForm.write(record, octets);
        } catch (BufferOverflowException tooLong) {
            throw new IOException("it takes more than " + (SLOT - HEADER) + " octets", tooLong);
        }
        octets.flip();
        octets.putInt(0, checksum(octets));
        share(record.callId()).keep(record.callId(), octets);
    }

    /** Of a record that stands behind the room for it. */
    private static int checksum(ByteBuffer octets) {
        CRC32 crc = new CRC32();
        crc.update(octets.duplicate().position(HEADER - CHECKSUM));
        return (int) crc.getValue();
    }

    /** A record is in the journal: its call has its own, or one of a part, behind which its end is to come. */
    void seen(CallRecord record) {
        if (record.goesOn()) {
            share(record.callId()).seen(record);
        } else {
            drop(record.callId());
        }
    }

    /** The call has its own record. */
    void drop(String callId) {
        share(callId).drop(callId);
    }

    /** How many calls have a record that stands for theirs. */
    int open() {
        return Stream.of(shares).mapToInt(Share::open).sum();
    }

    /** How many calls have room, if they are spread evenly. */
    int room() {
        return pieces.length * PIECE;
    }

    /** Whether there is room for many more calls. */
    boolean isRoomy() {
        for (Share share : shares) {
            if (!share.isRoomy()) {
                return false;
            }
        }
        return true;
    }

    /** Whether {@link #grow} would make room. */
    boolean wantsRoom() {
        return pieces.length < MOST_PIECES && !isRoomy();
    }

    /**
     * Makes room if little is left. Writes to the disk, and so not for a signalling thread. For one thread.
     *
     * @return whether it has made some
     */
    boolean grow() throws IOException {
        if (!wantsRoom()) {
            return false;
        }
        int first = room();
        pieces = andPiece();
        for (int slot = first; slot < room(); slot++) {
            shares[slot % SHARES].add(slot);
        }
        return true;
    }

    private MappedByteBuffer buffer(int slot) {
        return pieces[slot / PIECE];
    }

    private static int begin(int slot) {
        return slot % PIECE * SLOT;
    }

    /** Slots for some of the calls, under a lock of their own: calls hardly ever wait for each other. */
    private final class Share {

        private static final int ROOMY = PIECE / SHARES / 2;

        private final Deque<Integer> free = new ArrayDeque<>();
        private final Map<String, Integer> slots = new HashMap<>();
        /** The last records of parts of calls that were open when the process was killed. */
        private final Map<String, CallRecord> parts = new HashMap<>();

        private volatile boolean roomy;

        synchronized void found(CallRecord record, int slot) {
            Integer other = slots.put(record.callId(), slot);
            if (other != null) {
                // The process was killed while the later one took the place of the other.
                boolean later = read(other).orElseThrow().endedAt() > record.endedAt();
                slots.put(record.callId(), later ? other : slot);
                empty(later ? slot : other);
            }
        }

        synchronized List<CallRecord> records() {
            return slots.values().stream()
                    .flatMap(slot -> read(slot).stream())
                    .map(record -> Optional.ofNullable(parts.get(record.callId()))
                            .map(record::behind)
                            .orElse(record))
                    .toList();
        }

        synchronized void keep(String callId, ByteBuffer octets) throws IOException {
            Integer slot = free.poll();
            if (slot == null) {
                throw new IOException("about as many calls are open as " + path + " has room for: " + room());
            }
            roomy = free.size() >= ROOMY;
            MappedByteBuffer buffer = buffer(slot);
            buffer.put(begin(slot) + CHECKSUM, octets, 0, octets.limit());
            // The length is what makes the slot count.
            VarHandle.releaseFence();
            buffer.putInt(begin(slot), octets.limit());
            Integer before = slots.put(callId, slot);
            if (before != null) {
                VarHandle.releaseFence();
                empty(before);
            }
        }

        synchronized void seen(CallRecord part) {
            if (slots.containsKey(part.callId())) {
                parts.put(part.callId(), part);
            }
        }

        synchronized void drop(String callId) {
            Integer slot = slots.remove(callId);
            if (slot != null) {
                empty(slot);
            }
        }

        synchronized void empty(int slot) {
            if (buffer(slot).getInt(begin(slot)) != 0) {
                buffer(slot).putInt(begin(slot), 0);
            }
            add(slot);
        }

        synchronized void add(int slot) {
            free.push(slot);
            roomy = free.size() >= ROOMY;
        }

        synchronized int open() {
            return slots.size();
        }

        boolean isRoomy() {
            return roomy;
        }
    }
}
