package org.tollbridge.wire.asn1;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.ber.BerException;
import org.tollbridge.wire.ber.BerReader;
import org.tollbridge.wire.ber.BerWriter;
import org.tollbridge.wire.ber.Tag;

/**
 * OCTET STRING whose contents have a meaning of their own. The contents are not checked here, so bad contents do not
 * make a message undecodable. The lengths are the usual ones, for generators of values; other lengths are read too.
 */
public final class OctetsType extends TaggedType<Octets> {
    private final int minLength;
    private final int maxLength;
    private final OctetsView view;

    private OctetsType(String name, int minLength, int maxLength, OctetsView view) {
        super(name, Tag.OCTET_STRING);
        this.minLength = minLength;
        this.maxLength = maxLength;
        this.view = view;
    }

    public static OctetsType octets(String name, int minLength, int maxLength) {
        return new OctetsType(name, minLength, maxLength, OctetsView.NONE);
    }

    public static OctetsType octets(String name, int minLength, int maxLength, OctetsView view) {
        return new OctetsType(name, minLength, maxLength, view);
    }

    public int minLength() {
        return minLength;
    }

    public int maxLength() {
        return maxLength;
    }

    @Override
    Octets readTagged(BerReader in, Decoding decoding) throws BerException {
        return in.octets();
    }

    @Override
    void writeTagged(BerWriter out, int tag, Octets value, Variant variant) {
        out.octets(tag, value);
    }

    @Override
    public void json(JsonGenerator out, Octets value) throws IOException {
        out.writeStartObject();
        out.writeStringField("hex", value.toHex());
        view.json(out, value);
        out.writeEndObject();
    }
}
