package org.tollbridge.core.mediation;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A constructed element with a context-specific tag, encoded in BER (X.690) with definite lengths. */
final class BerElement {

    private static final int PRIMITIVE = 0x80;
    private static final int CONSTRUCTED = 0xA0;
    private static final int MOST_SHORT = 0x7F;
    private static final int HIGHEST_TAG = 30;

    private final ByteArrayOutputStream contents = new ByteArrayOutputStream(256);

    /** Adds an INTEGER (8.3). */
    BerElement integer(int tag, long value) {
        add(PRIMITIVE, tag, BigInteger.valueOf(value).toByteArray());
        return this;
    }

    /** Adds a UTF8String (8.23). */
    BerElement text(int tag, String value) {
        add(PRIMITIVE, tag, value.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Adds a UTF8String if present. */
    BerElement text(int tag, Optional<String> value) {
        value.ifPresent(text -> text(tag, text));
        return this;
    }

    private void add(int kind, int tag, byte[] value) {
        if (tag < 0 || tag > HIGHEST_TAG) {
            throw new IllegalArgumentException("a tag is 0 to " + HIGHEST_TAG + " here, not " + tag);
        }
        contents.write(kind | tag);
        if (value.length > MOST_SHORT) {
            byte[] length = BigInteger.valueOf(value.length).toByteArray();
            // Without an octet that holds only the sign.
            int from = length[0] == 0 ? 1 : 0;
            contents.write(PRIMITIVE | (length.length - from));
            contents.write(length, from, length.length - from);
        } else {
            contents.write(value.length);
        }
        contents.writeBytes(value);
    }

    /** Returns the whole element under a tag. */
    byte[] encoded(int tag) {
        BerElement outer = new BerElement();
        outer.add(CONSTRUCTED, tag, contents.toByteArray());
        return outer.contents.toByteArray();
    }
}
