package org.tollbridge.service.call;

import org.tollbridge.service.plan.WalkStep;

/**
 * The plan of a call waits for something: digits, the end of an announcement, a counter, a PIN.
 *
 * @param waits the step that waits; never the end of a walk
 * @param until milliseconds since the epoch at which waiting ends
 * @param cancelled whether the resource has been told to stop
 */
record Walking(Approach approach, WalkStep waits, long until, boolean cancelled) implements CallState {

    Walking with(Approach changed) {
        return new Walking(changed, waits, until, cancelled);
    }

    /** Returns when something is due: {@code until}, or earlier if the switch's timer must be restarted before. */
    long deadline() {
        return Math.min(until, approach.suspension().resetAt());
    }
}
