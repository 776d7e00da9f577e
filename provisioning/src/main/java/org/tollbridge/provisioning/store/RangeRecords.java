package org.tollbridge.provisioning.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.tollbridge.provisioning.inventory.NumberRange;
import org.tollbridge.service.plan.Fault;
import org.tollbridge.service.plan.PlanRules;

/** Batch operations on ranges. */
final class RangeRecords extends RecordKind<NumberRange> {

    RangeRecords() {
        super(NumberRange.FORM);
    }

    @Override
    public String key(NumberRange record) {
        return record.first();
    }

    @Override
    public NumberRange normal(NumberRange record, PlanRules rules) {
        return record;
    }

    @Override
    Optional<NumberRange> find(BatchWork work, String key) {
        return RangeTable.find(work.handle(), key);
    }

    @Override
    void each(Handle handle, Consumer<NumberRange> each) {
        RangeTable.all(handle).forEach(each);
    }

    @Override
    List<Fault> check(BatchWork work, Optional<NumberRange> before, Optional<NumberRange> after) {
        return after.map(range -> check(range, work.rules())).orElse(List.of());
    }

    /** Faults of a range. */
    static List<Fault> check(NumberRange range, PlanRules rules) {
        Optional<String> serviceClass = Stand.classOf(rules, range.first());
        return serviceClass.isPresent() && serviceClass.equals(Stand.classOf(rules, range.last()))
                ? List.of()
                : List.of(new Fault(
                        "last",
                        range.last(),
                        "a range must have numbers of one service class: "
                                + String.join(", ", rules.classes().names())));
    }

    @Override
    void write(BatchWork work, String key, Optional<NumberRange> before, Optional<NumberRange> after) {
        work.item(form(), key, before, after);
        after.ifPresentOrElse(
                range -> RangeTable.put(work.handle(), range), () -> RangeTable.remove(work.handle(), key));
    }
}
