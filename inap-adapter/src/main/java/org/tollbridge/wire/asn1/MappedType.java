package org.tollbridge.wire.asn1;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.function.Function;
import org.tollbridge.wire.ber.BerException;
import org.tollbridge.wire.ber.BerReader;
import org.tollbridge.wire.ber.BerWriter;

/** A type defined as another type, such as {@code ReleaseCallArg ::= Cause}. */
public final class MappedType<T, U> extends Asn1Type<T> {
    private final Asn1Type<U> base;
    private final Function<U, T> wrap;
    private final Function<T, U> unwrap;

    private MappedType(String name, Asn1Type<U> base, Function<U, T> wrap, Function<T, U> unwrap) {
        super(name);
        this.base = base;
        this.wrap = wrap;
        this.unwrap = unwrap;
    }

    public static <T, U> MappedType<T, U> mapped(
            String name, Asn1Type<U> base, Function<U, T> wrap, Function<T, U> unwrap) {
        return new MappedType<>(name, base, wrap, unwrap);
    }

    public Asn1Type<U> base() {
        return base;
    }

    /** Makes a value of this type from a value of the base type. */
    public T wrap(U value) {
        return wrap.apply(value);
    }

    @Override
    boolean accepts(int tag) {
        return base.accepts(tag);
    }

    @Override
    T read(BerReader in, Decoding decoding) throws BerException, DecodeException {
        return wrap.apply(base.read(in, decoding));
    }

    @Override
    T readTagged(BerReader in, Decoding decoding) throws BerException, DecodeException {
        return wrap.apply(base.readTagged(in, decoding));
    }

    @Override
    public void write(BerWriter out, T value, Variant variant) {
        base.write(out, unwrap.apply(value), variant);
    }

    @Override
    void writeTagged(BerWriter out, int tag, T value, Variant variant) {
        base.writeTagged(out, tag, unwrap.apply(value), variant);
    }

    @Override
    public void json(JsonGenerator out, T value) throws IOException {
        base.json(out, unwrap.apply(value));
    }
}
