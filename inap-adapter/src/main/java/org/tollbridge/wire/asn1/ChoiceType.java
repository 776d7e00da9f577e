package org.tollbridge.wire.asn1;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.ber.BerException;
import org.tollbridge.wire.ber.BerReader;
import org.tollbridge.wire.ber.BerWriter;
import org.tollbridge.wire.ber.Tag;

/**
 * CHOICE. A tag on it is explicit (X.680 clause 31.2.7). An element that matches no alternative is kept.
 *
 * @param <T> the record of its values
 */
public final class ChoiceType<T extends ChoiceValue> extends Asn1Type<T> {
    private final List<Alternative<?>> alternatives;
    private final Function<Chosen, T> constructor;

    private ChoiceType(String name, List<Alternative<?>> alternatives, Function<Chosen, T> constructor) {
        super(name);
        this.alternatives = List.copyOf(alternatives);
        this.constructor = constructor;
    }

    public static Description describe(String name) {
        return new Description(name);
    }

    /** The alternatives, in the order of the module. */
    public List<Alternative<?>> alternatives() {
        return alternatives;
    }

    /** Makes a value of one of the alternatives. */
    public <V> T of(Alternative<V> alternative, V value) {
        return constructor.apply(new Chosen(Optional.of(alternative), value));
    }

    @Override
    boolean accepts(int tag) {
        return find(tag).isPresent();
    }

    private Optional<Alternative<?>> find(int tag) {
        for (Alternative<?> alternative : alternatives) {
            if (alternative.tag() == tag) {
                return Optional.of(alternative);
            }
        }
        return Optional.empty();
    }

    @Override
    T read(BerReader in, Decoding decoding) throws BerException, DecodeException {
        Optional<Alternative<?>> found = find(in.tag());
        if (found.isPresent()) {
            Alternative<?> alternative = found.get();
            decoding.push(alternative.name());
            try {
                T value = constructor.apply(new Chosen(found, alternative.type().readTagged(in, decoding)));
                decoding.pop();
                return value;
            } catch (DecodeException failed) {
                if (!failed.mayBeKept()) {
                    throw failed;
                }
                decoding.pop();
            }
        }
        return constructor.apply(new Chosen(Optional.empty(), in.raw()));
    }

    @Override
    T readTagged(BerReader in, Decoding decoding) throws BerException, DecodeException {
        in.enter();
        in.require(name());
        T value = read(in, decoding);
        if (!in.atEnd()) {
            throw Decoding.mistyped(in.position(), "more than one alternative of " + name(), "X.690 8.13");
        }
        in.leave();
        return value;
    }

    @Override
    public void write(BerWriter out, T value, Variant variant) {
        Chosen chosen = value.chosen();
        if (chosen.alternative().isPresent()) {
            write(out, chosen.alternative().get(), chosen.value(), variant);
        } else {
            out.raw((Octets) chosen.value());
        }
    }

    @SuppressWarnings("unchecked") // only values of an alternative's type are beside it
    private static <V> void write(BerWriter out, Alternative<V> alternative, Object value, Variant variant) {
        alternative.write(out, (V) value, variant);
    }

    @Override
    void writeTagged(BerWriter out, int tag, T value, Variant variant) {
        int end = out.mark();
        write(out, value, variant);
        out.constructed(tag, end);
    }

    @Override
    public void json(JsonGenerator out, T value) throws IOException {
        Chosen chosen = value.chosen();
        out.writeStartObject();
        if (chosen.alternative().isPresent()) {
            Alternative<?> alternative = chosen.alternative().get();
            out.writeFieldName(alternative.name());
            json(out, alternative.type(), chosen.value());
        } else {
            out.writeArrayFieldStart("unknown");
            Json.unknown(out, (Octets) chosen.value());
            out.writeEndArray();
        }
        out.writeEndObject();
    }

    @SuppressWarnings("unchecked") // only values of an alternative's type are beside it
    private static <V> void json(JsonGenerator out, Asn1Type<V> type, Object value) throws IOException {
        type.json(out, (V) value);
    }

    /** Collects the alternatives while a record's class is initialised. */
    public static final class Description {
        private final String name;
        private final List<Alternative<?>> alternatives = new ArrayList<>();

        private Description(String name) {
            this.name = name;
        }

        /** Adds an alternative with a context-specific tag. */
        public <V> Alternative<V> alternative(String alternative, int tag, Asn1Type<V> type) {
            Alternative<V> described = new Alternative<>(alternative, Tag.CONTEXT | tag, type);
            alternatives.add(described);
            return described;
        }

        public <T extends ChoiceValue> ChoiceType<T> build(Function<Chosen, T> constructor) {
            return new ChoiceType<>(name, alternatives, constructor);
        }
    }
}
