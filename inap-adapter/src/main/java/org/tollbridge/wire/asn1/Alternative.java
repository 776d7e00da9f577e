package org.tollbridge.wire.asn1;

import org.tollbridge.wire.ber.BerWriter;

/**
 * One alternative of a CHOICE: its description and the key to its value.
 *
 * @param <T> the Java type of its values
 */
public final class Alternative<T> {
    private final String name;
    private final int tag;
    private final Asn1Type<T> type;

    Alternative(String name, int tag, Asn1Type<T> type) {
        this.name = name;
        this.tag = tag;
        this.type = type;
    }

    /** The name of the alternative in the ASN.1 module. */
    public String name() {
        return name;
    }

    /** Class and number, as in {@link org.tollbridge.wire.ber.Tag}. */
    public int tag() {
        return tag;
    }

    public Asn1Type<T> type() {
        return type;
    }

    void write(BerWriter out, T value, Variant variant) {
        type.writeTagged(out, tag, value, variant);
    }

    @Override
    public String toString() {
        return name;
    }
}
