package org.tollbridge.provisioning.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.tollbridge.provisioning.form.Form;
import org.tollbridge.service.plan.Fault;
import org.tollbridge.service.plan.PlanRules;

/**
 * A kind of record that is changed many at a time: what {@link RecordBatch} has to know of it. Those that there are: {@link RecordKinds}.
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

    /** What tells a record from others; it may be written in other ways, as a number with hyphens. */
    public abstract String key(T record);

    /** A record as it is kept. */
    public abstract T normal(T record, PlanRules rules);

    abstract Optional<T> find(BatchWork work, String key);

    /** Hands over every record, in the order of their keys. */
    abstract void each(Handle handle, Consumer<T> each);

    /** Finds what forbids a change. */
    abstract List<Fault> check(BatchWork work, Optional<T> before, Optional<T> after);

    /** Writes a change that nothing forbids, and writes it down. */
    abstract void write(BatchWork work, String key, Optional<T> before, Optional<T> after);
}
