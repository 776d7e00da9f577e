package org.tollbridge.wire.sccp;

/**
 * How long a signalling point code is: a property of the whole network, never of one message. ITU-T networks use 14
 * bits, which take two octets in an SCCP address (Q.713 (03/2001) 3.4.2); China's national network uses 24 bits in
 * three octets. Both are sent with the least significant octet first.
 */
public enum PointCodeLength {
    BITS_14(14, 2),
    BITS_24(24, 3);

    private final int bits;
    private final int octets;

    PointCodeLength(int bits, int octets) {
        this.bits = bits;
        this.octets = octets;
    }

    /** The number of bits. */
    public int bits() {
        return bits;
    }

    /** The number of octets that a point code takes in an SCCP address and in a management message. */
    public int octets() {
        return octets;
    }

    /** The highest point code of such a network. */
    public int highest() {
        return (1 << bits) - 1;
    }

    /** The point code in the parts that engineers write: 3-8-3 bits, or 8-8-8 bits. */
    public String inParts(int pointCode) {
        return switch (this) {
            case BITS_14 -> (pointCode >> 11) + "-" + ((pointCode >> 3) & 0xff) + "-" + (pointCode & 7);
            case BITS_24 -> (pointCode >> 16) + "-" + ((pointCode >> 8) & 0xff) + "-" + (pointCode & 0xff);
        };
    }
}
