package org.tollbridge.service.plan;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A plan that will replace the current one of a number: for some callers already, for all from a given time, or both.
 *
 * @param version of the plan among those of the number, from 1
 * @param callers callers that use it in any case, in international digits
 * @param percent percentage of all callers that use it, 0 to 100
 * @param from time from which all calls use it, milliseconds since the epoch; empty when not decided yet
 */
public record NextPlan(int version, CallPlan plan, Set<String> callers, int percent, OptionalLong from) {

    private static final int HUNDRED = 100;
    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    public NextPlan {
        callers = Set.copyOf(callers);
    }

    /**
     * The choice of a plan for a call, with the reason.
     *
     * @param taken whether the next plan was chosen
     * @param why for the call's explanation
     */
    public record Choice(boolean taken, String why) {}

    /** Returns whether all calls use it at a given time. */
    public boolean isDue(long at) {
        return from.isPresent() && at >= from.getAsLong();
    }

    /** Returns whether calls of some callers use it before it is due. */
    public boolean onTrial() {
        return percent > 0 || !callers.isEmpty();
    }

    /**
     * Chooses for a call. The same caller always gets the same result, and keeps the new plan when the share grows.
     *
     * @param number the dialled service number
     * @param caller in international digits; empty when it is not known
     * @param at milliseconds since the epoch
     */
    public Choice choose(String number, String caller, long at) {
        if (isDue(at)) {
            return new Choice(true, "version " + version + ", due since " + Instant.ofEpochMilli(from.orElseThrow()));
        }
        if (!onTrial()) {
            return new Choice(false, "not yet version " + version);
        }
        String trial = "version " + version + " on trial: ";
        if (caller.isEmpty()) {
            return new Choice(false, "not " + trial + "the caller is not known");
        }
        if (callers.contains(caller)) {
            return new Choice(true, trial + caller + " is a test caller");
        }
        int slot = slot(number, caller);
        return slot < percent
                ? new Choice(true, trial + "caller's slot " + slot + " is within " + percent + " %")
                : new Choice(false, "not " + trial + "caller's slot " + slot + " is not within " + percent + " %");
    }

    /**
     * Returns the slot of a hundred of a caller. It differs between numbers and versions, so that trials do not affect
     * the same callers.
     */
    private int slot(String number, String caller) {
        long hash = FNV_OFFSET ^ version;
        for (int i = 0; i < number.length(); i++) {
            hash = (hash ^ number.charAt(i)) * FNV_PRIME;
        }
        for (int i = 0; i < caller.length(); i++) {
            hash = (hash ^ caller.charAt(i)) * FNV_PRIME;
        }
        return (int) Long.remainderUnsigned(Draws.Draw.mix(hash), HUNDRED);
    }
}
