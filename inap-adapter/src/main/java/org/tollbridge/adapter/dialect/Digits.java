package org.tollbridge.adapter.dialect;

/** Decimal digits of texts and numbers. */
final class Digits {
    /** The largest number of digits of a number. */
    static final int MOST = 18;

    private static final long[] POWERS = new long[MOST + 1];

    static {
        POWERS[0] = 1;
        for (int i = 1; i <= MOST; i++) {
            POWERS[i] = 10 * POWERS[i - 1];
        }
    }

    private Digits() {}

    /** Whether a number, which must not be negative, has at most this many digits. */
    static boolean fits(long number, int digits) {
        return number >= 0 && number < POWERS[digits];
    }

    /** The digit at an index from the left of a number written with this many digits. */
    static int at(long number, int digits, int index) {
        return (int) (number / POWERS[digits - 1 - index] % 10);
    }

    static long number(String text, String path) throws DialectException {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                throw new DialectException(path, "'" + text + "' is not a decimal number");
            }
        }
        if (text.isEmpty() || text.length() > MOST) {
            throw new DialectException(path, "a number of 1 to " + MOST + " digits is expected");
        }
        return Long.parseLong(text);
    }
}
