package org.tollbridge.provisioning.store;

import org.tollbridge.provisioning.inventory.NumberState;

/**
 * Where a number stands that calls find nowhere.
 *
 * @param state at a moment
 * @param subscriber whose it is, or for whom it is kept; empty when nobody's
 */
public record Standing(NumberState state, String subscriber) {

    /** Whether it is kept for a subscriber and therefore not given to this one before it is released. */
    public boolean isKeptFrom(String other) {
        boolean kept = state == NumberState.RESERVED || state == NumberState.ASSIGNED;
        return kept && !subscriber.equals(other);
    }

    /** Why it is not given to another. */
    public String refusal(String digits) {
        return "number " + digits + " is reserved for or assigned to " + subscriber + "; release it first";
    }
}
