package org.tollbridge.provisioning.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.PlanCompiler;
import org.tollbridge.service.plan.ServiceNumber;

/**
 * The numbers in service, which calls look at.
 *
 * @param version the last change that is in it
 * @param unread numbers that would be in service, did not this program fail to read their plans; calls find them nowhere
 */
record Served(long version, NumberImage image, Set<String> unread) {

    /** Of more numbers than these, to read all is quicker. */
    private static final int MOST_FOLLOWED = 20_000;

    Served {
        unread = Set.copyOf(unread);
    }

    /** All of them. */
    static Served read(Handle handle) {
        long version = ChangeLog.head(handle).id();
        Map<String, CallPlan> plans = new HashMap<>();
        PlanCompiler compiler = new PlanCompiler();
        NumberTable.plans(
                handle,
                (key, document) ->
                        StoredPlans.readable(compiler, key, document).ifPresent(plan -> plans.put(key, plan)));
        NumberImage.Builder builder = new NumberImage.Builder();
        Set<String> unread = new TreeSet<>();
        NumberTable.eachServed(
                handle,
                key -> Optional.ofNullable(plans.get(key)),
                (key, document) -> StoredPlans.readable(compiler, key, document),
                entry -> entry.service().ifPresentOrElse(builder::add, () -> unread.add(entry.digits())));
        return new Served(version, builder.build(), unread);
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
        Set<String> stillUnread = new TreeSet<>(unread);
        digits.forEach(stillUnread::remove);
        NumberTable.some(
                handle,
                digits,
                key -> plans.computeIfAbsent(
                        key,
                        each -> NumberTable.planDocument(handle, each)
                                .flatMap(document -> StoredPlans.readable(compiler, each, document))),
                (key, document) -> StoredPlans.readable(compiler, key, document),
                entry -> {
                    changes.put(entry.digits(), entry.service());
                    if (entry.state().served() && entry.plan().isEmpty()) {
                        stillUnread.add(entry.digits());
                    }
                });
        return new Served(newest, image.with(changes), stillUnread);
    }
}
