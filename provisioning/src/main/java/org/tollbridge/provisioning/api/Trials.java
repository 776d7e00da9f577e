package org.tollbridge.provisioning.api;

import java.time.Duration;
import org.tollbridge.provisioning.store.BusyException;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.DryRun;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.PlanNode;
import org.tollbridge.service.plan.ServiceNumber;

/**
 * Calls that nobody places, for who asks. One to a plan with PINs may cost half a minute of hashing, so these take turns: all
 * together keep one processor busy, and the others are for calls. Safe for any thread.
 */
final class Trials {

    private final Turns turns;

    /** @param longest that a call to a plan with PINs waits for its turn */
    Trials(Duration longest) {
        this.turns = new Turns(1, longest);
    }

    /**
     * Plays a call.
     *
     * @throws BusyException when others to plans with PINs take too long
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
