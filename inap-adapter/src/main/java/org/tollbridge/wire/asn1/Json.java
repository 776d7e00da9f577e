package org.tollbridge.wire.asn1;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.ber.BerException;
import org.tollbridge.wire.ber.BerReader;
import org.tollbridge.wire.ber.Tag;

/** JSON of elements that have no description. */
final class Json {
    static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /** Writes one object for each element of a run that has been read before. */
    static void unknown(JsonGenerator out, Octets run) throws IOException {
        BerReader in = new BerReader(run);
        try {
            while (in.next()) {
                out.writeStartObject();
                out.writeStringField("tag", Tag.show(in.tag()));
                if (in.constructed()) {
                    out.writeBooleanField("constructed", true);
                }
                out.writeStringField("hex", in.contents().toHex());
                out.writeEndObject();
            }
        } catch (BerException impossible) {
            throw new IllegalStateException("a kept element is not BER", impossible);
        }
    }
}
