package org.tollbridge.wire.asn1;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.tollbridge.wire.Octets;

/** A value that knows its ASN.1 type. */
public interface Described {
    /** The type; values of it have this value's class. */
    Asn1Type<?> type();

    /** Encodes the value. Components that the variant does not define are left out. */
    default Octets encode(Variant variant) {
        return encode(type(), this, variant);
    }

    @SuppressWarnings("unchecked") // a type's values are of the class that returns it
    private static <T> Octets encode(Asn1Type<T> type, Object value, Variant variant) {
        return type.encode((T) value, variant);
    }

    /** Writes the value as one JSON value, with the names of the ASN.1 module. */
    default void json(JsonGenerator out) throws IOException {
        write(type(), this, out);
    }

    @SuppressWarnings("unchecked") // a type's values are of the class that returns it
    private static <T> void write(Asn1Type<T> type, Object value, JsonGenerator out) throws IOException {
        type.json(out, (T) value);
    }

    /** The value as JSON text. */
    default String toJson() {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = Json.FACTORY.createGenerator(text)) {
            json(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
