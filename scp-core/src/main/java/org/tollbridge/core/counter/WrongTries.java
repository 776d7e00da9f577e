package org.tollbridge.core.counter;

import org.jspecify.annotations.Nullable;

/**
 * The wrong PINs of one caller at one number.
 *
 * @param count how many, 1 to {@link #MOST}
 * @param until when they are forgotten, in milliseconds since the epoch
 */
public record WrongTries(int count, long until) {

    /** More are not told apart. */
    public static final int MOST = 15;

    /** What is remembered after one more; {@code before} is absent where nothing was. */
    public static WrongTries after(@Nullable WrongTries before, long at, long until) {
        int earlier = before == null ? 0 : before.countAt(at);
        return new WrongTries(Math.min(MOST, earlier + 1), until);
    }

    /** How many are remembered at a moment. */
    public int countAt(long now) {
        return now < until ? count : 0;
    }

    /** Both in one number, which every member of a cluster can read. */
    public long packed() {
        return until * (MOST + 1) + count;
    }

    /** The reverse of {@link #packed}. */
    public static WrongTries unpacked(long packed) {
        return new WrongTries((int) (packed % (MOST + 1)), packed / (MOST + 1));
    }
}
