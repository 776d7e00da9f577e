package org.tollbridge.provisioning.api;

import java.util.List;
import java.util.Optional;
import org.tollbridge.provisioning.form.Form;

/** What a route returns on success. */
sealed interface Gives {

    /**
     * One record.
     *
     * @param versioned whether its version is returned, as ETag
     */
    record One(Form<?> form, boolean versioned) implements Gives {}

    /** A page of records, with the position of the next one. */
    record Page(Form<?> form) implements Gives {}

    /** JSON with a form of its own. */
    record Json(String text, boolean versioned) implements Gives {}

    /** Server-sent events, each with a record. */
    record Events(Form<?> form) implements Gives {}

    /** A record of a job to be done, with the path at which to look it up. */
    record Accepted(Form<?> form) implements Gives {}

    /** A text in one of several media types. */
    record Text(List<String> types, String text) implements Gives {}

    /** Nothing but the confirmation. */
    record Nothing() implements Gives {}

    /** The form of the result, if there is one. */
    default Optional<Form<?>> ofForm() {
        return switch (this) {
            case One one -> Optional.of(one.form());
            case Page page -> Optional.of(page.form());
            case Events events -> Optional.of(events.form());
            case Accepted accepted -> Optional.of(accepted.form());
            case Text text -> Optional.empty();
            case Json json -> Optional.empty();
            case Nothing nothing -> Optional.empty();
        };
    }
}
