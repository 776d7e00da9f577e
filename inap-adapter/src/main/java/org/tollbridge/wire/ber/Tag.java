package org.tollbridge.wire.ber;

/**
 * Tags as one {@code int}: the class in bits 28 and 29, the number in the 28 bits below (X.690 clause 8.1.2). Combine a
 * class and a number with {@code |}.
 */
public final class Tag {
    public static final int UNIVERSAL = 0;
    public static final int APPLICATION = 1 << 28;
    public static final int CONTEXT = 2 << 28;
    public static final int PRIVATE = 3 << 28;

    public static final int BOOLEAN = 1;
    public static final int INTEGER = 2;
    public static final int OCTET_STRING = 4;
    public static final int NULL = 5;
    public static final int OBJECT_IDENTIFIER = 6;
    public static final int EXTERNAL = 8;
    public static final int ENUMERATED = 10;
    public static final int SEQUENCE = 16;
    public static final int SET = 17;
    public static final int IA5_STRING = 22;

    /** The highest tag number that is read, which takes four more octets of seven bits. */
    public static final int MAX_NUMBER = (1 << 28) - 1;

    private Tag() {}

    /** The class of a tag: one of the four class constants. */
    public static int classOf(int tag) {
        return tag & PRIVATE;
    }

    /** The number of a tag within its class. */
    public static int number(int tag) {
        return tag & MAX_NUMBER;
    }

    /** The tag in ASN.1 notation, such as {@code [3]} or {@code [UNIVERSAL 16]}. */
    public static String show(int tag) {
        return switch (classOf(tag)) {
            case UNIVERSAL -> "[UNIVERSAL " + number(tag) + "]";
            case APPLICATION -> "[APPLICATION " + number(tag) + "]";
            case PRIVATE -> "[PRIVATE " + number(tag) + "]";
            default -> "[" + number(tag) + "]";
        };
    }
}
