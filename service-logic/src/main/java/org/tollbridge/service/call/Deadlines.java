package org.tollbridge.service.call;

import java.util.List;
import java.util.OptionalLong;

/** When something is due for a call though no event comes. All times are milliseconds since the epoch. */
record Deadlines(CallLimits limits) {

    /** A report of a switch may be on its way for so long; one that comes later is not waited for. */
    static final int REPORT_GRACE_MILLIS = 3_000;

    /** The moment at which a state is to be looked at again; empty when nothing is waited for. */
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
     * When the clock decides about a conversation in the place of the switch: it has not reported in time, or too early, or has
     * refused to watch. Never for one that it was not told to watch, or of which more is being asked.
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

    /** When the next part of a conversation gets its record; never for most. */
    long partDue(Call call) {
        int every = call.serviceClass().partSeconds().orElse(limits.partSeconds());
        return every == 0
                ? Long.MAX_VALUE
                : call.part().map(CallPart::from).orElse(call.answeredAt().orElse(0)) + 1_000L * every;
    }

    /** The call goes on waiting, in a state that may know more than before. */
    Step stay(CallState state) {
        return Step.to(state, List.of(), of(state));
    }

    /** As {@link #stay(CallState)}, and the switch is told something. */
    Step stay(CallState state, Instruction instruction) {
        return Step.to(state, List.of(instruction), of(state));
    }
}
