package org.tollbridge.wire.sccp;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The length of a signalling point code, which is a property of the whole network and never of one message. ITU-T
 * networks use 14 bits, in two octets of an SCCP address (Q.713 (03/2001) 3.4.2); China's national network uses 24
 * bits, in three octets. Both are sent with the least significant octet first.
 */
public enum PointCodeLength {
    BITS_14(14, 2),
    BITS_24(24, 3);

    private static final Pattern PARTS = Pattern.compile("([0-9]{1,3})-([0-9]{1,3})-([0-9]{1,3})");
    private static final Pattern NUMBER = Pattern.compile("0x([0-9a-fA-F]{1,6})|([0-9]{1,8})");

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

    /** The number and, in brackets, its parts, such as {@code 66051 (1-2-3)}; the number alone where it does not fit. */
    public String words(int pointCode) {
        boolean fits = pointCode >= 0 && pointCode <= highest();
        return Integer.toUnsignedString(pointCode) + (fits ? " (" + inParts(pointCode) + ")" : "");
    }

    /**
     * Reads a point code as engineers write it: decimal, hexadecimal behind {@code 0x}, or in the parts of {@link #inParts}.
     *
     * @return empty when it is not one of such a network; 0 is none
     */
    public OptionalInt parse(String text) {
        Matcher parts = PARTS.matcher(text);
        if (parts.matches()) {
            int first = Integer.parseInt(parts.group(1));
            int second = Integer.parseInt(parts.group(2));
            int third = Integer.parseInt(parts.group(3));
            int outer = this == BITS_14 ? 7 : 0xff;
            int shift = this == BITS_14 ? 3 : 8;
            return first > outer || second > 0xff || third > outer
                    ? OptionalInt.empty()
                    : checked(first << (shift + 8) | second << shift | third);
        }
        Matcher number = NUMBER.matcher(text);
        if (!number.matches()) {
            return OptionalInt.empty();
        }
        return checked(number.group(1) == null ? Integer.parseInt(text) : Integer.parseInt(number.group(1), 16));
    }

    private OptionalInt checked(int pointCode) {
        return pointCode >= 1 && pointCode <= highest() ? OptionalInt.of(pointCode) : OptionalInt.empty();
    }
}
