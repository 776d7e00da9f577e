package org.tollbridge.wire.asn1;

import java.util.Optional;

/** A value of a SEQUENCE. */
public interface SequenceValue extends Described {
    Content content();

    @Override
    SequenceType<?> type();

    /** The component's value as it was sent; empty if it was left out, even if it has a default. */
    @SuppressWarnings("unchecked") // SequenceType puts only values of a field's type into its place
    default <T> Optional<T> get(Field<T> field) {
        return Optional.ofNullable((T) content().value(field));
    }

    /**
     * The component's value, or its default.
     *
     * @throws java.util.NoSuchElementException if it has neither, because it is optional
     */
    default <T> T value(Field<T> field) {
        return get(field).or(field::defaultValue).orElseThrow();
    }
}
