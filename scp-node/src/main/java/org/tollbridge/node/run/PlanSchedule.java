package org.tollbridge.node.run;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.StoreException;

/** Checks once a second for due call plans, and lets the store record their activation; calls do not depend on it. */
final class PlanSchedule implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PlanSchedule.class);

    private final NumberStore store;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("plans").daemon().factory());
    private boolean failing;

    private PlanSchedule(NumberStore store) {
        this.store = store;
    }

    static PlanSchedule start(NumberStore store) {
        PlanSchedule schedule = new PlanSchedule(store);
        ScheduledFuture<?> unused = schedule.thread.scheduleWithFixedDelay(schedule::look, 1, 1, TimeUnit.SECONDS);
        return schedule;
    }

    private void look() {
        try {
            store.settle();
            failing = false;
        } catch (StoreException | RuntimeException e) {
            if (!failing) {
                LOG.warn("the start of scheduled call plans could not be stored: {}", e.getMessage());
            }
            failing = true;
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
