package org.tollbridge.service.call;

/**
 * A call is not taken, and its caller hears why.
 *
 * @param until milliseconds since the epoch at which the announcement is not waited for any longer
 * @param deadline the same, or earlier when the switch's timer must begin anew before it runs out
 */
record Refusing(Admission.Refused refused, long until, long deadline) implements CallState {

    Refusing withDeadline(long changed) {
        return new Refusing(refused, until, changed);
    }
}
