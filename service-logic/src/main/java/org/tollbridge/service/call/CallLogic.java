package org.tollbridge.service.call;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tollbridge.service.call.CallEvent.Reported;
import org.tollbridge.service.credit.CreditBook;
import org.tollbridge.service.plan.PlanLimits.Claim;
import org.tollbridge.service.plan.PlanNode;
import org.tollbridge.service.plan.PlanRules;

/**
 * The call state machine: the effect of an event on a call. It holds no data of any call, so one instance serves all
 * calls, on any thread.
 *
 * <p>A call ends in exactly one record, in the step whose {@link Step#record} is present. Later events, and repeated
 * ones, have no effect.
 */
public final class CallLogic {

    private static final OptionalInt NO_RELEASE = OptionalInt.empty();

    /** As long as an exchange may wait for further digits, and longer than any does. */
    private static final long DIALLING_MILLIS = 60_000;

    private final Admission admission;
    private final Attempts attempts;
    private final Endings endings;
    private final Walks walks;
    private final Credits credits;
    private final Conversations conversations;
    private final Deadlines deadlines;
    private final Optional<CallRating> rating;

    /**
     * Creates logic whose records have no price.
     *
     * @param rules number plan and service classes, checked when a call is offered and forwarded
     */
    public CallLogic(PlanRules rules, CallLimits limits) {
        this(rules, limits, Optional.empty(), CreditBook.EMPTY);
    }

    /** Creates logic that rates calls. */
    public CallLogic(PlanRules rules, CallLimits limits, CallRating rating) {
        this(rules, limits, rating, CreditBook.EMPTY);
    }

    /**
     * Creates logic that rates calls and checks their credit.
     *
     * @param book tells which calls need credit
     */
    public CallLogic(PlanRules rules, CallLimits limits, CallRating rating, CreditBook book) {
        this(rules, limits, Optional.of(rating), book);
    }

    private CallLogic(PlanRules rules, CallLimits limits, Optional<CallRating> rating, CreditBook book) {
        this.rating = rating;
        this.deadlines = new Deadlines(limits);
        this.admission = new Admission(rules);
        this.attempts = new Attempts(rules.numberPlan(), limits, rating);
        this.endings = new Endings(attempts, rating);
        this.credits = new Credits(book, rules.numberPlan(), (int) limits.errandMillis());
        this.conversations = new Conversations(attempts, endings, credits, deadlines, rating);
        this.walks = new Walks(admission, limits, rating, this::depart);
    }

    /** Returns the effect of {@code event} on a call in {@code state}. */
    public Step step(CallState state, CallEvent event, StepContext context) {
        return rated(play(state, event, context));
    }

    private Step rated(Step step) {
        return step.record().isEmpty() || rating.isEmpty()
                ? step
                : step.with(rating.get().rate(step.record().get()));
    }

    private Step play(CallState state, CallEvent event, StepContext context) {
        EventKind kind = EventKind.of(event);
        if (!Phase.of(state).permits(kind)) {
            return unexpected(state, event, context);
        }
        return switch (state) {
            case CallState.Idle idle -> offered((CallEvent.Offered) event, context);
            case Dialling dialling -> dialling(dialling, event, context);
            case Walking walking -> walks.walking(walking, event, context);
            case Refusing refusing -> walks.refusing(refusing, event, context);
            case Crediting crediting -> crediting(crediting, event, context);
            case Attempting attempting -> attempting(attempting, event, context);
            case Connected connected -> conversations.connected(connected, event, context);
            case Collecting collecting -> collecting(collecting, event, context);
            case Settled settled -> deadlines.stay(settled);
        };
    }

    /**
     * Ends a call that a defect of our own has stopped; the switch is instructed to release it.
     *
     * @param offered the offer of the call
     * @return a step that settles the call; without a record only if it was settled before
     */
    public Step fail(CallState state, CallEvent.Offered offered, StepContext context) {
        return rated(defect(state, offered, context));
    }

    /**
     * Returns the record that counts if the node is killed before the call's next step.
     *
     * @param offered the offer of the call
     * @return without a path; empty only if the call was settled before
     */
    public Optional<CallRecord> standIn(CallState state, CallEvent.Offered offered, StepContext context) {
        Optional<CallRecord> cut = defect(state, offered, context).record().map(CallRecord::cutOff);
        return rating.isEmpty() ? cut : cut.map(rating.get()::rate);
    }

    private Step defect(CallState state, CallEvent.Offered offered, StepContext context) {
        OptionalInt cause = OptionalInt.of(Cause.TEMPORARY_FAILURE);
        return switch (state) {
            case CallState.Idle idle -> {
                Verdict verdict = new Verdict(Outcome.FAILED, Reason.INTERNAL_ERROR, cause, context.now());
                yield Step.settled(Endings.farewell(cause), Settlement.unread(offered, verdict, context));
            }
            case Dialling dialling -> {
                Verdict verdict = new Verdict(Outcome.FAILED, Reason.INTERNAL_ERROR, cause, context.now());
                yield Step.settled(Endings.farewell(cause), Settlement.unread(offered, verdict, context));
            }
            case Walking walking -> walks.defect(walking, context);
            case Refusing refusing -> walks.refusing(refusing, new CallEvent.NodeStopping(), context);
            case Crediting crediting -> endings.fail(crediting.call(), Reason.INTERNAL_ERROR, cause, context);
            case Attempting attempting -> endings.fail(attempting.call(), Reason.INTERNAL_ERROR, cause, context);
            case Connected connected -> endings.fail(connected.call(), Reason.INTERNAL_ERROR, cause, context);
            case Collecting collecting -> endings.end(collecting.call(), collecting.verdict(), NO_RELEASE, context);
            case Settled settled -> deadlines.stay(settled);
        };
    }

    private Step offered(CallEvent.Offered offered, StepContext context) {
        if (!admission.incomplete(offered, context)) {
            return walks.begin(offered, context.now(), context);
        }
        long deadline = context.now() + DIALLING_MILLIS;
        List<Instruction> instructions = List.of(
                new Instruction.RequestReports(List.of(Attempts.ABANDON)),
                new Instruction.CollectDialled(offered.called()));
        return Step.to(new Dialling(offered, context.now(), deadline), instructions, deadline);
    }

    /** Requests digits once, and then decides with the digits there are. */
    private Step dialling(Dialling state, CallEvent event, StepContext context) {
        CallEvent.Offered offered = state.offered();
        if (event instanceof CallEvent.DialledMore more) {
            return walks.begin(more.called().map(offered::dialled).orElse(offered), state.offeredAt(), context);
        }
        if (event instanceof CallEvent.DeadlinePassed && context.now() < state.deadline()) {
            return deadlines.stay(state);
        }
        if (event instanceof Reported report) {
            Verdict verdict = new Verdict(Outcome.ABANDONED, Reason.CALLER_ABANDONED, report.cause(), context.now());
            OptionalInt release = report.interrupted()
                    ? OptionalInt.of(Endings.release(report, verdict).cause())
                    : NO_RELEASE;
            return Step.settled(Endings.farewell(release), undialled(state, verdict, context));
        }
        if (event instanceof CallEvent.DialogueEnded || event instanceof CallEvent.DialogueAborted) {
            Reason reason =
                    event instanceof CallEvent.DialogueAborted aborted ? aborted.recorded() : Reason.SWITCH_ENDED_EARLY;
            Verdict verdict = new Verdict(Outcome.FAILED, reason, NO_RELEASE, context.now());
            return Step.settled(List.of(), undialled(state, verdict, context));
        }
        return walks.begin(offered, state.offeredAt(), context);
    }

    private CallRecord undialled(Dialling state, Verdict verdict, StepContext context) {
        return Settlement.undialled(admission.read(state.offered(), state.offeredAt(), context), verdict, context);
    }

    private Step depart(Admission.Taken taken, Suspension suspension, StepContext context) {
        Optional<Call> asking = credits.asking(taken.call(), context);
        if (asking.isEmpty()) {
            return sendOff(taken.call(), taken.full(), suspension.resource(), context);
        }
        Crediting state = new Crediting(asking.get(), taken.full(), suspension);
        return deadlines.stay(state).with(credits.request(state.call(), context));
    }

    private Step sendOff(Call call, boolean full, Approach.Resource resource, StepContext context) {
        Step step = attempt(attempts.first(call, full, context), OptionalInt.empty(), context);
        return resource.connected() ? step.after(new Instruction.DisconnectResource()) : step;
    }

    private Step crediting(Crediting state, CallEvent event, StepContext context) {
        if (event instanceof CallEvent.DeadlinePassed && context.now() < state.deadline()) {
            return deadlines.stay(state);
        }
        if (event instanceof CallEvent.DeadlinePassed && context.now() < state.until()) {
            return deadlines.stay(state.with(state.suspension().reset(context)), Suspension.resetTimer(context));
        }
        Call call = EventTrace.of(state.call(), event, context);
        if (event instanceof CallEvent.CreditAnswered answered) {
            return call.credit().awaits(answered.number())
                    ? decide(state, Credits.decide(call, answered.answer(), context.now()), context)
                    : deadlines.stay(state.with(call));
        }
        if (event instanceof CallEvent.DeadlinePassed) {
            return decide(state, Credits.silent(call, context.now()), context);
        }
        if (event instanceof Reported report) {
            return report.leg() == Leg.CALLING
                    ? endings.over(call, Outcome.ABANDONED, Reason.CALLER_ABANDONED, report, context)
                    : deadlines.stay(state.with(call));
        }
        return event instanceof CallEvent.NodeStopping
                ? endings.fail(call, Reason.NODE_STOPPED, OptionalInt.of(Cause.TEMPORARY_FAILURE), context)
                : endings.broken(call, event, context);
    }

    private Step decide(Crediting state, Credits.Decision decision, StepContext context) {
        return switch (decision) {
            case Credits.GoesOn(Call call) ->
                sendOff(call, state.full(), state.suspension().resource(), context);
            case Credits.Stops stops -> walks.refuse(Credits.refused(stops, context), state.suspension(), context);
        };
    }

    private Step attempting(Attempting state, CallEvent event, StepContext context) {
        if (event instanceof CallEvent.DeadlinePassed) {
            if (context.now() < deadlines.of(state)) {
                return deadlines.stay(state);
            }
            Call late = EventTrace.of(state.call(), event, context);
            return endings.fail(late, Reason.SWITCH_SILENT, OptionalInt.of(Cause.RECOVERY_ON_TIMER_EXPIRY), context);
        }
        Attempting traced = state.with(EventTrace.of(state.call(), event, context));
        if (event instanceof Reported report) {
            return attemptReported(traced, report, context);
        }
        if (event instanceof CallEvent.InstructionFailed refused && refused.isAside()) {
            Call call = traced.call();
            return deadlines.stay(traced.with(call.with(call.reports().refused(refused))));
        }
        return traced.call()
                .reported(event)
                .map(call -> deadlines.stay(traced.with(call)))
                .orElseGet(() -> endings.broken(traced.call(), event, context));
    }

    private Step attemptReported(Attempting state, Reported report, StepContext context) {
        return switch (report.event()) {
            case CALLED_PARTY_BUSY -> unanswered(state, Outcome.BUSY, report, context);
            case NO_ANSWER -> unanswered(state, Outcome.NO_ANSWER, report, context);
            case ROUTE_SELECT_FAILURE -> unanswered(state, Outcome.ROUTE_FAILURE, report, context);
            case ANSWER -> {
                Connected connected = new Connected(state.call().answeredAt(context.now()));
                yield report.interrupted()
                        ? deadlines.stay(connected, new Instruction.Continue())
                        : deadlines.stay(connected);
            }
            case ABANDON -> endings.over(state.call(), Outcome.ABANDONED, Reason.CALLER_ABANDONED, report, context);
            case DISCONNECT ->
                report.leg() == Leg.CALLING
                        ? endings.over(state.call(), Outcome.ABANDONED, Reason.CALLER_ABANDONED, report, context)
                        : unanswered(state, Outcome.ROUTE_FAILURE, report, context);
        };
    }

    /** The destination did not take the call: tries the next one, or ends the call if none is left. */
    private Step unanswered(Attempting state, Outcome outcome, Reported report, StepContext context) {
        if (!report.interrupted()) {
            return endings.over(state.call(), outcome, Attempts.exhausted(outcome), report, context);
        }
        return attempt(attempts.next(state, outcome, context), report.cause(), context);
    }

    /** Sends a call to the destination that was found for it, or ends it if there is none. */
    private Step attempt(Attempts.Search search, OptionalInt reported, StepContext context) {
        if (search.found().isEmpty()) {
            int cause = Cause.ofOutcome(search.outcome(), reported);
            Verdict verdict = new Verdict(search.outcome(), search.reason(), OptionalInt.of(cause), context.now());
            return endings.conclude(search.call(), verdict, OptionalInt.of(cause), context);
        }
        Attempts.Begun begun = attempts.begin(search.call(), search.found().get(), context);
        Attempting state = new Attempting(begun.call(), context.now(), search.cursor());
        Step step = Step.to(state, begun.instructions(), deadlines.of(state));
        return leaving(begun.call()).map(step::with).orElse(step);
    }

    /** Frees the place at a destination with a limit once the call is on its way to another one. */
    private static Optional<Errand> leaving(Call call) {
        PlanNode.Destination route = call.route();
        return call.attempts().getLast().equals(route.number())
                ? Optional.empty()
                : Claim.at(call.number().digits(), route).map(claim -> new Errand.Leave(0, claim.key()));
    }

    private Step collecting(Collecting state, CallEvent event, StepContext context) {
        if (event instanceof CallEvent.DeadlinePassed && context.now() < state.deadline()) {
            return deadlines.stay(state);
        }
        Collecting traced = state.with(EventTrace.of(state.call(), event, context));
        if (event instanceof Reported report) {
            return report.interrupted()
                    ? deadlines.stay(traced, Endings.release(report, traced.verdict()))
                    : deadlines.stay(traced);
        }
        Optional<Call> reported = traced.call().reported(event);
        if (reported.isPresent() && reported.get().reports().due()) {
            return deadlines.stay(traced.with(reported.get()));
        }
        Call call = reported.orElse(traced.call());
        boolean gone = event instanceof CallEvent.DialogueEnded || event instanceof CallEvent.DialogueAborted;
        return gone
                ? Step.settled(List.of(), Settlement.ended(call, state.verdict(), context))
                : endings.end(call, state.verdict(), NO_RELEASE, context);
    }

    /** Handles every event not permitted in its state: nothing changes, but a switch that waits gets an answer. */
    private Step unexpected(CallState state, CallEvent event, StepContext context) {
        boolean waits = event instanceof Reported report && report.interrupted();
        return switch (state) {
            case CallState.Idle idle -> deadlines.stay(idle);
            case Dialling dialling -> deadlines.stay(dialling);
            case Walking walking -> deadlines.stay(walking);
            case Refusing refusing -> deadlines.stay(refusing);
            case Crediting crediting -> deadlines.stay(crediting.with(EventTrace.of(crediting.call(), event, context)));
            case Attempting attempting ->
                deadlines.stay(attempting.with(EventTrace.of(attempting.call(), event, context)));
            case Connected connected -> {
                Call call = EventTrace.of(connected.call(), event, context);
                if (!waits) {
                    yield deadlines.stay(new Connected(call));
                }
                Reported report = (Reported) event;
                yield report.event() == BcsmEvent.ANSWER
                        ? deadlines.stay(new Connected(call), new Instruction.Continue())
                        : endings.over(call, Outcome.ANSWERED, Reason.SWITCH_OUT_OF_STEP, report, context);
            }
            case Collecting collecting -> {
                Collecting traced = collecting.with(EventTrace.of(collecting.call(), event, context));
                yield waits
                        ? deadlines.stay(traced, Endings.release((Reported) event, traced.verdict()))
                        : deadlines.stay(traced);
            }
            case Settled settled -> deadlines.stay(settled);
        };
    }
}
