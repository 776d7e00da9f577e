package org.tollbridge.wire.asn1;

import java.util.Optional;

/** A value of a CHOICE. */
public interface ChoiceValue extends Described {
    Chosen chosen();

    @Override
    ChoiceType<?> type();

    /** The value, if the choice is this alternative. */
    @SuppressWarnings("unchecked") // ChoiceType puts only values of an alternative's type beside it
    default <T> Optional<T> get(Alternative<T> alternative) {
        return is(alternative) ? Optional.of((T) chosen().value()) : Optional.empty();
    }

    /** Whether the choice is this alternative. */
    default boolean is(Alternative<?> alternative) {
        return chosen().alternative().orElse(null) == alternative;
    }
}
