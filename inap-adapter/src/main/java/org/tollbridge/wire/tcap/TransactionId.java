package org.tollbridge.wire.tcap;

import org.tollbridge.wire.Octets;

/**
 * A transaction identifier, exactly as its owner wrote it: 01 and 0001 are two different identifiers, and each is
 * returned unchanged.
 *
 * @param octets 1 to 4 octets
 */
public record TransactionId(Octets octets) {
    static final int LONGEST = 4;

    public TransactionId {
        if (octets.isEmpty() || octets.length() > LONGEST) {
            throw new IllegalArgumentException("a transaction id has 1 to 4 octets, not " + octets.length());
        }
    }

    /** An identifier of four octets. */
    public static TransactionId of(int value) {
        return new TransactionId(
                Octets.of((byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value));
    }

    /** The numeric value of the octets, 0 to 2^32 - 1. */
    public long value() {
        long value = 0;
        for (int i = 0; i < octets.length(); i++) {
            value = (value << 8) | (octets.at(i) & 0xff);
        }
        return value;
    }

    /** The octets in hexadecimal. */
    @Override
    public String toString() {
        return octets.toHex();
    }
}
