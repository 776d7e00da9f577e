package org.tollbridge.simulator.load;

/** Identifiers that fall due after a fixed delay, in FIFO order. Grows with its contents. */
final class DelayLine {

    private int[] ids = new int[64];
    private long[] due = new long[64];
    private int head;
    private int count;

    void add(int id, long dueAt) {
        if (count == ids.length) {
            grow();
        }
        int tail = (head + count++) & (ids.length - 1);
        ids[tail] = id;
        due[tail] = dueAt;
    }

    boolean isDue(long now) {
        return count > 0 && due[head] - now <= 0;
    }

    /** Removes the first identifier. Call only if {@link #isDue} is true. */
    int take() {
        int id = ids[head];
        head = (head + 1) & (ids.length - 1);
        count--;
        return id;
    }

    private void grow() {
        int[] moreIds = new int[ids.length * 2];
        long[] moreDue = new long[ids.length * 2];
        for (int i = 0; i < count; i++) {
            int from = (head + i) & (ids.length - 1);
            moreIds[i] = ids[from];
            moreDue[i] = due[from];
        }
        ids = moreIds;
        due = moreDue;
        head = 0;
    }
}
