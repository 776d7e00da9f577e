package org.tollbridge.provisioning.store;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.ServiceNumber;

/**
 * Finds numbers by their digits. A number with a whole call plan is built from its digits and a shared pattern; for any
 * other number the index holds the position of its line. Open addressing, at most half full, in columns, so that a call
 * waits for all memory reads at once. Read-only once filled.
 */
final class NumberIndex {

    /** Stands for no row. */
    static final int NOWHERE = -1;

    /** Most digits that fit into a key. */
    static final int MOST_DIGITS = 18;

    /** The digits as a number, prefixed with a 1; 0 in an unused row. */
    private final long[] keys;

    private final int[] lines;

    /** The data of a number other than its digits, where it is shared. */
    private final @Nullable ServiceNumber[] patterns;

    /** The plan of the pattern, which exists before the pattern does. */
    private final @Nullable CallPlan[] plans;

    /** Excess bits of a hashed key. */
    private final int surplus;

    /** Creates an empty index with room for {@code numbers}. */
    NumberIndex(int numbers) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, numbers)) + 1;
        keys = new long[1 << bits];
        lines = new int[1 << bits];
        patterns = new ServiceNumber[1 << bits];
        plans = new CallPlan[1 << bits];
        surplus = Long.SIZE - bits;
    }

    /** Whether an index can hold a number: 1 to {@link #MOST_DIGITS} decimal digits and nothing else. */
    static boolean takes(String digits) {
        return key(digits) != 0;
    }

    /**
     * Adds a number that {@link #takes} accepts and that is not yet in the index.
     *
     * @param line start of its line
     * @param pattern a number with the same data, if any
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

    /** The row of a number; {@link #NOWHERE} when it is absent. */
    int find(String digits) {
        long key = key(digits);
        int row = row(key);
        return key == 0 || keys[row] == 0 ? NOWHERE : row;
    }

    /** Start of the line of the number in a row. */
    int line(int row) {
        return lines[row];
    }

    /** The number in a row, built from its digits and its pattern; empty when it has no pattern. */
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

    /** The row that holds a key, or the free row where it belongs. */
    private int row(long key) {
        int row = (int) ((key * 0x9E3779B97F4A7C15L) >>> surplus);
        while (keys[row] != 0 && keys[row] != key) {
            row = (row + 1) & (keys.length - 1);
        }
        return row;
    }

    /** Zero when there are no digits, too many, or other characters. */
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
