package org.tollbridge.provisioning.api;

import java.util.List;
import java.util.Optional;
import org.tollbridge.provisioning.form.Form;

/** What a route answers with when it does what was asked. */
sealed interface Gives {

    /**
     * One record.
     *
     * @param versioned whether its version comes with it, as ETag
     */
    record One(Form<?> form, boolean versioned) implements Gives {}

    /** A page of records, with where the next one begins. */
    record Page(Form<?> form) implements Gives {}

    /** JSON of a form of its own. */
    record Json(String text, boolean versioned) implements Gives {}

    /** Server-sent events, each with a record. */
    record Events(Form<?> form) implements Gives {}

    /** A record of what will be done, with where to look at it. */
    record Accepted(Form<?> form) implements Gives {}

    /** A text of one of some media types. */
    record Text(List<String> types, String text) implements Gives {}

    /** Nothing but that it is done. */
    record Nothing() implements Gives {}

    /** The form of what is given, where there is one. */
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
