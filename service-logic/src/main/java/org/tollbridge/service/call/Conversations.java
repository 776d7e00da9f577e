package org.tollbridge.service.call;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.tollbridge.service.call.CallEvent.Reported;

/** Calls in conversation: supervision, remaining credit, and records of parts. */
record Conversations(
        Attempts attempts, Endings endings, Credits credits, Deadlines deadlines, Optional<CallRating> rating) {

    private static final long HALF_A_SECOND = 500;

    /** Returns the effect of an event on a call in conversation. */
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
            // A conversation is not cut because the switch refused an additional operation.
            return deadlines.stay(new Connected(call.with(call.reports().refused(refused))));
        }
        return call.reported(event)
                .map(reported -> deadlines.stay(new Connected(reported)))
                .orElseGet(() -> endings.broken(call, event, context));
    }

    private Step deadlinePassed(Connected state, CallEvent event, StepContext context) {
        Call call = EventTrace.of(state.call(), event, context);
        if (context.now() >= deadlines.age(call)) {
            // The switch may have lost the call long ago; otherwise the conversation is not ours to cut.
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

    /** Writes the record of a part of a long conversation, and begins the next part. */
    private Step part(Call call, StepContext context) {
        long talked = (context.now() - call.answeredAt().orElse(context.now())) / 1_000;
        CallRecord record = Settlement.part(call, talked, context);
        CallRecord priced = rating.isEmpty() ? record : rating.get().rate(record);
        CallPart next = CallPart.after(priced);
        Connected state =
                new Connected(call.with(next).traced(context.now(), "part", Integer.toString(next.number() - 1)));
        return deadlines.stay(state).withPart(priced);
    }

    /** Handles a report that a conversation goes on. If it is early, the clock decides when the period has ended. */
    private Step reported(Call call, StepContext context) {
        return call.reports().watch().isOver(call.answeredAt().orElse(0), context.now())
                ? supervised(call, context)
                : deadlines.stay(new Connected(call));
    }

    /** Handles the end of a supervised period: the switch gets another one, or the call has reached its limit. */
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

    /** Returns the reason of a conversation that ends now; COMPLETED if a party hung up before any limit. */
    private Reason endOf(Call call, StepContext context) {
        OptionalLong longest = attempts.longestUntil(call, context);
        // The switch's measurement may be slightly shorter.
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

    /**
     * Returns the charged end: the time between the end of the granted or allowed period and the switch's report is
     * free.
     */
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

    /** Handles the end of granted credit, or of the time to wait for more. */
    private Step creditDue(Call call, StepContext context) {
        if (call.credit().waitsUntil().isPresent()) {
            return decide(Credits.silent(call, context.now()), context);
        }
        // Only the validity may have expired (RFC 8506, 8.33), with time left and possibly more to be granted.
        Reason reason = endOf(call, context);
        return reason == Reason.COMPLETED ? askAgain(call, context) : cut(call, reason, context);
    }

    private Step decide(Credits.Decision decision, StepContext context) {
        return switch (decision) {
            case Credits.GoesOn(Call call) -> watch(call, context);
            case Credits.Stops stops -> cut(stops.call(), stops.inMidCall(), context);
        };
    }

    /** Lets the switch supervise a conversation for another period, if it can. */
    private Step watch(Call call, StepContext context) {
        if (context.profile().charging() != SwitchProfile.Charging.APPLY) {
            return deadlines.stay(new Connected(call));
        }
        Attempts.Begun more = attempts.supervise(call, context);
        Connected state = new Connected(more.call());
        return Step.to(state, more.instructions(), deadlines.of(state));
    }
}
