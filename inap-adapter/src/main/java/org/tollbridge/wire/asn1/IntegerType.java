package org.tollbridge.wire.asn1;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.tollbridge.wire.asn1.DecodeFailure.Kind;
import org.tollbridge.wire.ber.BerException;
import org.tollbridge.wire.ber.BerReader;
import org.tollbridge.wire.ber.BerWriter;
import org.tollbridge.wire.ber.Tag;

/** INTEGER with a range within 64 bits. */
public final class IntegerType extends TaggedType<Long> {
    private final long min;
    private final long max;

    private IntegerType(String name, long min, long max) {
        super(name, Tag.INTEGER);
        this.min = min;
        this.max = max;
    }

    public static IntegerType integer(String name, long min, long max) {
        return new IntegerType(name, min, max);
    }

    public long min() {
        return min;
    }

    public long max() {
        return max;
    }

    @Override
    Long readTagged(BerReader in, Decoding decoding) throws BerException, DecodeException {
        long value = in.integer();
        if (value < min || value > max) {
            throw new DecodeException(
                    Kind.OUT_OF_RANGE,
                    in.offset(),
                    name() + " is " + value + ", outside " + min + " to " + max,
                    "Q.1218 2.1.3");
        }
        return value;
    }

    @Override
    void writeTagged(BerWriter out, int tag, Long value, Variant variant) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name() + " is " + value + ", outside " + min + " to " + max);
        }
        out.integer(tag, value);
    }

    @Override
    public void json(JsonGenerator out, Long value) throws IOException {
        out.writeNumber(value);
    }
}
