package org.tollbridge.service.call;

/**
 * A call has come through its plan, and waits to hear whether there is credit for it before it is sent off.
 *
 * @param full whether the first destination of its route has no room
 * @param resource how it stands with the resource
 */
record Crediting(Call call, boolean full, Approach.Resource resource) implements CallState {

    Crediting with(Call changed) {
        return new Crediting(changed, full, resource);
    }

    /** Milliseconds since the epoch until which an answer is waited for. */
    long deadline() {
        return call.credit().waitsUntil().orElse(call.offer().at());
    }
}
