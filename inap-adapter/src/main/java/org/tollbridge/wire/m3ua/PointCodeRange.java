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

    /** The same range, with nothing said of the bits that are left open, and no more than all 24 of them. */
    public PointCodeRange shortest() {
        if (mask == 0) {
            return this;
        }
        return mask >= BITS ? new PointCodeRange(BITS, 0) : new PointCodeRange(mask, pointCode >>> mask << mask);
    }
}
