package org.tollbridge.wire.asn1;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.tollbridge.wire.asn1.DecodeFailure.Kind;
import org.tollbridge.wire.ber.BerException;
import org.tollbridge.wire.ber.BerReader;
import org.tollbridge.wire.ber.BerWriter;
import org.tollbridge.wire.ber.Tag;

/** SEQUENCE OF. */
public final class ListType<E> extends TaggedType<List<E>> {
    private final Asn1Type<E> element;
    private final int minSize;
    private final int maxSize;

    private ListType(Asn1Type<E> element, int minSize, int maxSize) {
        super("SEQUENCE OF " + element.name(), Tag.SEQUENCE);
        this.element = element;
        this.minSize = minSize;
        this.maxSize = maxSize;
    }

    /** A list whose size is checked both when reading and when writing. */
    public static <E> ListType<E> listOf(Asn1Type<E> element, int minSize, int maxSize) {
        return new ListType<>(element, minSize, maxSize);
    }

    public Asn1Type<E> element() {
        return element;
    }

    public int minSize() {
        return minSize;
    }

    public int maxSize() {
        return maxSize;
    }

    @Override
    List<E> readTagged(BerReader in, Decoding decoding) throws BerException, DecodeException {
        int start = in.offset();
        List<E> elements = new ArrayList<>(Math.min(4, maxSize));
        in.enter();
        while (in.next()) {
            decoding.index(elements.size());
            if (elements.size() == maxSize) {
                throw outOfRange(in.offset(), "more than " + maxSize);
            }
            elements.add(element.read(in, decoding));
        }
        in.leave();
        decoding.index(Decoding.NO_INDEX);
        if (elements.size() < minSize) {
            throw outOfRange(start, "fewer than " + minSize);
        }
        return List.copyOf(elements);
    }

    private DecodeException outOfRange(int offset, String what) {
        return new DecodeException(Kind.OUT_OF_RANGE, offset, name() + " has " + what + " elements", "Q.1218 2.1.3")
                .settle();
    }

    @Override
    void writeTagged(BerWriter out, int tag, List<E> value, Variant variant) {
        if (value.size() < minSize || value.size() > maxSize) {
            throw new IllegalArgumentException(
                    name() + " has " + value.size() + " elements, not " + minSize + " to " + maxSize);
        }
        int end = out.mark();
        for (int i = value.size() - 1; i >= 0; i--) {
            element.write(out, value.get(i), variant);
        }
        out.constructed(tag, end);
    }

    @Override
    public void json(JsonGenerator out, List<E> value) throws IOException {
        out.writeStartArray();
        for (E one : value) {
            element.json(out, one);
        }
        out.writeEndArray();
    }
}
