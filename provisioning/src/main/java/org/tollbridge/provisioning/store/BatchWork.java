package org.tollbridge.provisioning.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.tollbridge.provisioning.form.Form;
import org.tollbridge.service.plan.PlanCompiler;
import org.tollbridge.service.plan.PlanRules;

/** What the changes of one batch share: their transaction, the moment, and where they are written down. */
record BatchWork(
        Handle handle, Instant now, PlanRules rules, ChangeLog log, PlanCompiler compiler, Restrictions restrictions) {

    /** The work of a change that is written down here. */
    static BatchWork of(Handle handle, Instant now, PlanRules rules, ChangeLog log) {
        return new BatchWork(handle, now, rules, log, new PlanCompiler(), Restrictions.of(handle));
    }

    /** Writes a change of a record down. */
    <T> void item(Form<T> form, String key, String step, Optional<T> before, Optional<T> after) {
        log.item(form.name(), key, step, before.map(form::document), after.map(form::document));
    }

    /** The same, with the usual word for what is done. */
    <T> void item(Form<T> form, String key, Optional<T> before, Optional<T> after) {
        item(form, key, after.isPresent() ? "put" : "remove", before, after);
    }
}
