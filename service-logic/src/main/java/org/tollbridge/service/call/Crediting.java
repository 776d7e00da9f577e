package org.tollbridge.service.call;

/**
 * A call has come through its plan, and waits to hear whether there is credit for it before it is sent off.
 *
 * @param full whether the first destination of its route has no room
 */
record Crediting(Call call, boolean full, Suspension suspension) implements CallState {

    Crediting with(Call changed) {
        return new Crediting(changed, full, suspension);
    }

    Crediting with(Suspension changed) {
        return new Crediting(call, full, changed);
    }

    /** When something is due: {@link #until}, or earlier where the switch's timer must begin anew before. */
    long deadline() {
        return Math.min(until(), suspension.resetAt());
    }

    /** Returns the time until which an answer is awaited, in milliseconds since the epoch. */
    long until() {
        return call.credit().waitsUntil().orElse(call.offer().at());
    }
}
