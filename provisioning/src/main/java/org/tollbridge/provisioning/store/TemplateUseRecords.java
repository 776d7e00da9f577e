package org.tollbridge.provisioning.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.tollbridge.service.plan.Fault;
import org.tollbridge.service.plan.PlanRules;

/** Batch operations on the numbers whose plans come from templates. */
final class TemplateUseRecords extends RecordKind<TemplateUse> {

    private static final int PIECE = 1_000;

    TemplateUseRecords() {
        super(TemplateUse.FORM);
    }

    @Override
    public String key(TemplateUse record) {
        return record.number();
    }

    @Override
    public TemplateUse normal(TemplateUse record, PlanRules rules) {
        return new TemplateUse(rules.numberPlan().read(record.number()).digits(), record.template(), record.values());
    }

    @Override
    Optional<TemplateUse> find(BatchWork work, String key) {
        return TemplateTable.use(work.handle(), key);
    }

    @Override
    void each(Handle handle, Consumer<TemplateUse> each) {
        List<TemplateUse> piece = TemplateTable.uses(handle, "", "", PIECE);
        while (!piece.isEmpty()) {
            piece.forEach(each);
            piece = TemplateTable.uses(handle, "", piece.getLast().number(), PIECE);
        }
    }

    @Override
    List<Fault> check(BatchWork work, Optional<TemplateUse> before, Optional<TemplateUse> after) {
        if (after.isEmpty()) {
            return List.of();
        }
        TemplateUse use = after.get();
        return NumberPlanRecords.entry(work.handle(), use.number())
                .map(entry -> new TemplateWork(work).check(use, entry))
                .orElseGet(() -> List.of(
                        new Fault("service_number", use.number(), "no subscriber has this number; assign it first")));
    }

    @Override
    void write(BatchWork work, String key, Optional<TemplateUse> before, Optional<TemplateUse> after) {
        NumberEntry entry = NumberPlanRecords.entry(work.handle(), key).orElseThrow();
        TemplateWork templates = new TemplateWork(work);
        after.ifPresentOrElse(use -> templates.give(use, entry), () -> templates.leave(before.orElseThrow(), entry));
    }
}
