package org.tollbridge.wire.asn1;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.DecodeFailure.Kind;
import org.tollbridge.wire.ber.BerException;
import org.tollbridge.wire.ber.BerFailure;
import org.tollbridge.wire.ber.BerReader;
import org.tollbridge.wire.ber.BerWriter;

/**
 * A type of the ASN.1 module: reads and writes its values and shows them as JSON.
 *
 * @param <T> the Java type of its values, which are all immutable
 */
public abstract sealed class Asn1Type<T> permits ChoiceType, MappedType, RawType, TaggedType {
    private final String name;

    Asn1Type(String name) {
        this.name = name;
    }

    /** The name in the ASN.1 module, or the ASN.1 notation of a type without a name. */
    public final String name() {
        return name;
    }

    /**
     * Decodes one element, which must take up all the octets. Work and memory are at most a small multiple of their
     * number.
     */
    public final Decoded<T> decode(Octets encoding, Variant variant) {
        Decoding decoding = new Decoding(variant);
        try {
            BerReader in = new BerReader(encoding);
            in.require(name);
            T value = read(in, decoding);
            if (!in.atEnd()) {
                throw Decoding.mistyped(in.position(), "more octets after the " + name, "X.690 8.1.1");
            }
            return new Decoded.Value<>(value);
        } catch (DecodeException failed) {
            return new Decoded.Failed<>(new DecodeFailure(
                    failed.kind, failed.offset, decoding.path(), String.valueOf(failed.getMessage()), failed.clause));
        } catch (BerException failed) {
            BerFailure failure = failed.failure();
            return new Decoded.Failed<>(new DecodeFailure(
                    Kind.MISTYPED, failure.offset(), decoding.path(), failure.reason(), failure.clause()));
        }
    }

    /** Encodes the value. Components that the variant does not define are left out. */
    public final Octets encode(T value, Variant variant) {
        BerWriter out = new BerWriter(128);
        write(out, value, variant);
        return out.finish();
    }

    /** Writes the same octets as {@link #encode} in front of what the writer already holds. */
    public abstract void write(BerWriter out, T value, Variant variant);

    /** Writes the value as one JSON value. */
    public abstract void json(JsonGenerator out, T value) throws IOException;

    /** Whether an untagged component of this type can begin with this tag. */
    abstract boolean accepts(int tag);

    /** Reads the reader's current element, which has this type's own tag. */
    abstract T read(BerReader in, Decoding decoding) throws BerException, DecodeException;

    /** Reads the reader's current element, whose tag replaces this type's own. */
    abstract T readTagged(BerReader in, Decoding decoding) throws BerException, DecodeException;

    /** Writes the value under another tag. */
    abstract void writeTagged(BerWriter out, int tag, T value, Variant variant);
}
