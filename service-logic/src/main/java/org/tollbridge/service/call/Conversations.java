package org.tollbridge.service.call;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.tollbridge.service.call.CallEvent.Reported;

/** Calls whose parties talk: supervised, held against what is left to pay for them, written down in parts. */
record Conversations(
        Attempts attempts, Endings endings, Credits credits, Deadlines deadlines, Optional<CallRating> rating) {

    private static final long HALF_A_SECOND = 500;

    /** What an event does to a call whose parties talk. */
    Step connected(Connected state, CallEvent event, StepContext context) {
        if (event instanceof CallEvent.DeadlinePassed) {
            if (context.now() < deadlines.of(state)) {
                return deadlines.stay(state);
            }
            return deadlinePassed(state, event, context);
        }
        Call call = EventTrace.of(state.call(), event, context);
        if (event instanceof Reported report) {
            Reason reason = endOf(call, context);
            Verdict verdict = new Verdict(Outcome.ANSWERED, reason, report.cause(), endedAt(call, reason, context));
            return endings.over(call, verdict, report, context);
        }
        if (event instanceof CallEvent.CreditAnswered answered) {
            return call.credit().awaits(answered.number())
                    ? decide(Credits.decide(call, answered.answer(), context.now()), context)
                    : deadlines.stay(new Connected(call));
        }
        if (event instanceof CallEvent.ChargingReported report && report.goesOn()) {
            return reported(call.with(call.reports().chargingCame(report)), context);
        }
        if (event instanceof CallEvent.InstructionFailed refused) {
            // Whoever talks is not cut for what the switch would not do beside it.
            return deadlines.stay(new Connected(call.with(call.reports().refused(refused))));
        }
        return call.reported(event)
                .map(reported -> deadlines.stay(new Connected(reported)))
                .orElseGet(() -> endings.broken(call, event, context));
    }

    private Step deadlinePassed(Connected state, CallEvent event, StepContext context) {
        Call call = EventTrace.of(state.call(), event, context);
        if (context.now() >= deadlines.age(call)) {
            // The switch may have lost the call long ago; if it has not, the conversation is not for us to cut.
            return endings.fail(call, Reason.SWITCH_SILENT, OptionalInt.empty(), context);
        }
        if (deadlines.partDue(call) <= context.now()) {
            return part(state.call(), context);
        }
        if (deadlines.watched(call) <= context.now()) {
            return supervised(call, context);
        }
        return creditDue(call, context);
    }

    /** A part of a long conversation gets its record, and the next one begins. */
    private Step part(Call call, StepContext context) {
        long talked = (context.now() - call.answeredAt().orElse(context.now())) / 1_000;
        CallRecord record = Settlement.part(call, talked, context);
        CallRecord priced = rating.isEmpty() ? record : rating.get().rate(record);
        CallPart next = CallPart.after(priced);
        Connected state =
                new Connected(call.with(next).traced(context.now(), "part", Integer.toString(next.number() - 1)));
        return deadlines.stay(state).withPart(priced);
    }

    /** The switch says that a conversation goes on. If it says so before its time, the clock decides when that has come. */
    private Step reported(Call call, StepContext context) {
        return call.reports().watch().isOver(call.answeredAt().orElse(0), context.now())
                ? supervised(call, context)
                : deadlines.stay(new Connected(call));
    }

    /** The time that the switch watched is over: it gets more, or the call has had all that there is. */
    private Step supervised(Call call, StepContext context) {
        Reason reason = endOf(call, context);
        if (reason != Reason.COMPLETED) {
            return cut(call, reason, context);
        }
        if (call.credit().waitsUntil().isPresent()) {
            return deadlines.stay(new Connected(call));
        }
        return call.credit().asksAgain(context.now()) ? askAgain(call, context) : watch(call, context);
    }

    /** Why a conversation is over that ends now, unless a party has hung up before that had to be. */
    private Reason endOf(Call call, StepContext context) {
        OptionalLong longest = attempts.longestUntil(call, context);
        // What a switch measures may be less by a moment.
        if (longest.isPresent() && context.now() >= longest.getAsLong() - HALF_A_SECOND) {
            return Reason.TIME_LIMIT;
        }
        boolean used =
                call.credit().last() && call.credit().isUsedUp(call.answeredAt().orElse(0), context.now());
        return used ? call.credit().used() : Reason.COMPLETED;
    }

    private Step cut(Call call, Reason reason, StepContext context) {
        OptionalInt cause = OptionalInt.of(Cause.NORMAL_UNSPECIFIED);
        Verdict verdict = new Verdict(Outcome.ANSWERED, reason, cause, endedAt(call, reason, context));
        return endings.conclude(call, verdict, cause, context);
    }

    /** Nobody pays for the moments between the last that was granted, or allowed, and the switch's word of it. */
    private long endedAt(Call call, Reason reason, StepContext context) {
        long now = context.now();
        OptionalLong over = OptionalLong.empty();
        if (reason == Reason.TIME_LIMIT) {
            over = attempts.longestUntil(call, context);
        } else if (reason == Reason.CREDIT_USED || reason == Reason.MONTHLY_COST_USED) {
            over = call.credit().usedUpAt(call.answeredAt().orElse(now));
        }
        return Math.min(now, over.orElse(now));
    }

    private Step askAgain(Call call, StepContext context) {
        Call asking = call.with(call.credit().asking(context.now()));
        return deadlines.stay(new Connected(asking)).with(credits.request(asking, context));
    }

    /** The time is over that a call has credit for, or in which it was to hear of more. */
    private Step creditDue(Call call, StepContext context) {
        if (call.credit().waitsUntil().isPresent()) {
            return decide(Credits.silent(call, context.now()), context);
        }
        // The last may still be there, and only good for no longer (RFC 8506, 8.33): there may be more to be had then.
        Reason reason = endOf(call, context);
        return reason == Reason.COMPLETED ? askAgain(call, context) : cut(call, reason, context);
    }

    private Step decide(Credits.Decision decision, StepContext context) {
        return switch (decision) {
            case Credits.GoesOn(Call call) -> watch(call, context);
            case Credits.Stops stops -> cut(stops.call(), stops.inMidCall(), context);
        };
    }

    /** The switch watches a conversation for another while, where it can. */
    private Step watch(Call call, StepContext context) {
        if (context.profile().charging() != SwitchProfile.Charging.APPLY) {
            return deadlines.stay(new Connected(call));
        }
        Attempts.Begun more = attempts.supervise(call, context);
        Connected state = new Connected(more.call());
        return Step.to(state, more.instructions(), deadlines.of(state));
    }
}
