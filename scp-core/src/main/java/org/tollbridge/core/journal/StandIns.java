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
 * For each open call, the record that counts if the process is killed before the call has its own. The records are in
 * slots of a memory-mapped file, so that keeping one needs no system call. Thread-safe.
 */
final class StandIns {

    /** Size of a slot; a record without its path takes about a quarter of it. */
    static final int SLOT = 1_024;

    /** Preceded by the length. */
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
    /** Each thread encodes a record before it takes a lock. */
    private final ThreadLocal<ByteBuffer> scratch = ThreadLocal.withInitial(() -> ByteBuffer.allocate(SLOT - CHECKSUM));

    private StandIns(Path path) {
        this.path = path;
    }

    /** Opens the file of a journal, including what a killed process left in it. */
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
            // The machine failed, and part of this slot was lost.
            return Optional.empty();
        }
        try {
            return Optional.of(StandInForm.read(octets));
        } catch (IOException another) {
            LOG.warn("The provisional record of an open call in {} cannot be read: {}", path, another.getMessage());
            return Optional.empty();
        }
    }

    private MappedByteBuffer[] andPiece() throws IOException {
        int at = pieces.length;
        MappedByteBuffer[] more = Arrays.copyOf(pieces, at + 1);
        more[at] = MappedFile.map(path, (long) at * PIECE_BYTES, PIECE_BYTES);
        return more;
    }

    /** Returns the stand-ins of calls without a record of their own. */
    List<CallRecord> records() {
        return Stream.of(shares).flatMap(share -> share.records().stream()).toList();
    }

    /**
     * Keeps the record of a call without its path, replacing the previous one. On return it survives the end of the
     * process.
     *
     * @throws IOException when there is no room; the previous one stays
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

    /** Returns the checksum of a record that follows the space for it. */
    private static int checksum(ByteBuffer octets) {
        CRC32 crc = new CRC32();
        crc.update(octets.duplicate().position(HEADER - CHECKSUM));
        return (int) crc.getValue();
    }

    /**
     * Notes a record found in the journal: it is the call's own, or that of a part, which the record of its end will
     * follow.
     */
    void seen(CallRecord record) {
        if (record.goesOn()) {
            share(record.callId()).seen(record);
        } else {
            drop(record.callId());
        }
    }

    /** Drops the stand-in, because the call has its own record. */
    void drop(String callId) {
        share(callId).drop(callId);
    }

    /** Returns the number of calls with a stand-in. */
    int open() {
        return Stream.of(shares).mapToInt(Share::open).sum();
    }

    /** Returns the number of calls that have room, if they are distributed evenly. */
    int room() {
        return pieces.length * PIECE;
    }

    /** Returns whether there is room for many more calls. */
    boolean isRoomy() {
        for (Share share : shares) {
            if (!share.isRoomy()) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether {@link #grow} would make room. */
    boolean wantsRoom() {
        return pieces.length < MOST_PIECES && !isRoomy();
    }

    /**
     * Makes room if little is left. It writes to the disk, so it must not run on a signalling thread. One thread at a
     * time.
     *
     * @return whether it has made room
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

    /** Slots for some of the calls, under a lock of their own, so that calls rarely wait for each other. */
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
                // The process was killed while the later record was replacing the other.
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
            // The length makes the slot valid.
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
