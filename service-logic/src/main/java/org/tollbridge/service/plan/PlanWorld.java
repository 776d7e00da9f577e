package org.tollbridge.service.plan;

import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The environment in which plans are evaluated, apart from the call: data in local memory.
 *
 * @param zone the operator's time zone, for plans that name none
 */
public record PlanWorld(
        ZoneId zone,
        Holidays holidays,
        Places places,
        Draws draws,
        Unreachable unreachable,
        WrongPins wrongPins,
        OwnServices services) {

    /** Creates an environment without services that have logic of their own. */
    public PlanWorld(
            ZoneId zone, Holidays holidays, Places places, Draws draws, Unreachable unreachable, WrongPins wrongPins) {
        this(zone, holidays, places, draws, unreachable, wrongPins, OwnServices.NONE);
    }

    /** An empty environment, in UTC. */
    public static final PlanWorld NONE = new PlanWorld(
            ZoneOffset.UTC, Holidays.NONE, Places.NONE, Draws.always(0), Unreachable.NONE, WrongPins.NONE);

    /** Returns the same with another memory of wrong PINs. */
    public PlanWorld with(WrongPins pins) {
        return new PlanWorld(zone, holidays, places, draws, unreachable, pins, services);
    }

    /** Returns the same with services that have logic of their own. */
    public PlanWorld with(OwnServices own) {
        return new PlanWorld(zone, holidays, places, draws, unreachable, wrongPins, own);
    }
}
