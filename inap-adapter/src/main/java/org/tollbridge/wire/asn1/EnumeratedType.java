package org.tollbridge.wire.asn1;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tollbridge.wire.asn1.DecodeFailure.Kind;
import org.tollbridge.wire.ber.BerException;
import org.tollbridge.wire.ber.BerReader;
import org.tollbridge.wire.ber.BerWriter;
import org.tollbridge.wire.ber.Tag;

/** ENUMERATED with codes from 0 to 127. */
public final class EnumeratedType<E extends Enum<E> & Enumerated> extends TaggedType<E> {
    private static final int MAX_CODE = 127;

    private final List<E> values;
    /** The values by code; null where a code has no value. */
    private final List<@Nullable E> byCode;

    private EnumeratedType(String name, E[] values) {
        super(name, Tag.ENUMERATED);
        this.values = List.of(values);
        List<@Nullable E> codes = new ArrayList<>(Collections.nCopies(MAX_CODE + 1, null));
        for (E value : values) {
            codes.set(value.code(), value);
        }
        this.byCode = codes;
    }

    public static <E extends Enum<E> & Enumerated> EnumeratedType<E> enumerated(String name, E[] values) {
        return new EnumeratedType<>(name, values);
    }

    /** All values, in the order of the module. */
    public List<E> values() {
        return values;
    }

    @Override
    E readTagged(BerReader in, Decoding decoding) throws BerException, DecodeException {
        int code = in.enumerated();
        E value = code < 0 || code > MAX_CODE ? null : byCode.get(code);
        if (value == null) {
            throw new DecodeException(Kind.OUT_OF_RANGE, in.offset(), name() + " has no value " + code, "Q.1218 2.1.3");
        }
        return value;
    }

    @Override
    void writeTagged(BerWriter out, int tag, E value, Variant variant) {
        out.integer(tag, value.code());
    }

    @Override
    public void json(JsonGenerator out, E value) throws IOException {
        out.writeString(value.asn1Name());
    }
}
