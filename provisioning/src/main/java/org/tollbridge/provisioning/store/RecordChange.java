package org.tollbridge.provisioning.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.tollbridge.provisioning.form.Form;
import org.tollbridge.provisioning.inventory.Intent;

/** The change of one record, put or removed. */
final class RecordChange {

    private RecordChange() {}

    /**
     * Compares the stored record with what the author expects, and records the change.
     *
     * @param before the existing record, if any
     * @param after the new record; empty when it is removed
     * @throws ChangedException when the record differs from what was expected
     */
    static <T> void write(
            Handle handle, Instant now, Form<T> form, String key, Optional<T> before, Optional<T> after, Intent intent)
            throws ChangedException {
        write(handle, now, form, key, after.isPresent() ? "put" : "remove", before, after, intent);
    }

    /**
     * Same, with the word for the step.
     *
     * @throws ChangedException when the record differs from what was expected
     */
    static <T> void write(
            Handle handle,
            Instant now,
            Form<T> form,
            String key,
            String step,
            Optional<T> before,
            Optional<T> after,
            Intent intent)
            throws ChangedException {
        Optional<String> there = before.map(form::document);
        if (!intent.expected().holds(there)) {
            throw new ChangedException(
                    there.isEmpty()
                            ? "there is no " + form.name() + " " + key
                            : "the " + form.name() + " " + key + " has changed since it was read; read it again");
        }
        ChangeLog.begin(handle, now, intent, step + " " + form.name() + " " + key)
                .item(form.name(), key, step, there, after.map(form::document))
                .finish();
    }
}
