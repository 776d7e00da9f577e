package org.tollbridge.provisioning.store;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.ServiceNumber;

/**
 * Finds numbers by their digits. A number with a whole call plan is made of its digits and a pattern that it shares with others;
 * for another it tells where its line is. Open addressing, never more than half full, in columns: a call waits for all of them
 * at one time. It is filled and then only read.
 */
final class NumberIndex {

    /** Not the row of a number. */
    static final int NOWHERE = -1;

    /** More would not fit into a key. */
    static final int MOST_DIGITS = 18;

    /** The digits as a number with a 1 before them; 0 in a row that nobody has. */
    private final long[] keys;

    private final int[] lines;

    /** What a number has beside its digits, where that is shared. */
    private final @Nullable ServiceNumber[] patterns;

    /** The plan of the pattern, which is there before the pattern is. */
    private final @Nullable CallPlan[] plans;

    /** Bits of a spread key that are too many for a row. */
    private final int surplus;

    /** Makes an index without numbers, with room for so many. */
    NumberIndex(int numbers) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, numbers)) + 1;
        keys = new long[1 << bits];
        lines = new int[1 << bits];
        patterns = new ServiceNumber[1 << bits];
        plans = new CallPlan[1 << bits];
        surplus = Long.SIZE - bits;
    }

    /** Whether a number can be in an index: it has 1 to {@link #MOST_DIGITS} decimal digits and nothing else. */
    static boolean takes(String digits) {
        return key(digits) != 0;
    }

    /**
     * Adds a number that it takes and that is not there.
     *
     * @param line where its line begins
     * @param pattern a number like it, where it has one
     */
    void add(String digits, int line, Optional<ServiceNumber> pattern) {
        long key = key(digits);
        int row = row(key);
        keys[row] = key;
        lines[row] = line;
        if (pattern.isPresent()) {
            patterns[row] = pattern.get();
            plans[row] = pattern.get().plan();
        }
    }

    /** The row of a number; {@link #NOWHERE} when it is not there. */
    int find(String digits) {
        long key = key(digits);
        int row = row(key);
        return key == 0 || keys[row] == 0 ? NOWHERE : row;
    }

    /** Where the line of the number in a row begins. */
    int line(int row) {
        return lines[row];
    }

    /** The number in a row, made of its digits and its pattern; empty when it has none. */
    Optional<ServiceNumber> number(int row, String digits) {
        ServiceNumber like = patterns[row];
        CallPlan plan = plans[row];
        return like == null || plan == null
                ? Optional.empty()
                : Optional.of(new ServiceNumber(
                        digits,
                        like.serviceClass(),
                        like.subscriber(),
                        like.working(),
                        like.validFrom(),
                        like.validTo(),
                        plan));
    }

    /** The row that has a key, or that has none and is where it belongs. */
    private int row(long key) {
        int row = (int) ((key * 0x9E3779B97F4A7C15L) >>> surplus);
        while (keys[row] != 0 && keys[row] != key) {
            row = (row + 1) & (keys.length - 1);
        }
        return row;
    }

    /** Zero when there are no digits, too many, or something else among them. */
    private static long key(String digits) {
        if (digits.isEmpty() || digits.length() > MOST_DIGITS) {
            return 0;
        }
        long key = 1;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return 0;
            }
            key = key * 10 + digit;
        }
        return key;
    }
}
