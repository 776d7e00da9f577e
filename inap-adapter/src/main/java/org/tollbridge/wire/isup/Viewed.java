package org.tollbridge.wire.isup;

import java.util.Optional;

/** What looking into octets gives: a value, or why they make no sense. */
public sealed interface Viewed<T> {
    record Good<T>(T value) implements Viewed<T> {}

    /**
     * Octets that are no such parameter.
     *
     * @param offset index of the octet at which it shows
     * @param reason what is wrong, in words
     * @param clause the clause of the standard that it breaks
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
