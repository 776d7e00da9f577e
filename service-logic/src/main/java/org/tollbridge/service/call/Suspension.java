package org.tollbridge.service.call;

/**
 * How a call that is suspended stands at its switch.
 *
 * <p>The switch's timer Tssf starts with InitialDP, with each of the states Waiting for Instructions and Waiting for End of
 * User Interaction or of Temporary Connection, and with ResetTimer (ETS 300 374-1, 7.1.1.5). Other operations should
 * restart it too, but not every switch does that, so none of them counts here.
 *
 * @param resource how the call stands with the resource
 * @param resetAt milliseconds since the epoch at which the switch must be sent ResetTimer
 */
record Suspension(Approach.Resource resource, long resetAt) {

    /** A call that its switch has suspended just now. */
    static Suspension begun(StepContext context) {
        return new Suspension(Approach.Resource.APART, halfTime(context));
    }

    /** The caller is connected to the resource, unless he was before. */
    Suspension connected(StepContext context) {
        return resource.connected() ? this : new Suspension(Approach.Resource.CONNECTED, halfTime(context));
    }

    /** An interaction failed; a switch that did not connect the caller has not restarted Tssf either. */
    Suspension failed(Approach.Resource left, StepContext context) {
        return new Suspension(left, left.connected() ? resetAt : Math.min(resetAt, context.now()));
    }

    /** The switch is sent ResetTimer. */
    Suspension reset(StepContext context) {
        return new Suspension(resource, halfTime(context));
    }

    /** Half of Tssf: the switch must have its ResetTimer before the timer is over, and a message may be late. */
    private static long halfTime(StepContext context) {
        return context.now() + 500L * context.profile().resource().tssfSeconds();
    }

    static Instruction resetTimer(StepContext context) {
        return new Instruction.ResetTimer(context.profile().resource().tssfSeconds());
    }
}
