package org.tollbridge.core.journal;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tollbridge.service.call.CallRecord;

/**
 * For each open call, the record that is to stand if the process is killed before the call has its own: in slots of a
 * file that is mapped into memory, and so without a call of the system. Safe for any thread.
 */
final class StandIns {

    /** A record without its path takes about half of it. */
    static final int SLOT = 1_024;

    /** Slots by which the file grows. */
    static final int PIECE = 4_096;

    /** A million open calls. */
    private static final int MOST_PIECES = 256;

    private static final String NAME = "open-calls";
    private static final int PIECE_BYTES = SLOT * PIECE;

    private final Path path;
    private final List<MappedByteBuffer> pieces = new ArrayList<>();
    private final Deque<Integer> free = new ArrayDeque<>();
    private final Map<String, Integer> slots = new HashMap<>();

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
    }

    private Optional<CallRecord> read(int slot) {
        int length = buffer(slot).getInt(begin(slot));
        if (length <= 0 || length > SLOT - Integer.BYTES) {
            return Optional.empty();
        }
        byte[] encoded = new byte[length];
        buffer(slot).get(begin(slot) + Integer.BYTES, encoded);
        try {
            return Optional.of(JournalLine.decode(encoded));
        } catch (IOException notWhole) {
            // The machine was lost, and with it a part of this slot.
            return Optional.empty();
        }
    }

    private MappedByteBuffer piece(int at) throws IOException {
        return MappedFile.map(path, (long) at * PIECE_BYTES, PIECE_BYTES);
    }

    /** The records that stand, of the calls that have none of their own. */
    synchronized List<CallRecord> records() {
        return slots.values().stream().flatMap(slot -> read(slot).stream()).toList();
    }

    /**
     * Keeps the record of a call in place of the one kept before. When this returns, it outlives the process.
     *
     * @throws IOException when there is no room; the one kept before stays
     */
    synchronized void put(String callId, byte[] record) throws IOException {
        Integer slot = free.poll();
        if (slot == null) {
            throw new IOException("as many calls are open as " + path + " has room for: " + room());
        }
        if (record.length > SLOT - Integer.BYTES) {
            free.push(slot);
            throw new IOException("it takes " + record.length + " octets, and a slot has " + SLOT);
        }
        MappedByteBuffer buffer = buffer(slot);
        buffer.put(begin(slot) + Integer.BYTES, record);
        buffer.putInt(begin(slot), record.length);
        Integer before = slots.put(callId, slot);
        if (before != null) {
            empty(before);
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

    /** Makes room if little is left. Writes to the disk, and so not for a signalling thread. */
    void grow() throws IOException {
        int next;
        synchronized (this) {
            next = pieces.size();
            if (free.size() >= PIECE / 2 || next >= MOST_PIECES) {
                return;
            }
        }
        MappedByteBuffer piece = piece(next);
        synchronized (this) {
            pieces.add(piece);
            for (int slot = next * PIECE; slot < (next + 1) * PIECE; slot++) {
                free.add(slot);
            }
        }
    }

    private MappedByteBuffer buffer(int slot) {
        return pieces.get(slot / PIECE);
    }

    private static int begin(int slot) {
        return slot % PIECE * SLOT;
    }
}
