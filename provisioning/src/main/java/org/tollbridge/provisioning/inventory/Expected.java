package org.tollbridge.provisioning.inventory;

import java.util.Optional;
import org.tollbridge.provisioning.form.Versions;

/** What the author of a change expects the record to be, so that nobody overwrites a change they have not seen. */
public sealed interface Expected {

    /** Any state of the record. */
    record Anything() implements Expected {}

    /** No record with the key. */
    record Nothing() implements Expected {}

    /** The record with a version of {@link Versions}. */
    record Version(String version) implements Expected {}

    /**
     * Whether the expectation holds.
     *
     * @param document document of the existing record; empty when there is none
     */
    default boolean holds(Optional<String> document) {
        return switch (this) {
            case Anything anything -> true;
            case Nothing nothing -> document.isEmpty();
            case Version expected ->
                document.map(Versions::of).filter(expected.version()::equals).isPresent();
        };
    }
}
