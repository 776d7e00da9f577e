package org.tollbridge.provisioning.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.tollbridge.service.plan.Fault;
import org.tollbridge.service.plan.PlanRules;

/** Batch operations on templates. */
final class TemplateRecords extends RecordKind<Template> {

    private static final int PIECE = 100;

    TemplateRecords() {
        super(Template.FORM);
    }

    @Override
    public String key(Template record) {
        return record.name();
    }

    @Override
    public Template normal(Template record, PlanRules rules) {
        return record.normal();
    }

    @Override
    Optional<Template> find(BatchWork work, String key) {
        return TemplateTable.find(work.handle(), key);
    }

    @Override
    void each(Handle handle, Consumer<Template> each) {
        List<Template> piece = TemplateTable.list(handle, "", PIECE);
        while (!piece.isEmpty()) {
            piece.forEach(each);
            piece = TemplateTable.list(handle, piece.getLast().name(), PIECE);
        }
    }

    @Override
    List<Fault> check(BatchWork work, Optional<Template> before, Optional<Template> after) {
        return new TemplateWork(work).check(before, after);
    }

    @Override
    void write(BatchWork work, String key, Optional<Template> before, Optional<Template> after) {
        new TemplateWork(work).write(before, after);
    }
}
