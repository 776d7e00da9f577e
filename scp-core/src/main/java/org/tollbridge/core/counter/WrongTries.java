package org.tollbridge.core.counter;

import org.jspecify.annotations.Nullable;

/**
 * The wrong PINs of one caller at one number.
 *
 * @param count how many, 1 to {@link #MOST}
 * @param seconds how long they are remembered, 0 to {@link #LONGEST}
 * @param until when they are forgotten, in milliseconds since the epoch
 */
public record WrongTries(int count, int seconds, long until) {

    /** More are not told apart. */
    public static final int MOST = 15;

    /** The longest time for which they can be remembered, in seconds. */
    public static final int LONGEST = (1 << 17) - 1;

    /** What is remembered after one more; {@code before} is absent where nothing was. */
    public static WrongTries after(@Nullable WrongTries before, long at, long until) {
        int earlier = before == null ? 0 : before.countAt(at);
        int seconds = (int) Math.min(LONGEST, Math.ceilDiv(Math.max(0, until - at), 1_000L));
        return new WrongTries(Math.min(MOST, earlier + 1), seconds, until);
    }

    /** How many are remembered at a moment; none of a moment that is far in its future, for then a clock was set right. */
    public int countAt(long now) {
        return now < until && until - now <= 1_000L * seconds + KeyCounts.MOST_AHEAD ? count : 0;
    }

    /** All in one number, which every member of a cluster can read. */
    public long packed() {
        return (until * (LONGEST + 1) + seconds) * (MOST + 1) + count;
    }

    /** The reverse of {@link #packed}. */
    public static WrongTries unpacked(long packed) {
        long rest = packed / (MOST + 1);
        return new WrongTries((int) (packed % (MOST + 1)), (int) (rest % (LONGEST + 1)), rest / (LONGEST + 1));
    }
}
