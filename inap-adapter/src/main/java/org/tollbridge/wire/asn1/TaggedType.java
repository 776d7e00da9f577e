package org.tollbridge.wire.asn1;

import org.tollbridge.wire.ber.BerException;
import org.tollbridge.wire.ber.BerReader;
import org.tollbridge.wire.ber.BerWriter;
import org.tollbridge.wire.ber.Tag;

/** A type with a tag of its own, which another tag may replace: every type but CHOICE. */
public abstract sealed class TaggedType<T> extends Asn1Type<T>
        permits BooleanType,
                EnumeratedType,
                IntegerType,
                ListType,
                NullType,
                OctetsType,
                OpaqueType,
                SequenceType,
                TextType {
    private final int tag;

    TaggedType(String name, int tag) {
        super(name);
        this.tag = tag;
    }

    final int tag() {
        return tag;
    }

    @Override
    boolean accepts(int other) {
        return tag == other;
    }

    @Override
    T read(BerReader in, Decoding decoding) throws BerException, DecodeException {
        if (in.tag() != tag) {
            throw Decoding.mistyped(
                    in.offset(),
                    Tag.show(in.tag()) + " where " + name() + " " + Tag.show(tag) + " is due",
                    "X.690 8.1.2");
        }
        return readTagged(in, decoding);
    }

    @Override
    public void write(BerWriter out, T value, Variant variant) {
        writeTagged(out, tag, value, variant);
    }
}
