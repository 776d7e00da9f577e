package org.tollbridge.wire.asn1;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.ber.BerException;
import org.tollbridge.wire.ber.BerReader;
import org.tollbridge.wire.ber.BerWriter;

/** An element of any type, kept whole and as received. Empty octets stand for no element, which is null in JSON. */
public final class RawType extends Asn1Type<Octets> {
    public static final RawType RAW = new RawType();

    private RawType() {
        super("any element");
    }

    @Override
    boolean accepts(int tag) {
        return true;
    }

    @Override
    Octets read(BerReader in, Decoding decoding) {
        return in.raw();
    }

    @Override
    Octets readTagged(BerReader in, Decoding decoding) throws BerException, DecodeException {
        in.enter();
        in.require(name());
        Octets element = in.raw();
        if (!in.atEnd()) {
            throw Decoding.mistyped(in.position(), "more than one element under an explicit tag", "X.690 8.14");
        }
        in.leave();
        return element;
    }

    @Override
    public void write(BerWriter out, Octets value, Variant variant) {
        out.raw(value);
    }

    @Override
    void writeTagged(BerWriter out, int tag, Octets value, Variant variant) {
        int end = out.mark();
        out.raw(value);
        out.constructed(tag, end);
    }

    @Override
    public void json(JsonGenerator out, Octets value) throws IOException {
        if (value.isEmpty()) {
            out.writeNull();
        } else {
            out.writeStartObject();
            out.writeArrayFieldStart("unknown");
            Json.unknown(out, value);
            out.writeEndArray();
            out.writeEndObject();
        }
    }
}
