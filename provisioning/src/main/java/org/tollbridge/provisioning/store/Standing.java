package org.tollbridge.provisioning.store;

import org.tollbridge.provisioning.inventory.NumberState;

/**
 * State of a number that takes no calls.
 *
 * @param state state at a given time
 * @param subscriber its subscriber, or for whom it is kept; empty when none
 */
public record Standing(NumberState state, String subscriber) {

    /** Whether it is kept for another subscriber, so that it must be released before this one can have it. */
    public boolean isKeptFrom(String other) {
        boolean kept = state == NumberState.RESERVED || state == NumberState.ASSIGNED;
        return kept && !subscriber.equals(other);
    }

    /** The reason why it is not given to another subscriber. */
    public String refusal(String digits) {
        return "number " + digits + " is reserved for or assigned to " + subscriber + "; release it first";
    }
}
