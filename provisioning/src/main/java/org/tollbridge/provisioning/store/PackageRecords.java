package org.tollbridge.provisioning.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.tollbridge.provisioning.inventory.FeaturePackage;
import org.tollbridge.service.plan.Fault;
import org.tollbridge.service.plan.PlanRules;

/** Batch operations on packages. */
final class PackageRecords extends RecordKind<FeaturePackage> {

    PackageRecords() {
        super(FeaturePackage.FORM);
    }

    @Override
    public String key(FeaturePackage record) {
        return record.name();
    }

    @Override
    public FeaturePackage normal(FeaturePackage record, PlanRules rules) {
        return record;
    }

    @Override
    Optional<FeaturePackage> find(BatchWork work, String key) {
        return PackageTable.find(work.handle(), key);
    }

    @Override
    void each(Handle handle, Consumer<FeaturePackage> each) {
        PackageTable.all(handle).forEach(each);
    }

    @Override
    List<Fault> check(BatchWork work, Optional<FeaturePackage> before, Optional<FeaturePackage> after) {
        return new PackageWork(work.handle(), work.now()).check(before, after);
    }

    @Override
    void write(BatchWork work, String key, Optional<FeaturePackage> before, Optional<FeaturePackage> after) {
        work.item(form(), key, before, after);
        after.ifPresentOrElse(
                known -> PackageTable.put(work.handle(), known), () -> PackageTable.remove(work.handle(), key));
    }
}
