package org.tollbridge.wire.isup;

import java.util.Optional;

/** The result of interpreting octets: a value, or why they make no sense. */
public sealed interface Viewed<T> {
    record Good<T>(T value) implements Viewed<T> {}

    /**
     * Octets that are not a valid parameter.
     *
     * @param offset index of the octet where the fault shows
     * @param reason what is wrong, in words
     * @param clause the violated clause of the standard
     */
    record Bad<T>(int offset, String reason, String clause) implements Viewed<T> {
        @Override
        public String toString() {
            return reason + " at octet " + offset + " (" + clause + ")";
        }
    }

    /** The value, if there is one. */
    default Optional<T> toOptional() {
        return this instanceof Good<T>(T value) ? Optional.of(value) : Optional.empty();
    }
}
