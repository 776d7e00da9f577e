package org.tollbridge.service.plan;

import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What plans are walked with beside the call: data in local memory.
 *
 * @param zone the operator's time zone, for plans that name none
 */
public record PlanWorld(
        ZoneId zone, Holidays holidays, Places places, Draws draws, Unreachable unreachable, PinLocks pinLocks) {

    /** Knows nothing, in UTC. */
    public static final PlanWorld NONE =
            new PlanWorld(ZoneOffset.UTC, Holidays.NONE, Places.NONE, Draws.FIXED, Unreachable.NONE, PinLocks.NONE);

    /** The same, with other locks. */
    public PlanWorld with(PinLocks locks) {
        return new PlanWorld(zone, holidays, places, draws, unreachable, locks);
    }
}
