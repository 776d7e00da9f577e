package org.tollbridge.core.counter;

import org.jspecify.annotations.Nullable;

/**
 * The wrong PINs that one caller entered at one number.
 *
 * @param count how many, 1 to {@link #MOST}
 * @param seconds how long they are remembered, 0 to {@link #LONGEST}
 * @param until when they expire, in milliseconds since the epoch
 */
public record WrongTries(int count, int seconds, long until) {

    /** Largest count; more are not distinguished. */
    public static final int MOST = 15;

    /** The longest time for which they can be remembered, in seconds. */
    public static final int LONGEST = (1 << 17) - 1;

    /** Returns the state after one more wrong PIN; {@code before} is null if there was none. */
    public static WrongTries after(@Nullable WrongTries before, long at, long until) {
        int earlier = before == null ? 0 : before.countAt(at);
        int seconds = (int) Math.min(LONGEST, Math.ceilDiv(Math.max(0, until - at), 1_000L));
        return new WrongTries(Math.min(MOST, earlier + 1), seconds, until);
    }

    /**
     * Returns how many are remembered at a time; 0 if they lie too far in its future, which means that a clock was
     * corrected.
     */
    public int countAt(long now) {
        return now < until && until - now <= 1_000L * seconds + KeyCounts.MOST_AHEAD ? count : 0;
    }

    /** Returns all values packed into one number, which every member of a cluster can read. */
    public long packed() {
        return (until * (LONGEST + 1) + seconds) * (MOST + 1) + count;
    }

    /** The reverse of {@link #packed}. */
    public static WrongTries unpacked(long packed) {
        long rest = packed / (MOST + 1);
        return new WrongTries((int) (packed % (MOST + 1)), (int) (rest % (LONGEST + 1)), rest / (LONGEST + 1));
    }
}
