package org.tollbridge.simulator.load;

import java.util.Arrays;
import org.tollbridge.wire.Octets;

/**
 * The open dialogues of a load, in arrays of fixed size. A transaction identifier has the slot in its lower 18 bits and
 * the slot's generation above, so that a late message of an earlier dialogue is recognised. Guarded by the load's lock.
 */
final class Slots {

    private static final int SLOT_BITS = 18;
    private static final int SLOT_MASK = (1 << SLOT_BITS) - 1;

    /** What a dialogue is waiting for. */
    enum Waiting {
        FREE,
        CONNECT,
        TO_ANSWER,
        TO_DISCONNECT,
        END
    }

    private final Waiting[] waiting;
    private final int[] generation;
    private final long[] openedAt;
    private final int[] call;
    private final Octets[] peer;
    private final int[] free;
    private int freeCount;

    Slots(int size) {
        waiting = new Waiting[size];
        Arrays.fill(waiting, Waiting.FREE);
        generation = new int[size];
        openedAt = new long[size];
        call = new int[size];
        peer = new Octets[size];
        Arrays.fill(peer, Octets.EMPTY);
        free = new int[size];
        for (int i = 0; i < size; i++) {
            free[i] = size - 1 - i;
        }
        freeCount = size;
    }

    int open() {
        return free.length - freeCount;
    }

    boolean isFull() {
        return freeCount == 0;
    }

    /** Takes a free slot, which must exist. Returns its transaction identifier. */
    int take(long now, int callIndex) {
        int slot = free[--freeCount];
        waiting[slot] = Waiting.CONNECT;
        openedAt[slot] = now;
        call[slot] = callIndex;
        peer[slot] = Octets.EMPTY;
        return id(slot);
    }

    /** What the dialogue with this identifier is waiting for; {@code FREE} if it is not open. */
    Waiting waiting(int id) {
        int slot = id & SLOT_MASK;
        return slot < waiting.length && id(slot) == id ? waiting[slot] : Waiting.FREE;
    }

    void wait(int id, Waiting next) {
        waiting[id & SLOT_MASK] = next;
    }

    long openedAt(int id) {
        return openedAt[id & SLOT_MASK];
    }

    int call(int id) {
        return call[id & SLOT_MASK];
    }

    Octets peer(int id) {
        return peer[id & SLOT_MASK];
    }

    void setPeer(int id, Octets theirs) {
        peer[id & SLOT_MASK] = theirs;
    }

    void release(int id) {
        int slot = id & SLOT_MASK;
        waiting[slot] = Waiting.FREE;
        peer[slot] = Octets.EMPTY;
        generation[slot]++;
        free[freeCount++] = slot;
    }

    /** Releases every dialogue opened before {@code limit}, and returns their number. */
    int releaseOlderThan(long limit) {
        int count = 0;
        for (int slot = 0; slot < waiting.length; slot++) {
            if (waiting[slot] != Waiting.FREE && openedAt[slot] - limit < 0) {
                release(id(slot));
                count++;
            }
        }
        return count;
    }

    private int id(int slot) {
        return generation[slot] << SLOT_BITS | slot;
    }
}
