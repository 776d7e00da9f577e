package org.tollbridge.service.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.tollbridge.service.call.CallEvent.Reported;
import org.tollbridge.service.credit.CreditBook;
import org.tollbridge.service.plan.PlanRules;

/**
 * The call state machine: what one event does to a call. It holds nothing of any call, so one instance serves all, on
 * any thread.
 *
 * <p>A call ends in exactly one record, in the step whose {@link Step#record} is present. Events that come after it, or
 * twice, do nothing.
 */
public final class CallLogic {

    private static final OptionalInt NO_RELEASE = OptionalInt.empty();

    /** As long as an exchange may wait for further digits, and more than any does. */
    private static final long DIALLING_MILLIS = 60_000;

    private final CallLimits limits;
    private final Admission admission;
    private final Attempts attempts;
    private final Endings endings;
    private final Walks walks;
    private final Credits credits;
    private final Optional<CallRating> rating;

    /**
     * Makes logic whose records have no price.
     *
     * @param rules number plan and service classes, which a call is held against when it is offered and forwarded
     */
    public CallLogic(PlanRules rules, CallLimits limits) {
        this(rules, limits, Optional.empty(), CreditBook.EMPTY);
    }

    /** Makes logic that rates calls. */
    public CallLogic(PlanRules rules, CallLimits limits, CallRating rating) {
        this(rules, limits, rating, CreditBook.EMPTY);
    }

    /**
     * Makes logic that rates calls and holds them against credit.
     *
     * @param book whose calls
     */
    public CallLogic(PlanRules rules, CallLimits limits, CallRating rating, CreditBook book) {
        this(rules, limits, Optional.of(rating), book);
    }

    private CallLogic(PlanRules rules, CallLimits limits, Optional<CallRating> rating, CreditBook book) {
        this.rating = rating;
        this.limits = limits;
        this.admission = new Admission(rules);
        this.attempts = new Attempts(rules.numberPlan(), limits, rating);
        this.endings = new Endings(attempts, rating);
        this.credits = new Credits(book, rules.numberPlan(), (int) limits.errandMillis());
        this.walks = new Walks(admission, limits, this::depart);
    }

    /** What {@code event} does to a call in {@code state}. */
    public Step step(CallState state, CallEvent event, StepContext context) {
        return rated(play(state, event, context));
    }

    private Step rated(Step step) {
        if (step.record().isEmpty() || rating.isEmpty()) {
            return step;
        }
        Optional<CallRecord> record = step.record().map(rating.get()::rate);
        return new Step(
                step.next(), step.instructions(), step.deadline(), step.errand(), step.credit(), step.part(), record);
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
            case Connected connected -> connected(connected, event, context);
            case Collecting collecting -> collecting(collecting, event, context);
            case Settled settled -> stay(settled);
        };
    }

    /**
     * Ends a call that a defect of our own has stopped: the switch is told to release it.
     *
     * @param offered what the call was offered as
     * @return a step that settles the call; without a record only if it was settled before
     */
    public Step fail(CallState state, CallEvent.Offered offered, StepContext context) {
        return rated(defect(state, offered, context));
    }

    /**
     * The record that is to stand if the node is killed before the call's next step.
     *
     * @param offered what the call was offered as
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
                yield Endings.settled(Endings.farewell(cause), Settlement.unread(offered, verdict, context));
            }
            case Dialling dialling -> {
                Verdict verdict = new Verdict(Outcome.FAILED, Reason.INTERNAL_ERROR, cause, context.now());
                yield Endings.settled(Endings.farewell(cause), Settlement.unread(offered, verdict, context));
            }
            case Walking walking -> walks.defect(walking, context);
            case Refusing refusing -> walks.refusing(refusing, new CallEvent.NodeStopping(), context);
            case Crediting crediting -> endings.fail(crediting.call(), Reason.INTERNAL_ERROR, cause, context);
            case Attempting attempting -> endings.fail(attempting.call(), Reason.INTERNAL_ERROR, cause, context);
            case Connected connected -> endings.fail(connected.call(), Reason.INTERNAL_ERROR, cause, context);
            case Collecting collecting -> endings.end(collecting.call(), collecting.verdict(), NO_RELEASE, context);
            case Settled settled -> stay(settled);
        };
    }

    private Step offered(CallEvent.Offered offered, StepContext context) {
        if (!admission.incomplete(offered, context)) {
            return walks.begin(offered, context);
        }
        long deadline = context.now() + DIALLING_MILLIS;
        List<Instruction> instructions = List.of(
                new Instruction.RequestReports(List.of(Attempts.ABANDON)),
                new Instruction.CollectDialled(offered.called()));
        return new Step(
                new Dialling(offered, deadline),
                instructions,
                OptionalLong.of(deadline),
                Optional.empty(),
                Optional.empty());
    }

    /** Digits are asked for once; what is then there is decided on. */
    private Step dialling(Dialling state, CallEvent event, StepContext context) {
        CallEvent.Offered offered = state.offered();
        if (event instanceof CallEvent.DialledMore more) {
            return walks.begin(offered.dialled(more.called()), context);
        }
        if (event instanceof CallEvent.DeadlinePassed && context.now() < state.deadline()) {
            return stay(state);
        }
        if (event instanceof Reported report) {
            Verdict verdict = new Verdict(Outcome.ABANDONED, Reason.CALLER_ABANDONED, report.cause(), context.now());
            OptionalInt release = report.interrupted()
                    ? OptionalInt.of(Endings.release(report, verdict).cause())
                    : NO_RELEASE;
            return Endings.settled(Endings.farewell(release), Settlement.unread(offered, verdict, context));
        }
        if (event instanceof CallEvent.DialogueEnded || event instanceof CallEvent.DialogueAborted) {
            Reason reason = event instanceof CallEvent.DialogueEnded ? Reason.SWITCH_ENDED_EARLY : Reason.SWITCH_LOST;
            Verdict verdict = new Verdict(Outcome.FAILED, reason, NO_RELEASE, context.now());
            return Endings.settled(List.of(), Settlement.unread(offered, verdict, context));
        }
        return walks.begin(offered, context);
    }

    private Step depart(Admission.Taken taken, Approach.Resource resource, StepContext context) {
        Optional<Call> asking = credits.asking(taken.call(), context);
        if (asking.isEmpty()) {
            return sendOff(taken.call(), taken.full(), resource, context);
        }
        Crediting state = new Crediting(asking.get(), taken.full(), resource);
        return ask(state, state.call(), context);
    }

    private Step sendOff(Call call, boolean full, Approach.Resource resource, StepContext context) {
        Step step = attempt(attempts.first(call, full, context), OptionalInt.empty(), context);
        if (!resource.connected()) {
            return step;
        }
        List<Instruction> instructions = new ArrayList<>(step.instructions().size() + 1);
        instructions.add(new Instruction.DisconnectResource());
        instructions.addAll(step.instructions());
        return new Step(step.next(), instructions, step.deadline(), step.errand(), step.record());
    }

    /** A call that waits for an answer about its credit. */
    private Step ask(CallState waiting, Call call, StepContext context) {
        return new Step(
                waiting,
                List.of(),
                deadline(waiting),
                Optional.empty(),
                Optional.of(credits.request(call, context)),
                Optional.empty());
    }

    private Step crediting(Crediting state, CallEvent event, StepContext context) {
        if (event instanceof CallEvent.DeadlinePassed && context.now() < state.deadline()) {
            return stay(state);
        }
        Call call = trace(state.call(), event, context);
        if (event instanceof CallEvent.CreditAnswered answered) {
            return call.credit().awaits(answered.number())
                    ? decide(state, Credits.decide(call, answered.answer()), context)
                    : stay(state.with(call));
        }
        if (event instanceof CallEvent.DeadlinePassed) {
            return decide(state, Credits.silent(call), context);
        }
        if (event instanceof Reported report) {
            return report.leg() == Leg.CALLING
                    ? endings.over(call, Outcome.ABANDONED, Reason.CALLER_ABANDONED, report, context)
                    : stay(state.with(call));
        }
        return event instanceof CallEvent.NodeStopping
                ? endings.fail(call, Reason.NODE_STOPPED, OptionalInt.of(Cause.TEMPORARY_FAILURE), context)
                : endings.broken(call, event, context);
    }

    private Step decide(Crediting state, Credits.Decision decision, StepContext context) {
        return switch (decision) {
            case Credits.GoesOn(Call call) -> sendOff(call, state.full(), state.resource(), context);
            case Credits.Stops stops -> walks.refuse(Credits.refused(stops, context), state.resource(), context);
        };
    }

    private Step attempting(Attempting state, CallEvent event, StepContext context) {
        if (event instanceof CallEvent.DeadlinePassed) {
            if (context.now() < deadlineOf(state)) {
                return stay(state);
            }
            Call late = trace(state.call(), event, context);
            return endings.fail(late, Reason.SWITCH_SILENT, OptionalInt.of(Cause.RECOVERY_ON_TIMER_EXPIRY), context);
        }
        Attempting traced = state.with(trace(state.call(), event, context));
        if (event instanceof Reported report) {
            return attemptReported(traced, report, context);
        }
        return reported(traced.call(), event)
                .map(call -> stay(traced.with(call)))
                .orElseGet(() -> endings.broken(traced.call(), event, context));
    }

    private Step attemptReported(Attempting state, Reported report, StepContext context) {
        return switch (report.event()) {
            case CALLED_PARTY_BUSY -> unanswered(state, Outcome.BUSY, report, context);
            case NO_ANSWER -> unanswered(state, Outcome.NO_ANSWER, report, context);
            case ROUTE_SELECT_FAILURE -> unanswered(state, Outcome.ROUTE_FAILURE, report, context);
            case ANSWER -> {
                Connected connected = new Connected(state.call().answeredAt(context.now()));
                yield report.interrupted() ? stay(connected, new Instruction.Continue()) : stay(connected);
            }
            case ABANDON -> endings.over(state.call(), Outcome.ABANDONED, Reason.CALLER_ABANDONED, report, context);
            case DISCONNECT ->
                report.leg() == Leg.CALLING
                        ? endings.over(state.call(), Outcome.ABANDONED, Reason.CALLER_ABANDONED, report, context)
                        : unanswered(state, Outcome.ROUTE_FAILURE, report, context);
        };
    }

    /** The destination did not take the call: it goes on to the next one, or ends if nothing is left. */
    private Step unanswered(Attempting state, Outcome outcome, Reported report, StepContext context) {
        if (!report.interrupted()) {
            return endings.over(state.call(), outcome, Attempts.exhausted(outcome), report, context);
        }
        return attempt(attempts.next(state, outcome, context), report.cause(), context);
    }

    /** Sends a call to the destination that was found for it, or ends it where there is none. */
    private Step attempt(Attempts.Search search, OptionalInt reported, StepContext context) {
        if (search.found().isEmpty()) {
            int cause = Cause.ofOutcome(search.outcome(), reported);
            Verdict verdict = new Verdict(search.outcome(), search.reason(), OptionalInt.of(cause), context.now());
            return endings.conclude(search.call(), verdict, OptionalInt.of(cause), context);
        }
        Attempts.Begun begun = attempts.begin(search.call(), search.found().get(), context);
        Attempting state = new Attempting(begun.call(), context.now(), search.cursor());
        return new Step(
                state, begun.instructions(), OptionalLong.of(deadlineOf(state)), Optional.empty(), Optional.empty());
    }

    private Step connected(Connected state, CallEvent event, StepContext context) {
        if (event instanceof CallEvent.DeadlinePassed) {
            if (context.now() < deadlineOf(state)) {
                return stay(state);
            }
            if (context.now() < ageOf(state.call()) && partDue(state.call()) <= context.now()) {
                return part(state.call(), context);
            }
            if (context.now() < ageOf(state.call())) {
                return creditDue(trace(state.call(), event, context), context);
            }
            // The switch may have lost the call long ago; if it has not, the conversation is not for us to cut.
            return endings.fail(trace(state.call(), event, context), Reason.SWITCH_SILENT, NO_RELEASE, context);
        }
        Call call = trace(state.call(), event, context);
        if (event instanceof Reported report) {
            Reason reason = endOf(call, context);
            Verdict verdict = new Verdict(Outcome.ANSWERED, reason, report.cause(), endedAt(call, reason, context));
            return endings.over(call, verdict, report, context);
        }
        if (event instanceof CallEvent.CreditAnswered answered) {
            return call.credit().awaits(answered.number())
                    ? decide(Credits.decide(call, answered.answer()), context)
                    : stay(new Connected(call));
        }
        if (event instanceof CallEvent.ChargingReported report && report.goesOn()) {
            return supervised(call.with(call.reports().chargingCame(report.octets())), context);
        }
        return reported(call, event)
                .map(reported -> stay(new Connected(reported)))
                .orElseGet(() -> endings.broken(call, event, context));
    }

    /** A part of a long conversation gets its record, and the next one begins. */
    private Step part(Call call, StepContext context) {
        long talked = (context.now() - call.answeredAt().orElse(context.now())) / 1_000;
        CallRecord record = Settlement.part(call, talked, context);
        CallRecord priced = rating.isEmpty() ? record : rating.get().rate(record);
        CallPart next = CallPart.after(priced);
        Connected state =
                new Connected(call.with(next).traced(context.now(), "part", Integer.toString(next.number() - 1)));
        return new Step(
                state,
                List.of(),
                deadline(state),
                Optional.empty(),
                Optional.empty(),
                Optional.of(priced),
                Optional.empty());
    }

    /** When the next part of a conversation gets its record; never for most. */
    private long partDue(Call call) {
        int every = call.serviceClass().partSeconds().orElse(limits.partSeconds());
        return every == 0
                ? Long.MAX_VALUE
                : call.part().map(CallPart::from).orElse(call.answeredAt().orElse(0)) + 1_000L * every;
    }

    /** The time that the switch watched is over: it gets more, or the call has had all that there is. */
    private Step supervised(Call call, StepContext context) {
        Reason reason = endOf(call, context);
        if (reason != Reason.COMPLETED) {
            return cut(call, reason, context);
        }
        if (call.credit().waitsUntil().isPresent()) {
            return stay(new Connected(call));
        }
        return call.credit().asksAgain() ? askAgain(call, context) : watch(call, context);
    }

    /** Why a conversation is over that ends now, unless a party has hung up before that had to be. */
    private Reason endOf(Call call, StepContext context) {
        if (attempts.isLongest(call, context.now())) {
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

    /** Nobody pays for the moments that pass after the last that was granted until the switch has said so. */
    private static long endedAt(Call call, Reason reason, StepContext context) {
        boolean used = reason == Reason.CREDIT_USED || reason == Reason.MONTHLY_COST_USED;
        return used
                ? Math.min(
                        context.now(),
                        call.credit()
                                .usedUpAt(call.answeredAt().orElse(context.now()))
                                .orElse(context.now()))
                : context.now();
    }

    private Step askAgain(Call call, StepContext context) {
        Call asking = call.with(call.credit().asking(context.now()));
        return ask(new Connected(asking), asking, context);
    }

    /** The time is over that a call has credit for, or in which it was to hear of more. */
    private Step creditDue(Call call, StepContext context) {
        if (call.credit().waitsUntil().isPresent()) {
            return decide(Credits.silent(call), context);
        }
        return call.credit().last() ? cut(call, call.credit().used(), context) : askAgain(call, context);
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
            return stay(new Connected(call));
        }
        Attempts.Begun more = attempts.supervise(call, context);
        Connected state = new Connected(more.call());
        return new Step(
                state, more.instructions(), OptionalLong.of(deadlineOf(state)), Optional.empty(), Optional.empty());
    }

    private Step collecting(Collecting state, CallEvent event, StepContext context) {
        if (event instanceof CallEvent.DeadlinePassed && context.now() < state.deadline()) {
            return stay(state);
        }
        Collecting traced = state.with(trace(state.call(), event, context));
        if (event instanceof Reported report) {
            return report.interrupted() ? stay(traced, Endings.release(report, traced.verdict())) : stay(traced);
        }
        Optional<Call> reported = reported(traced.call(), event);
        if (reported.isPresent() && reported.get().reports().due()) {
            return stay(traced.with(reported.get()));
        }
        Call call = reported.orElse(traced.call());
        boolean gone = event instanceof CallEvent.DialogueEnded || event instanceof CallEvent.DialogueAborted;
        return gone
                ? Endings.settled(List.of(), Settlement.ended(call, state.verdict(), context))
                : endings.end(call, state.verdict(), NO_RELEASE, context);
    }

    /** The call with a report, or with a charging event, which only its path keeps; empty when the event is none. */
    private static Optional<Call> reported(Call call, CallEvent event) {
        if (event instanceof CallEvent.ChargingNotified) {
            return Optional.of(call);
        }
        if (event instanceof CallEvent.ChargingReported report) {
            return Optional.of(call.with(call.reports().chargingCame(report.octets())));
        }
        if (event instanceof CallEvent.InformationReported report) {
            return Optional.of(call.with(call.reports().informationCame(report.information())));
        }
        return Optional.empty();
    }

    /** The one handler of what should not come: nothing changes, but a switch that waits is given an answer. */
    private Step unexpected(CallState state, CallEvent event, StepContext context) {
        boolean waits = event instanceof Reported report && report.interrupted();
        return switch (state) {
            case CallState.Idle idle -> stay(idle);
            case Dialling dialling -> stay(dialling);
            case Walking walking -> stay(walking);
            case Refusing refusing -> stay(refusing);
            case Crediting crediting -> stay(crediting.with(trace(crediting.call(), event, context)));
            case Attempting attempting -> stay(attempting.with(trace(attempting.call(), event, context)));
            case Connected connected -> {
                Call call = trace(connected.call(), event, context);
                if (!waits) {
                    yield stay(new Connected(call));
                }
                Reported report = (Reported) event;
                yield report.event() == BcsmEvent.ANSWER
                        ? stay(new Connected(call), new Instruction.Continue())
                        : endings.over(call, Outcome.ANSWERED, Reason.SWITCH_ENDED_EARLY, report, context);
            }
            case Collecting collecting -> {
                Collecting traced = collecting.with(trace(collecting.call(), event, context));
                yield waits ? stay(traced, Endings.release((Reported) event, traced.verdict())) : stay(traced);
            }
            case Settled settled -> stay(settled);
        };
    }

    private Step stay(CallState state, Instruction instruction) {
        return new Step(state, List.of(instruction), deadline(state), Optional.empty(), Optional.empty());
    }

    private Step stay(CallState state) {
        return new Step(state, List.of(), deadline(state), Optional.empty(), Optional.empty());
    }

    private OptionalLong deadline(CallState state) {
        return switch (state) {
            case CallState.Idle idle -> OptionalLong.empty();
            case Dialling dialling -> OptionalLong.of(dialling.deadline());
            case Walking walking -> OptionalLong.of(walking.deadline());
            case Refusing refusing -> OptionalLong.of(refusing.deadline());
            case Crediting crediting -> OptionalLong.of(crediting.deadline());
            case Attempting attempting -> OptionalLong.of(deadlineOf(attempting));
            case Connected connected -> OptionalLong.of(deadlineOf(connected));
            case Collecting collecting -> OptionalLong.of(collecting.deadline());
            case Settled settled -> OptionalLong.empty();
        };
    }

    private long deadlineOf(Attempting state) {
        return Math.min(state.since() + limits.ringingMillis(), ageOf(state.call()));
    }

    private long deadlineOf(Connected state) {
        Call call = state.call();
        long credit = call.credit().deadline(call.answeredAt().orElse(0)).orElse(Long.MAX_VALUE);
        return Math.min(ageOf(call), Math.min(credit, partDue(call)));
    }

    private long ageOf(Call call) {
        return call.offer().at() + limits.ageMillis();
    }

    private static Call trace(Call call, CallEvent event, StepContext context) {
        return call.traced(context.now(), EventKind.of(event).word(), detail(event));
    }

    private static String detail(CallEvent event) {
        return switch (event) {
            case Reported report ->
                report.cause().isPresent() ? Integer.toString(report.cause().getAsInt()) : "";
            case CallEvent.ChargingReported report -> report.octets();
            case CallEvent.InstructionFailed failed -> failed.operation() + " " + failed.error();
            case CallEvent.DialogueAborted aborted -> aborted.reason();
            case CallEvent.InteractionFailed failed -> failed.operation() + " " + failed.error();
            case CallEvent.Offered offered -> "";
            case CallEvent.ChargingNotified notified ->
                notified.type() + (notified.content().isEmpty() ? "" : " " + notified.content());
            case CallEvent.DialledMore dialled -> "";
            case CallEvent.Played played -> "";
            case CallEvent.Keyed keyed -> "";
            case CallEvent.NothingKeyed nothing -> "";
            case CallEvent.ErrandDone done -> "";
            case CallEvent.CreditAnswered answered -> Credits.words(answered.answer());
            case CallEvent.InformationReported report -> "";
            case CallEvent.DialogueEnded ended -> "";
            case CallEvent.DeadlinePassed passed -> "";
            case CallEvent.NodeStopping stopping -> "";
        };
    }
}
