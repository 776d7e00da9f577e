package org.tollbridge.wire.m3ua;

/**
 * A point code whose lowest {@code mask} bits are wildcards (RFC 4666, clause 3.4.1).
 *
 * @param mask the number of wildcard bits, 0 to 255 on the wire; 0 names a single point code
 * @param pointCode 24 bits
 */
public record PointCodeRange(int mask, int pointCode) {

    private static final int BITS = 24;

    /** A single point code. */
    public static PointCodeRange of(int pointCode) {
        return new PointCodeRange(0, pointCode);
    }

    /** The same range in canonical form: its wildcard bits are 0, and there are at most 24 of them. */
    public PointCodeRange shortest() {
        if (mask == 0) {
            return this;
        }
        return mask >= BITS ? new PointCodeRange(BITS, 0) : new PointCodeRange(mask, pointCode >>> mask << mask);
    }
}
