package org.tollbridge.provisioning.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.tollbridge.provisioning.form.Form;
import org.tollbridge.service.plan.PlanCompiler;
import org.tollbridge.service.plan.PlanRules;

/** Shared by the changes of one batch: transaction, time and change log. */
record BatchWork(
        Handle handle, Instant now, PlanRules rules, ChangeLog log, PlanCompiler compiler, Restrictions restrictions) {

    /** Work of a change recorded in this log. */
    static BatchWork of(Handle handle, Instant now, PlanRules rules, ChangeLog log) {
        return new BatchWork(handle, now, rules, log, new PlanCompiler(), Restrictions.of(handle));
    }

    /** Records a change of a record. */
    <T> void item(Form<T> form, String key, String step, Optional<T> before, Optional<T> after) {
        log.item(form.name(), key, step, before.map(form::document), after.map(form::document));
    }

    /** Same, with the default word for the step. */
    <T> void item(Form<T> form, String key, Optional<T> before, Optional<T> after) {
        item(form, key, after.isPresent() ? "put" : "remove", before, after);
    }
}
