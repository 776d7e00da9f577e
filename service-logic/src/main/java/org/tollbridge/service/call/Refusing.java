package org.tollbridge.service.call;

/**
 * A call is not taken, and its caller hears why.
 *
 * @param until milliseconds since the epoch at which the announcement is not waited for any longer
 */
record Refusing(Admission.Refused refused, Suspension suspension, long until) implements CallState {

    Refusing with(Suspension changed) {
        return new Refusing(refused, changed, until);
    }

    /** When something is due: {@code until}, or earlier where the switch's timer must begin anew before. */
    long deadline() {
        return Math.min(until, suspension.resetAt());
    }
}
