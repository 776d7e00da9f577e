package org.tollbridge.service.call;

/**
 * A call has completed its plan, and waits for credit before it is sent to its destination.
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

    /** Returns when something is due: {@link #until}, or earlier if the switch's timer must be restarted before. */
    long deadline() {
        return Math.min(until(), suspension.resetAt());
    }

    /** Returns the time until which an answer is awaited, in milliseconds since the epoch. */
    long until() {
        return call.credit().waitsUntil().orElse(call.offer().at());
    }
}
