package org.tollbridge.provisioning.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.PlanCompiler;
import org.tollbridge.service.plan.ServiceNumber;

/**
 * The numbers in service, which calls look at.
 *
 * @param version the last change that is in it
 */
record Served(long version, NumberImage image) {

    /** Of more numbers than these, to read all is quicker. */
    private static final int MOST_FOLLOWED = 20_000;

    /** All of them. */
    static Served read(Handle handle) {
        long version = ChangeLog.head(handle).id();
        Map<String, CallPlan> plans = new HashMap<>();
        PlanCompiler compiler = new PlanCompiler();
        NumberTable.plans(handle, (key, document) -> plans.put(key, StoredPlans.read(compiler, key, document)));
        NumberImage.Builder builder = new NumberImage.Builder();
        NumberTable.eachServed(
                handle,
                key -> Optional.ofNullable(plans.get(key)),
                entry -> entry.service().ifPresent(builder::add));
        return new Served(version, builder.build());
    }

    /** The same with what was changed since. */
    Served follow(Handle handle) {
        long newest = ChangeLog.head(handle).id();
        if (newest == version) {
            return this;
        }
        List<String> digits = ChangeLog.numbersSince(handle, version, MOST_FOLLOWED + 1);
        if (digits.size() > MOST_FOLLOWED) {
            return read(handle);
        }
        // One compiler, so that numbers of one template share what is equal in their plans.
        PlanCompiler compiler = new PlanCompiler();
        Map<String, Optional<CallPlan>> plans = new HashMap<>();
        Map<String, Optional<ServiceNumber>> changes = new HashMap<>();
        digits.forEach(each -> changes.put(each, Optional.empty()));
        NumberTable.some(
                handle,
                digits,
                key -> plans.computeIfAbsent(key, each -> NumberTable.plan(handle, compiler, each)),
                entry -> changes.put(entry.digits(), entry.service()));
        return new Served(newest, image.with(changes));
    }
}
