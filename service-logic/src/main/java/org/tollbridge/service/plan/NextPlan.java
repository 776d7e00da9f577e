package org.tollbridge.service.plan;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A plan that is to follow the one that a number has: for some callers already, for all from a moment on, or both.
 *
 * @param version of the plan among those of the number, from 1
 * @param callers whose calls go by it in any case, in international digits
 * @param percent of all callers whose calls go by it, 0 to 100
 * @param from from when on all calls go by it, milliseconds since the epoch; empty when that is not decided yet
 */
public record NextPlan(int version, CallPlan plan, Set<String> callers, int percent, OptionalLong from) {

    private static final int HUNDRED = 100;
    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    public NextPlan {
        callers = Set.copyOf(callers);
    }

    /**
     * By which plan a call goes, and why.
     *
     * @param taken whether by the next one
     * @param why for the call's explanation
     */
    public record Choice(boolean taken, String why) {}

    /** Whether all calls at a moment go by it. */
    public boolean isDue(long at) {
        return from.isPresent() && at >= from.getAsLong();
    }

    /** Whether calls of some callers go by it before it is due. */
    public boolean onTrial() {
        return percent > 0 || !callers.isEmpty();
    }

    /**
     * Chooses for a call. The same caller always gets the same answer, and keeps it when the share grows.
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

    /** The slot of a hundred in which a caller is: another one for each number and version, so that trials do not hit the same. */
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
