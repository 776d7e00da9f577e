package org.tollbridge.service.call;

/**
 * State of a suspended call at its switch.
 *
 * <p>The switch's timer Tssf starts with InitialDP, with each of the states Waiting for Instructions and Waiting for
 * End of User Interaction or of Temporary Connection, and with ResetTimer (ETS 300 374-1, 7.1.1.5). Other operations
 * should restart it too, but not every switch does so, and therefore none of them counts here.
 *
 * @param resource the call's connection to the resource
 * @param resetAt milliseconds since the epoch at which ResetTimer must be sent to the switch
 */
record Suspension(Approach.Resource resource, long resetAt) {

    /** Returns the state of a call that its switch has just suspended. */
    static Suspension begun(StepContext context) {
        return new Suspension(Approach.Resource.APART, halfTime(context));
    }

    /** Returns the state after the caller is connected to the resource; unchanged if already connected. */
    Suspension connected(StepContext context) {
        return resource.connected() ? this : new Suspension(Approach.Resource.CONNECTED, halfTime(context));
    }

    /**
     * Returns the state after a failed interaction; a switch that did not connect the caller has not restarted Tssf
     * either.
     */
    Suspension failed(Approach.Resource left, StepContext context) {
        return new Suspension(left, left.connected() ? resetAt : Math.min(resetAt, context.now()));
    }

    /** Returns the state after ResetTimer was sent to the switch. */
    Suspension reset(StepContext context) {
        return new Suspension(resource, halfTime(context));
    }

    /** Half of Tssf: the switch must get its ResetTimer before the timer expires, and a message may be late. */
    private static long halfTime(StepContext context) {
        return context.now() + 500L * context.profile().resource().tssfSeconds();
    }

    static Instruction resetTimer(StepContext context) {
        return new Instruction.ResetTimer(context.profile().resource().tssfSeconds());
    }
}
