package org.tollbridge.wire.m3ua;

/**
 * A point code whose lowest {@code mask} bits are left open (RFC 4666, clause 3.4.1).
 *
 * @param mask how many low bits are wildcards, 0 to 255 on the wire; 0 names one point code
 * @param pointCode 24 bits
 */
public record PointCodeRange(int mask, int pointCode) {

    private static final int BITS = 24;

    /** One point code. */
    public static PointCodeRange of(int pointCode) {
        return new PointCodeRange(0, pointCode);
    }

    /** Whether a point code lies in this range. */
    public boolean contains(int other) {
        return mask >= BITS || (other >>> mask) == (pointCode >>> mask);
    }
}
