package org.tollbridge.core.journal;

import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private final Path path;
    private final List<MappedByteBuffer> pieces = new ArrayList<>();
    private final Deque<Integer> free = new ArrayDeque<>();
    private final Map<String, Integer> slots = new HashMap<>();
    /** Each thread puts a record together before it asks for the lock. */
    private final ThreadLocal<ByteBuffer> scratch = ThreadLocal.withInitial(() -> ByteBuffer.allocate(SLOT - CHECKSUM));

    /** The last records of parts of calls that were open when the process was killed. */
    private final Map<String, CallRecord> parts = new HashMap<>();

    private volatile boolean wantsRoom;

    private StandIns(Path path) {
        this.path = path;
    }

    /** Opens the file of a journal, with what a killed process left in it. */
    static StandIns open(Path directory) throws IOException {
        StandIns standIns = new StandIns(directory.resolve(NAME));
        long there = Math.min(MOST_PIECES, MappedFile.size(standIns.path) / PIECE_BYTES);
        for (int i = 0; i < Math.max(1, there); i++) {
            standIns.pieces.add(standIns.piece(i));
        }
        standIns.find();
        return standIns;
    }

    private synchronized void find() {
        for (int slot = pieces.size() * PIECE - 1; slot >= 0; slot--) {
            Optional<CallRecord> found = read(slot);
            if (found.isEmpty()) {
                empty(slot);
                continue;
            }
            Integer other = slots.put(found.get().callId(), slot);
            if (other != null) {
                // The process was killed while the later one took the place of the other.
                boolean later =
                        read(other).orElseThrow().endedAt() > found.get().endedAt();
                slots.put(found.get().callId(), later ? other : slot);
                empty(later ? slot : other);
            }
        }
        lookAtRoom();
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

    private MappedByteBuffer piece(int at) throws IOException {
        return MappedFile.map(path, (long) at * PIECE_BYTES, PIECE_BYTES);
    }

    /** The records that stand, of the calls that have none of their own. */
    synchronized List<CallRecord> records() {
        return slots.values().stream()
                .flatMap(slot -> read(slot).stream())
                .map(record -> Optional.ofNullable(parts.get(record.callId()))
                        .map(record::behind)
                        .orElse(record))
                .toList();
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
        keep(record.callId(), octets);
    }

    private synchronized void keep(String callId, ByteBuffer octets) throws IOException {
        Integer slot = free.poll();
        if (slot == null) {
            throw new IOException("as many calls are open as " + path + " has room for: " + room());
        }
        if (!wantsRoom) {
            lookAtRoom();
        }
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

    /** Of a record that stands behind the room for it. */
    private static int checksum(ByteBuffer octets) {
        CRC32 crc = new CRC32();
        crc.update(octets.duplicate().position(HEADER - CHECKSUM));
        return (int) crc.getValue();
    }

    /** A record is in the journal: its call has its own, or one of a part, behind which its end is to come. */
    synchronized void seen(CallRecord record) {
        if (!record.goesOn()) {
            drop(record.callId());
        } else if (slots.containsKey(record.callId())) {
            parts.put(record.callId(), record);
        }
    }

    /** The call has its own record. */
    synchronized void drop(String callId) {
        Integer slot = slots.remove(callId);
        if (slot != null) {
            empty(slot);
        }
    }

    private void empty(int slot) {
        if (buffer(slot).getInt(begin(slot)) != 0) {
            buffer(slot).putInt(begin(slot), 0);
        }
        free.push(slot);
    }

    /** How many calls have a record that stands for theirs. */
    synchronized int open() {
        return slots.size();
    }

    /** How many calls have room. */
    synchronized int room() {
        return pieces.size() * PIECE;
    }

    /** Whether there is room for many more calls. */
    synchronized boolean isRoomy() {
        return free.size() >= PIECE / 2;
    }

    /** Whether {@link #grow} would make room. */
    boolean wantsRoom() {
        return wantsRoom;
    }

    /**
     * Makes room if little is left. Writes to the disk, and so not for a signalling thread.
     *
     * @return whether it has made some
     */
    boolean grow() throws IOException {
        int next;
        synchronized (this) {
            lookAtRoom();
            if (!wantsRoom) {
                return false;
            }
            next = pieces.size();
        }
        MappedByteBuffer piece = piece(next);
        synchronized (this) {
            pieces.add(piece);
            for (int slot = next * PIECE; slot < (next + 1) * PIECE; slot++) {
                free.add(slot);
            }
            lookAtRoom();
        }
        return true;
    }

    private void lookAtRoom() {
        wantsRoom = !isRoomy() && pieces.size() < MOST_PIECES;
    }

    private MappedByteBuffer buffer(int slot) {
        return pieces.get(slot / PIECE);
    }

    private static int begin(int slot) {
        return slot % PIECE * SLOT;
    }
}
