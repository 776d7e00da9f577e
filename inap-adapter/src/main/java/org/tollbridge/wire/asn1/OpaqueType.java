package org.tollbridge.wire.asn1;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.tollbridge.wire.ber.BerReader;
import org.tollbridge.wire.ber.BerWriter;
import org.tollbridge.wire.ber.Tag;

/** OCTET STRING with network-specific contents, primitive or constructed, kept as received. */
public final class OpaqueType extends TaggedType<Opaque> {
    private OpaqueType(String name) {
        super(name, Tag.OCTET_STRING);
    }

    public static OpaqueType opaque(String name) {
        return new OpaqueType(name);
    }

    @Override
    Opaque readTagged(BerReader in, Decoding decoding) {
        return new Opaque(in.contents(), in.constructed());
    }

    @Override
    void writeTagged(BerWriter out, int tag, Opaque value, Variant variant) {
        if (value.constructed()) {
            int end = out.mark();
            out.raw(value.contents());
            out.constructed(tag, end);
        } else {
            out.octets(tag, value.contents());
        }
    }

    @Override
    public void json(JsonGenerator out, Opaque value) throws IOException {
        out.writeStartObject();
        out.writeStringField("hex", value.contents().toHex());
        if (value.constructed()) {
            out.writeBooleanField("constructed", true);
        }
        out.writeEndObject();
    }
}
