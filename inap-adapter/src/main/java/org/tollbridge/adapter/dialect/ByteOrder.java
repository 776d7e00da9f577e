package org.tollbridge.adapter.dialect;

import org.tollbridge.wire.Octets;
import org.tollbridge.wire.ber.BerWriter;

/** Which octet of an integer comes first. */
enum ByteOrder {
    BIG,
    LITTLE;

    /** Writes the low octets of a value in front of what has been written. */
    void write(BerWriter out, long value, int width) {
        for (int i = 0; i < width; i++) {
            out.octet((int) (value >>> (8 * (this == BIG ? i : width - 1 - i))) & 0xff);
        }
    }

    /** An unsigned value of at most 7 octets. */
    long read(Octets octets) {
        long value = 0;
        for (int i = 0; i < octets.length(); i++) {
            value = (value << 8) | octets.at(this == BIG ? i : octets.length() - 1 - i);
        }
        return value;
    }

    static boolean fits(long value, int width) {
        return value >= 0 && value >>> (8 * width) == 0;
    }
}
