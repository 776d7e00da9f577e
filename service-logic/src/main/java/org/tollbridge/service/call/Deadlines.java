package org.tollbridge.service.call;

import java.util.List;
import java.util.OptionalLong;

/** When a call needs attention without an event. All times are milliseconds since the epoch. */
record Deadlines(CallLimits limits) {

    /** Largest delay of a switch's report; a later one is not awaited. */
    static final int REPORT_GRACE_MILLIS = 3_000;

    /** Returns when a state needs attention again; empty when nothing is awaited. */
    OptionalLong of(CallState state) {
        return switch (state) {
            case CallState.Idle idle -> OptionalLong.empty();
            case Dialling dialling -> OptionalLong.of(dialling.deadline());
            case Walking walking -> OptionalLong.of(walking.deadline());
            case Refusing refusing -> OptionalLong.of(refusing.deadline());
            case Crediting crediting -> OptionalLong.of(crediting.deadline());
            case Attempting attempting -> OptionalLong.of(of(attempting));
            case Connected connected -> OptionalLong.of(of(connected));
            case Collecting collecting -> OptionalLong.of(collecting.deadline());
            case Settled settled -> OptionalLong.empty();
        };
    }

    long of(Attempting state) {
        return Math.min(state.since() + limits.ringingMillis(), age(state.call()));
    }

    long of(Connected state) {
        Call call = state.call();
        long credit = call.credit().deadline(call.answeredAt().orElse(0)).orElse(Long.MAX_VALUE);
        return Math.min(Math.min(age(call), watched(call)), Math.min(credit, partDue(call)));
    }

    /**
     * Returns when the clock decides about a conversation instead of the switch, which has not reported in time, or has
     * reported too early, or has refused to supervise. Never for a conversation that the switch was not told to
     * supervise, or while a credit request is outstanding.
     */
    long watched(Call call) {
        int longest = limits.supervision().longestSeconds();
        long answeredAt = call.answeredAt().orElse(0);
        if (call.reports().unwatched()) {
            return longest == 0 ? Long.MAX_VALUE : answeredAt + 1_000L * longest;
        }
        Watch watch = call.reports().watch();
        return watch.isNone() || call.credit().waitsUntil().isPresent()
                ? Long.MAX_VALUE
                : watch.until(answeredAt) + REPORT_GRACE_MILLIS;
    }

    long age(Call call) {
        return call.offer().at() + limits.ageMillis();
    }

    /** Returns when the current part of a conversation is recorded; never for most calls. */
    long partDue(Call call) {
        int every = call.serviceClass().partSeconds().orElse(limits.partSeconds());
        return every == 0
                ? Long.MAX_VALUE
                : call.part().map(CallPart::from).orElse(call.answeredAt().orElse(0)) + 1_000L * every;
    }

    /** Keeps waiting, in a state that may have new information. */
    Step stay(CallState state) {
        return Step.to(state, List.of(), of(state));
    }

    /** Like {@link #stay(CallState)}, with an instruction to the switch. */
    Step stay(CallState state, Instruction instruction) {
        return Step.to(state, List.of(instruction), of(state));
    }
}
