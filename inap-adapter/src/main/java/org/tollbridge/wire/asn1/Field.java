package org.tollbridge.wire.asn1;

import java.util.Optional;
import java.util.Set;
import org.tollbridge.wire.ber.BerException;
import org.tollbridge.wire.ber.BerReader;
import org.tollbridge.wire.ber.BerWriter;

/**
 * One component of a SEQUENCE: its description and the key to its value.
 *
 * @param <T> the Java type of its values
 */
public final class Field<T> {
    /** Replaces the tag of a component that is a CHOICE without a tag of its own. */
    public static final int UNTAGGED = -1;

    private final String name;
    private final int index;
    private final int tag;
    private final Asn1Type<T> type;
    private final Set<Variant> requiredIn;
    private final Set<Variant> knownIn;
    private final Optional<T> defaultValue;
    /** The same sets as bit masks with one bit for each variant, for the hot path. */
    private final int required;

    private final int known;

    Field(
            String name,
            int index,
            int tag,
            Asn1Type<T> type,
            Set<Variant> requiredIn,
            Set<Variant> knownIn,
            Optional<T> defaultValue) {
        this.name = name;
        this.index = index;
        this.tag = tag;
        this.type = type;
        this.requiredIn = requiredIn;
        this.knownIn = knownIn;
        this.defaultValue = defaultValue;
        this.required = bits(requiredIn);
        this.known = bits(knownIn);
    }

    private static int bits(Set<Variant> variants) {
        int bits = 0;
        for (Variant variant : variants) {
            bits |= variant.bit();
        }
        return bits;
    }

    /** The name of the component in the ASN.1 module. */
    public String name() {
        return name;
    }

    /** Class and number, as in {@link org.tollbridge.wire.ber.Tag}, or {@link #UNTAGGED}. */
    public int tag() {
        return tag;
    }

    public Asn1Type<T> type() {
        return type;
    }

    /** The variants in which the component is mandatory. */
    public Set<Variant> requiredIn() {
        return requiredIn;
    }

    /** The variants that define the component. */
    public Set<Variant> knownIn() {
        return knownIn;
    }

    /** The value that an absent component has, if it is DEFAULT. */
    public Optional<T> defaultValue() {
        return defaultValue;
    }

    int index() {
        return index;
    }

    boolean isRequiredIn(Variant variant) {
        return (required & variant.bit()) != 0;
    }

    boolean isAlwaysRequired() {
        return requiredIn.size() == Variant.values().length;
    }

    boolean isKnownIn(Variant variant) {
        return (known & variant.bit()) != 0;
    }

    T read(BerReader in, Decoding decoding) throws BerException, DecodeException {
        return tag == UNTAGGED ? type.read(in, decoding) : type.readTagged(in, decoding);
    }

    void write(BerWriter out, T value, Variant variant) {
        if (tag == UNTAGGED) {
            type.write(out, value, variant);
        } else {
            type.writeTagged(out, tag, value, variant);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
