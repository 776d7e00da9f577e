package org.tollbridge.wire.sccp;

import org.tollbridge.wire.Octets;

/** Digits of a global title, two to an octet, the first in the low half (Q.713 (03/2001) 3.4.2.3.1). */
final class Bcd {
    private static final String SIGNALS = "0123456789ABCDEF";

    private Bcd() {}

    static String unpack(Octets octets, boolean odd) {
        int count = Math.max(0, octets.length() * 2 - (odd ? 1 : 0));
        StringBuilder digits = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            int octet = octets.at(i / 2);
            digits.append(SIGNALS.charAt(i % 2 == 0 ? octet & 0xf : octet >> 4));
        }
        return digits.toString();
    }

    static Octets pack(String digits) {
        byte[] packed = new byte[(digits.length() + 1) / 2];
        for (int i = 0; i < digits.length(); i++) {
            int signal = SIGNALS.indexOf(digits.charAt(i));
            if (signal < 0) {
                throw new IllegalArgumentException("'" + digits.charAt(i) + "' at " + i + " of global title " + digits
                        + " is not a digit, nor A to F");
            }
            packed[i / 2] |= (byte) (i % 2 == 0 ? signal : signal << 4);
        }
        return Octets.wrap(packed);
    }
}
