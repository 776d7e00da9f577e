package org.tollbridge.wire.asn1;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.ber.BerException;
import org.tollbridge.wire.ber.BerReader;
import org.tollbridge.wire.ber.BerWriter;
import org.tollbridge.wire.ber.Tag;

/** IA5String. Each octet is one character, so octets outside the alphabet are preserved too. */
public final class TextType extends TaggedType<String> {
    public static final TextType IA5_STRING = new TextType();

    private TextType() {
        super("IA5String", Tag.IA5_STRING);
    }

    @Override
    String readTagged(BerReader in, Decoding decoding) throws BerException {
        return new String(in.octets().toByteArray(), ISO_8859_1);
    }

    @Override
    void writeTagged(BerWriter out, int tag, String value, Variant variant) {
        out.octets(tag, Octets.wrap(value.getBytes(ISO_8859_1)));
    }

    @Override
    public void json(JsonGenerator out, String value) throws IOException {
        out.writeString(value);
    }
}
