package org.tollbridge.provisioning.store;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.PlanCompiler;

/** Reads plans of the store, each once, and skips those that this program cannot read. */
final class ReadablePlans implements NextPlans.Reader {

    private final Handle handle;

    /** A single compiler, so that numbers of one template share equal parts of their plans. */
    private final PlanCompiler compiler = new PlanCompiler();

    private final Map<String, Optional<CallPlan>> plans = new HashMap<>();
    private final Set<String> unread = new HashSet<>();

    ReadablePlans(Handle handle) {
        this.handle = handle;
    }

    /** The plan with this key; empty when it does not exist or cannot be read. */
    Optional<CallPlan> find(String key) {
        Optional<CallPlan> known = plans.get(key);
        return known == null ? NumberTable.planDocument(handle, key).flatMap(document -> read(key, document)) : known;
    }

    @Override
    public Optional<CallPlan> read(String key, String document) {
        Optional<CallPlan> plan = plans.computeIfAbsent(key, each -> StoredPlans.readable(compiler, each, document));
        if (plan.isEmpty()) {
            unread.add(key);
        }
        return plan;
    }

    /** The keys requested that could not be read. */
    Set<String> unread() {
        return unread;
    }
}
