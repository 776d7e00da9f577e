package org.tollbridge.provisioning.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.tollbridge.provisioning.form.Form;
import org.tollbridge.provisioning.inventory.Intent;

/** The change of one record: put or removed. */
final class RecordChange {

    private RecordChange() {}

    /**
     * Holds what is there against what the author believes to be there, and writes the change down.
     *
     * @param before the record that is there, if one is
     * @param after the record that will be there; empty when it goes
     * @throws ChangedException when something else is there
     */
    static <T> void write(
            Handle handle, Instant now, Form<T> form, String key, Optional<T> before, Optional<T> after, Intent intent)
            throws ChangedException {
        write(handle, now, form, key, after.isPresent() ? "put" : "remove", before, after, intent);
    }

    /**
     * The same, with the word for what is done.
     *
     * @throws ChangedException when something else is there
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
