package org.tollbridge.wire.asn1;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tollbridge.wire.Octets;

/**
 * The components of one SEQUENCE value. A component that was sent is present even if it has the DEFAULT value; one that
 * was left out is absent.
 */
public final class Content {
    private final List<Field<?>> fields;
    private final @Nullable Object[] values;
    /**
     * Empty if the components come in the order of the description with nothing between them. Otherwise everything in
     * the encoding, in its order: {@link Field}s, and runs of unknown elements as {@link Octets}.
     */
    private final List<Object> order;

    Content(List<Field<?>> fields, @Nullable Object[] values, List<Object> order) {
        this.fields = fields;
        this.values = values;
        this.order = order;
    }

    @Nullable
    Object value(Field<?> field) {
        return values[field.index()];
    }

    @Nullable
    Object[] copyOfValues() {
        return values.clone();
    }

    List<Object> order() {
        return order;
    }

    /** The runs of elements that the description does not have, in the order received. */
    public List<Octets> unknown() {
        return order.stream()
                .filter(Octets.class::isInstance)
                .map(Octets.class::cast)
                .toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Content that && Arrays.equals(values, that.values) && order.equals(that.order);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(values) + order.hashCode();
    }

    /** The components present, by name. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (Field<?> field : fields) {
            Object value = value(field);
            if (value != null) {
                text.append(text.length() > 1 ? ", " : "")
                        .append(field.name())
                        .append('=')
                        .append(value);
            }
        }
        for (Octets run : unknown()) {
            text.append(text.length() > 1 ? ", " : "").append("unknown=").append(run);
        }
        return text.append('}').toString();
    }
}
