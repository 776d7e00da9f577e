package org.tollbridge.wire.sccp;

/**
 * The length of a signalling point code, which is a property of the whole network and never of one message. ITU-T
 * networks use 14 bits, in two octets of an SCCP address (Q.713 (03/2001) 3.4.2); China's national network uses 24
 * bits, in three octets. Both are sent with the least significant octet first.
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

    /** The length in bits. */
    public int bits() {
        return bits;
    }

    /** The number of octets of a point code in an SCCP address and in a management message. */
    public int octets() {
        return octets;
    }

    /** The highest point code of this length. */
    public int highest() {
        return (1 << bits) - 1;
    }

    /** The point code in the customary notation: 3-8-3 bits, or 8-8-8 bits. */
    public String inParts(int pointCode) {
        return switch (this) {
            case BITS_14 -> (pointCode >> 11) + "-" + ((pointCode >> 3) & 0xff) + "-" + (pointCode & 7);
            case BITS_24 -> (pointCode >> 16) + "-" + ((pointCode >> 8) & 0xff) + "-" + (pointCode & 0xff);
        };
    }
}
