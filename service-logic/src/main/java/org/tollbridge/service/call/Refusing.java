package org.tollbridge.service.call;

/**
 * A call is not taken, and its caller hears why.
 *
 * @param until milliseconds since the epoch at which waiting for the announcement ends
 */
record Refusing(Admission.Refused refused, Suspension suspension, long until) implements CallState {

    Refusing with(Suspension changed) {
        return new Refusing(refused, changed, until);
    }

    /** Returns when something is due: {@code until}, or earlier if the switch's timer must be restarted before. */
    long deadline() {
        return Math.min(until, suspension.resetAt());
    }
}
