package org.tollbridge.wire.asn1;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.tollbridge.wire.ber.BerException;
import org.tollbridge.wire.ber.BerReader;
import org.tollbridge.wire.ber.BerWriter;
import org.tollbridge.wire.ber.Tag;

/** BOOLEAN. */
public final class BooleanType extends TaggedType<Boolean> {
    public static final BooleanType BOOLEAN = new BooleanType();

    private BooleanType() {
        super("BOOLEAN", Tag.BOOLEAN);
    }

    @Override
    Boolean readTagged(BerReader in, Decoding decoding) throws BerException {
        return in.bool();
    }

    @Override
    void writeTagged(BerWriter out, int tag, Boolean value, Variant variant) {
        out.bool(tag, value);
    }

    @Override
    public void json(JsonGenerator out, Boolean value) throws IOException {
        out.writeBoolean(value);
    }
}
