package org.tollbridge.wire.asn1;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.tollbridge.wire.ber.BerException;
import org.tollbridge.wire.ber.BerReader;
import org.tollbridge.wire.ber.BerWriter;
import org.tollbridge.wire.ber.Tag;

/** NULL. */
public final class NullType extends TaggedType<NullType.Null> {
    public static final NullType NULL = new NullType();

    /** The one value of NULL. */
    public enum Null {
        NULL
    }

    private NullType() {
        super("NULL", Tag.NULL);
    }

    @Override
    Null readTagged(BerReader in, Decoding decoding) throws BerException {
        in.nothing();
        return Null.NULL;
    }

    @Override
    void writeTagged(BerWriter out, int tag, Null value, Variant variant) {
        out.nothing(tag);
    }

    @Override
    public void json(JsonGenerator out, Null value) throws IOException {
        out.writeNull();
    }
}
