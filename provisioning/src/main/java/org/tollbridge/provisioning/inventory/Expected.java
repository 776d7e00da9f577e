package org.tollbridge.provisioning.inventory;

import java.util.Optional;
import org.tollbridge.provisioning.form.Versions;

/** What somebody who changes a record believes to be there, so that no one writes over a change that they have not seen. */
public sealed interface Expected {

    /** No matter what is there. */
    record Anything() implements Expected {}

    /** No record of that key. */
    record Nothing() implements Expected {}

    /** The record with a version of {@link Versions}. */
    record Version(String version) implements Expected {}

    /**
     * Whether it is so.
     *
     * @param document of the record that is there; empty when there is none
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
