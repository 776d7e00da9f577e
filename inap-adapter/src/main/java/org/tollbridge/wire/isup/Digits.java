package org.tollbridge.wire.isup;

import org.tollbridge.wire.Octets;

/**
 * Address signals, two in each octet, the first in the low bits (Q.763 clause 3.9 e). Codes 11 and 12 are {@code B} and
 * {@code C}, 15 is the end of pulsing {@code F}; the spare codes are {@code A}, {@code D} and {@code E}.
 */
final class Digits {
    private static final String SIGNALS = "0123456789ABCDEF";

    private Digits() {}

    /** Reads the signals in the octets from an index on; if their number is odd, the last high half is not a signal. */
    static String read(Octets octets, int from, boolean odd) {
        int count = 2 * (octets.length() - from) - (odd ? 1 : 0);
        char[] digits = new char[count];
        for (int i = 0; i < count; i++) {
            int octet = octets.at(from + i / 2);
            digits[i] = SIGNALS.charAt(i % 2 == 0 ? octet & 0x0f : octet >> 4);
        }
        return new String(digits);
    }

    /** Writes the signals into the end of an array that has exactly the space for them. */
    static void write(String digits, int filler, byte[] octets) {
        int from = octets.length - (digits.length() + 1) / 2;
        for (int i = 0; i < digits.length(); i += 2) {
            int low = code(digits.charAt(i));
            int high = i + 1 < digits.length() ? code(digits.charAt(i + 1)) : filler;
            octets[from + i / 2] = (byte) (high << 4 | low);
        }
    }

    /**
     * Checks that a text consists of address signals.
     *
     * @throws IllegalArgumentException if it does not
     */
    static void require(String digits) {
        for (int i = 0; i < digits.length(); i++) {
            code(digits.charAt(i));
        }
    }

    private static int code(char signal) {
        int code = SIGNALS.indexOf(signal);
        if (code < 0) {
            throw new IllegalArgumentException("an address signal is 0 to 9 or A to F, not " + signal);
        }
        return code;
    }
}
