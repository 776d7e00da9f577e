package org.tollbridge.wire.asn1;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.DecodeFailure.Kind;
import org.tollbridge.wire.ber.BerException;
import org.tollbridge.wire.ber.BerReader;
import org.tollbridge.wire.ber.BerWriter;
import org.tollbridge.wire.ber.Tag;

/**
 * SEQUENCE. Components are accepted in any order, which is kept. Elements that are not described are kept in place.
 *
 * @param <T> the record of its values
 */
public final class SequenceType<T extends SequenceValue> extends TaggedType<T> {
    /** Context-specific tags below this number are looked up in an array. */
    private static final int DIRECT_TAGS = 32;

    private final List<Field<?>> fields;
    /** The same fields, for the hot path. */
    private final Field<?>[] array;

    /** The components that are mandatory in every variant. */
    private final Field<?>[] required;

    private final @Nullable Field<?>[] byContextTag = new Field<?>[DIRECT_TAGS];
    private final Function<Content, T> constructor;

    SequenceType(String name, List<Field<?>> fields, Function<Content, T> constructor) {
        super(name, Tag.SEQUENCE);
        this.fields = List.copyOf(fields);
        this.array = fields.toArray(new Field<?>[0]);
        this.required = fields.stream().filter(Field::isAlwaysRequired).toArray(Field<?>[]::new);
        this.constructor = constructor;
        for (Field<?> field : array) {
            for (int number = 0; number < DIRECT_TAGS; number++) {
                int tag = Tag.CONTEXT | number;
                if (field.tag() == tag
                        || (field.tag() == Field.UNTAGGED && field.type().accepts(tag))) {
                    byContextTag[number] = field;
                }
            }
        }
    }

    public static SequenceDescription describe(String name) {
        return new SequenceDescription(name);
    }

    /** The components, in the order of the module. */
    public List<Field<?>> fields() {
        return fields;
    }

    /** Starts a new value with no component set. */
    public Values<T> values() {
        return new Values<>(this, new Object[array.length], List.of());
    }

    /** Starts a new value as a copy of another. */
    public Values<T> values(T from) {
        return new Values<>(this, from.content().copyOfValues(), from.content().order());
    }

    T create(@Nullable Object[] values, List<Object> order) {
        return constructor.apply(new Content(fields, values, order));
    }

    private @Nullable Field<?> find(int tag) {
        int number = tag - Tag.CONTEXT;
        if (number >= 0 && number < DIRECT_TAGS) {
            return byContextTag[number];
        }
        for (Field<?> field : array) {
            if (field.tag() == tag) {
                return field;
            }
        }
        return null;
    }

    @Override
    T readTagged(BerReader in, Decoding decoding) throws BerException, DecodeException {
        int start = in.offset();
        @Nullable Object[] values = new Object[array.length];
        // Stays null as long as components come in order with nothing between them.
        List<Object> irregular = null;
        int last = -1;
        int unknownFrom = -1;
        in.enter();
        while (in.next()) {
            int at = in.offset();
            Field<?> field = find(in.tag());
            Object value = field == null ? null : read(field, in, values, decoding);
            if (field == null || value == null) {
                irregular = irregular == null ? inOrder(values) : irregular;
                unknownFrom = unknownFrom < 0 ? at : unknownFrom;
                continue;
            }
            if (irregular == null && field.index() < last) {
                irregular = inOrder(values);
            }
            if (irregular != null) {
                if (unknownFrom >= 0) {
                    irregular.add(in.between(unknownFrom, at));
                    unknownFrom = -1;
                }
                irregular.add(field);
            }
            values[field.index()] = value;
            last = field.index();
        }
        if (irregular != null && unknownFrom >= 0) {
            irregular.add(in.between(unknownFrom, in.position()));
        }
        in.leave();
        requireAll(values, start, decoding);
        return create(values, irregular == null ? List.of() : List.copyOf(irregular));
    }

    /** The component's value; null if the element is to be kept undecoded. */
    private static @Nullable Object read(Field<?> field, BerReader in, @Nullable Object[] values, Decoding decoding)
            throws BerException, DecodeException {
        if (!field.isKnownIn(decoding.variant)) {
            return null;
        }
        if (values[field.index()] != null) {
            throw Decoding.mistyped(in.offset(), field.name() + " is there twice", "X.690 8.9");
        }
        decoding.push(field.name());
        try {
            Object value = field.read(in, decoding);
            decoding.pop();
            return value;
        } catch (DecodeException failed) {
            if (failed.mayBeKept() && !field.isRequiredIn(decoding.variant)) {
                decoding.pop();
                return null;
            }
            throw failed.settle();
        }
    }

    private List<Object> inOrder(@Nullable Object[] values) {
        List<Object> present = new ArrayList<>();
        for (Field<?> field : array) {
            if (values[field.index()] != null) {
                present.add(field);
            }
        }
        return present;
    }

    private void requireAll(@Nullable Object[] values, int start, Decoding decoding) throws DecodeException {
        for (Field<?> field : array) {
            if (values[field.index()] == null && field.isRequiredIn(decoding.variant)) {
                throw new DecodeException(
                        Kind.MISSING, start, field.name() + " of " + name() + " is missing", "Q.1218 2.1.3");
            }
        }
    }

    @Override
    void writeTagged(BerWriter out, int tag, T value, Variant variant) {
        int end = out.mark();
        Content content = value.content();
        List<Object> order = content.order();
        if (order.isEmpty()) {
            for (int i = array.length - 1; i >= 0; i--) {
                write(out, array[i], content, variant);
            }
        } else {
            for (int i = order.size() - 1; i >= 0; i--) {
                if (order.get(i) instanceof Octets run) {
                    out.raw(run);
                } else {
                    write(out, (Field<?>) order.get(i), content, variant);
                }
            }
        }
        out.constructed(tag, end);
    }

    @SuppressWarnings("unchecked") // only values of a field's type are in its place
    private static <V> void write(BerWriter out, Field<V> field, Content content, Variant variant) {
        Object value = content.value(field);
        if (value != null && field.isKnownIn(variant)) {
            field.write(out, (V) value, variant);
        }
    }

    @Override
    public void json(JsonGenerator out, T value) throws IOException {
        out.writeStartObject();
        for (Field<?> field : array) {
            Object component = value.content().value(field);
            if (component != null) {
                out.writeFieldName(field.name());
                json(out, field.type(), component);
            }
        }
        if (!value.content().unknown().isEmpty()) {
            out.writeArrayFieldStart("unknown");
            for (Octets run : value.content().unknown()) {
                Json.unknown(out, run);
            }
            out.writeEndArray();
        }
        out.writeEndObject();
    }

    @SuppressWarnings("unchecked") // only values of a field's type are in its place
    private static <V> void json(JsonGenerator out, Asn1Type<V> type, Object value) throws IOException {
        type.json(out, (V) value);
    }

    /** Sets the components of a new value. Not thread-safe. */
    public static final class Values<T extends SequenceValue> {
        private final SequenceType<T> type;
        private @Nullable Object[] values;
        private List<Object> order;
        /** Whether the values now belong to a record and must be copied before the next one is set. */
        private boolean built;

        private Values(SequenceType<T> type, @Nullable Object[] values, List<Object> order) {
            this.type = type;
            this.values = values;
            this.order = order;
        }

        public <V> Values<T> set(Field<V> field, V value) {
            if (!order.isEmpty() && !order.contains(field)) {
                order = insert(order, field);
            }
            if (built) {
                values = values.clone();
                built = false;
            }
            values[field.index()] = value;
            return this;
        }

        /** Sets the component if there is a value; otherwise leaves it as it is. */
        public <V> Values<T> set(Field<V> field, Optional<? extends V> value) {
            value.ifPresent(present -> set(field, present));
            return this;
        }

        /** Inserts the component before the first one that follows it in the description. */
        private static List<Object> insert(List<Object> order, Field<?> field) {
            List<Object> longer = new ArrayList<>(order);
            int at = 0;
            while (at < longer.size() && !(longer.get(at) instanceof Field<?> other && other.index() > field.index())) {
                at++;
            }
            longer.add(at, field);
            return List.copyOf(longer);
        }

        /**
         * Builds the value.
         *
         * @throws IllegalStateException if a component is missing that is mandatory in every variant
         */
        public T build() {
            for (Field<?> field : type.required) {
                if (values[field.index()] == null) {
                    throw new IllegalStateException(field.name() + " of " + type.name() + " is not set");
                }
            }
            built = true;
            return type.create(values, order);
        }
    }
}
