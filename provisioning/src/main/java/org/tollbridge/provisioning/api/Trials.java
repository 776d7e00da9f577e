package org.tollbridge.provisioning.api;

import java.time.Duration;
import org.tollbridge.provisioning.store.BusyException;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.DryRun;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.PlanNode;
import org.tollbridge.service.plan.ServiceNumber;

/**
 * Simulated calls for clients. A call to a plan with PINs may need half a minute of hashing, so these are serialised:
 * together they occupy one processor, and the others are left to calls. Thread-safe.
 */
final class Trials {

    private final Turns turns;

    /** @param longest longest wait of a call to a plan with PINs for its turn */
    Trials(Duration longest) {
        this.turns = new Turns(1, longest);
    }

    /**
     * Simulates a call.
     *
     * @throws BusyException when other calls to plans with PINs take too long
     */
    CallRecord play(DryRun dry, ServiceNumber number, DryRun.Case trial) throws BusyException {
        boolean asks = asksForPin(number.plan())
                || number.next().filter(next -> asksForPin(next.plan())).isPresent();
        if (!asks) {
            return dry.play(number, trial);
        }
        turns.take();
        try {
            return dry.play(number, trial);
        } finally {
            turns.giveBack();
        }
    }

    private static boolean asksForPin(CallPlan plan) {
        return plan.document().nodes().values().stream().anyMatch(PlanNode.Pin.class::isInstance);
    }
}
