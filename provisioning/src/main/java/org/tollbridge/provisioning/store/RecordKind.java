package org.tollbridge.provisioning.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.tollbridge.provisioning.form.Form;
import org.tollbridge.service.plan.Fault;
import org.tollbridge.service.plan.PlanRules;

/**
 * A kind of record that can be changed in batches, as {@link RecordBatch} needs it. See {@link RecordKinds} for all
 * kinds.
 *
 * @param <T> the record
 */
public abstract sealed class RecordKind<T>
        permits SubscriberRecords,
                RangeRecords,
                NumberPlanRecords,
                NumberListRecords,
                PackageRecords,
                TemplateRecords,
                TemplateUseRecords {

    private final Form<T> form;

    RecordKind(Form<T> form) {
        this.form = form;
    }

    /** The fields of a record. */
    public final Form<T> form() {
        return form;
    }

    /** Identifies a record. It may not be in normalised form, such as a number with hyphens. */
    public abstract String key(T record);

    /** The record in the form in which it is stored. */
    public abstract T normal(T record, PlanRules rules);

    abstract Optional<T> find(BatchWork work, String key);

    /** Passes every record to {@code each}, in key order. */
    abstract void each(Handle handle, Consumer<T> each);

    /** Finds faults that prevent a change. */
    abstract List<Fault> check(BatchWork work, Optional<T> before, Optional<T> after);

    /** Carries out a valid change, and records it. */
    abstract void write(BatchWork work, String key, Optional<T> before, Optional<T> after);
}
