package org.tollbridge.provisioning.store;

/**
 * Where the line of each number is, and which pattern it follows. What a call reads together lies together: the digits, as a
 * number with a 1 before them, and behind them the two places, in the same 16 octets. Open addressing, never more than half
 * full. It is filled and then only read.
 */
final class NumberIndex {

    /** Not a place. */
    static final int NOWHERE = -1;

    /** More would not fit into a key. */
    static final int MOST_DIGITS = 18;

    private static final int ROW = 2;

    private final long[] rows;

    /** Bits of a spread key that are too many for the place of a row. */
    private final int surplus;

    /** Makes an index without numbers, with room for so many. */
    NumberIndex(int numbers) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, numbers)) + 1;
        rows = new long[ROW << bits];
        surplus = Long.SIZE - bits;
    }

    /** Whether a number can be in an index: it has 1 to {@link #MOST_DIGITS} decimal digits and nothing else. */
    static boolean takes(String digits) {
        return key(digits) != 0;
    }

    /** Adds a number that it takes and that is not there. */
    void add(String digits, int line, int pattern) {
        long key = key(digits);
        int row = row(key);
        rows[row] = key;
        rows[row + 1] = ((long) pattern << Integer.SIZE) | line;
    }

    /** The row of a number; {@link #NOWHERE} when it is not there. */
    int find(String digits) {
        long key = key(digits);
        int row = row(key);
        return key == 0 || rows[row] == 0 ? NOWHERE : row;
    }

    /** Where the line of the number in a row begins. */
    int line(int row) {
        return (int) rows[row + 1];
    }

    /** The place of the pattern of the number in a row, or {@link #NOWHERE}. */
    int pattern(int row) {
        return (int) (rows[row + 1] >> Integer.SIZE);
    }

    /** The row that has a key, or that has none and is where it belongs. */
    private int row(long key) {
        int row = ROW * (int) ((key * 0x9E3779B97F4A7C15L) >>> surplus);
        while (rows[row] != 0 && rows[row] != key) {
            row = (row + ROW) & (rows.length - 1);
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
