package org.tollbridge.service.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tollbridge.service.call.CallEvent.Reported;
import org.tollbridge.service.charging.RatedCall;
import org.tollbridge.service.charging.TariffLine;
import org.tollbridge.service.plan.PlanWalk;
import org.tollbridge.service.plan.Prompt;
import org.tollbridge.service.plan.ServiceClass;
import org.tollbridge.service.plan.WalkAnswer;
import org.tollbridge.service.plan.WalkPosition;
import org.tollbridge.service.plan.WalkStep;

/**
 * Takes calls through their plans to a destination or a refusal: what the caller hears and keys on the way, and what
 * must be counted or checked.
 *
 * <p>The resource is disconnected, by DisconnectForwardConnection, before a call goes to its destination, and no call
 * is sent on or released while an announcement plays. A caller is connected to the resource once; oAbandon is armed
 * then, to learn when the caller hangs up. If a switch has no resource or not the announcement, or the resource fails,
 * announcements are skipped and digits count as not keyed: the plan then proceeds as for a caller who keys nothing.
 */
final class Walks {

    /** Sends a call that has completed its plan to its destination. */
    @FunctionalInterface
    interface Departure {
        /**
         * Sends a call off.
         *
         * @param suspension the call's state at its switch
         */
        Step depart(Admission.Taken taken, Suspension suspension, StepContext context);
    }

    private static final List<Instruction> CANCEL = List.of(new Instruction.CancelInteraction());

    /** Time allowed to the switch for everything other than playing and collecting. */
    private static final long GRACE_MILLIS = 5_000;

    /** Hashing is slow by design, and calls queue for it. */
    private static final long PIN_MILLIS = 3_000;

    private final Admission admission;
    private final CallLimits limits;
    private final Optional<CallRating> rating;
    private final Departure departure;

    Walks(Admission admission, CallLimits limits, Optional<CallRating> rating, Departure departure) {
        this.admission = admission;
        this.limits = limits;
        this.rating = rating;
        this.departure = departure;
    }

    /** Begins with a call whose number is complete. */
    Step begin(CallEvent.Offered offered, long offeredAt, StepContext context) {
        return switch (admission.decide(offered, offeredAt, context)) {
            case Admission.Refused refused -> refuse(refused, Suspension.begun(context), context);
            case Admission.Begun begun -> advance(begun.approach(), begun.step(), context);
        };
    }

    /** Returns the effect of an event on a call whose plan waits. */
    Step walking(Walking state, CallEvent event, StepContext context) {
        return switch (event) {
            case CallEvent.Played played
            when state.waits() instanceof WalkStep.Play -> resume(state, new WalkAnswer.Done(), context);
            case CallEvent.Keyed keyed
            when state.waits() instanceof WalkStep.Ask -> resume(state, new WalkAnswer.Digits(keyed.digits()), context);
            case CallEvent.NothingKeyed nothing
            when state.waits() instanceof WalkStep.Ask -> resume(state, new WalkAnswer.NoInput(), context);
            case CallEvent.ErrandDone done
            when isErrand(state.waits()) && done.number() == state.approach().errands() ->
                resume(state, done.answer(), context);
            case CallEvent.InteractionFailed failed -> interactionFailed(state, failed, context);
            case CallEvent.DeadlinePassed passed -> deadlinePassed(state, context);
            case CallEvent.InstructionFailed failed -> {
                Approach refused = state.approach().traced(context.now(), "refused by switch", words(failed));
                yield failed.isAside()
                        ? stay(state.with(refused))
                        : fail(state.with(refused), Reason.SWITCH_REFUSED, Cause.TEMPORARY_FAILURE, context);
            }
            case CallEvent.NodeStopping stopping -> fail(state, Reason.NODE_STOPPED, Cause.TEMPORARY_FAILURE, context);
            case CallEvent.DialogueEnded ended ->
                gone(state.approach(), Reason.SWITCH_ENDED_EARLY, "ended by switch", "", context);
            case CallEvent.DialogueAborted aborted ->
                gone(state.approach(), aborted.recorded(), "dialogue lost", aborted.reason(), context);
            case Reported report when report.leg() == Leg.CALLING -> abandoned(state.approach(), report, context);
            default -> stay(state);
        };
    }

    /** Returns the effect of an event on a call that hears why it is refused. */
    Step refusing(Refusing state, CallEvent event, StepContext context) {
        Admission.Refused refused = state.refused();
        return switch (event) {
            case CallEvent.Played played -> released(refused, List.of(), context);
            case CallEvent.InteractionFailed failed -> released(refused, List.of(), context);
            case CallEvent.InstructionFailed failed ->
                failed.isAside() ? stay(state) : released(refused, List.of(), context);
            case CallEvent.NodeStopping stopping -> released(refused, CANCEL, context);
            case CallEvent.DialogueEnded ended -> Step.settled(List.of(), Settlement.refused(refused, context));
            case CallEvent.DialogueAborted aborted -> Step.settled(List.of(), Settlement.refused(refused, context));
            case CallEvent.DeadlinePassed passed -> {
                if (context.now() < state.deadline()) {
                    yield stay(state);
                }
                if (context.now() >= state.until()) {
                    yield released(refused, CANCEL, context);
                }
                Refusing later = state.with(state.suspension().reset(context));
                yield Step.to(later, List.of(Suspension.resetTimer(context)), later.deadline());
            }
            case Reported report
            when report.leg() == Leg.CALLING && report.interrupted() -> released(refused, List.of(), context);
            case Reported report
            when report.leg() == Leg.CALLING ->
                Step.settled(List.of(new Instruction.EndDialogue()), Settlement.refused(refused, context));
            default -> stay(state);
        };
    }

    /** Ends a call that a defect of our own has stopped. */
    Step defect(Walking state, StepContext context) {
        return fail(state, Reason.INTERNAL_ERROR, Cause.TEMPORARY_FAILURE, context);
    }

    private Step resume(Walking state, WalkAnswer answer, StepContext context) {
        Approach approach = state.approach();
        return advance(approach, answered(approach, state.waits(), answer, context), context);
    }

    private static WalkStep answered(Approach approach, WalkStep waits, WalkAnswer answer, StepContext context) {
        WalkPosition position = waits.waitsAt().orElseThrow();
        return PlanWalk.resume(approach.number().plan(), approach.facts(), context.world(), position, answer);
    }

    /** Proceeds to the next step that must wait, or to the end of the walk. */
    private Step advance(Approach from, WalkStep first, StepContext context) {
        Approach approach = from;
        WalkStep step = first;
        while (true) {
            approach = approach.visited(step.visits(), context.now());
            switch (step) {
                case WalkStep.Route route -> {
                    return arrived(approach, admission.arrived(approach, route), context);
                }
                case WalkStep.Refuse refuse -> {
                    return arrived(approach, admission.arrived(approach, refuse), context);
                }
                case WalkStep.Ask ask -> {
                    Optional<Announcement> heard = heard(approach, ask.prompt().announcement(), context);
                    if (heard.isPresent()) {
                        return collect(approach, ask, heard.get(), context);
                    }
                    approach = approach.traced(
                            context.now(), "not asked", ask.prompt().announcement());
                    step = answered(approach, ask, new WalkAnswer.Unasked(), context);
                }
                case WalkStep.Play play -> {
                    Optional<Announcement> heard = heard(approach, play.announcement(), context);
                    if (heard.isPresent()) {
                        return play(approach, play, heard.get(), context);
                    }
                    approach = approach.traced(context.now(), "not played", play.announcement());
                    step = answered(approach, play, new WalkAnswer.Done(), context);
                }
                case WalkStep.Verify verify -> {
                    Errand check = new Errand.Verify(approach.errands() + 1, verify.hashes(), verify.digits());
                    return errand(approach, verify, check, PIN_MILLIS, context);
                }
                case WalkStep.Tried tried -> {
                    return errand(approach, tried, tried(approach, tried, context), limits.errandMillis(), context);
                }
                case WalkStep.Count count -> {
                    Errand counted = new Errand.Count(approach.errands() + 1, count.claims(), context.now());
                    return errand(approach, count, counted, limits.errandMillis(), context);
                }
            }
        }
    }

    private static Errand tried(Approach approach, WalkStep.Tried tried, StepContext context) {
        return new Errand.Tried(
                approach.errands() + 1,
                approach.number().digits(),
                approach.offer().caller().digits(),
                tried.right(),
                context.now(),
                context.now() + 1000L * tried.seconds());
    }

    private Step arrived(Approach approach, Admission.Arrival arrival, StepContext context) {
        return switch (arrival) {
            case Admission.Refused refused -> refuse(refused, approach.suspension(), context);
            case Admission.Taken taken -> departure.depart(taken, approach.suspension(), context);
        };
    }

    /** Returns an announcement as this caller hears it; empty if it cannot be played. */
    private Optional<Announcement> heard(Approach approach, String name, StepContext context) {
        return approach.resource().usable()
                ? context.profile()
                        .resource()
                        .spoken(name, approach.number().plan().language())
                        .map(spoken -> announcement(approach, spoken, context))
                : Optional.empty();
    }

    private Step play(Approach approach, WalkStep.Play play, Announcement heard, StepContext context) {
        long until = context.now() + limits.announcementMillis() + GRACE_MILLIS;
        return interact(approach, play, new Instruction.Play(heard), until, context);
    }

    private Step collect(Approach approach, WalkStep.Ask ask, Announcement heard, StepContext context) {
        Prompt prompt = ask.prompt();
        int seconds = prompt.firstDigitSeconds() + prompt.nextDigitSeconds() * prompt.maxDigits();
        long until = context.now() + limits.announcementMillis() + 1000L * seconds + GRACE_MILLIS;
        return interact(approach, ask, new Instruction.Collect(heard, prompt), until, context);
    }

    private static Step interact(
            Approach approach, WalkStep waits, Instruction instruction, long until, StepContext context) {
        List<Instruction> instructions = new ArrayList<>(3);
        connect(approach.resource(), instructions);
        instructions.add(instruction);
        Approach connected = approach.with(approach.suspension().connected(context));
        Walking state = new Walking(connected, waits, until, false);
        return Step.to(state, instructions, state.deadline());
    }

    private static void connect(Approach.Resource resource, List<Instruction> instructions) {
        if (!resource.connected()) {
            instructions.add(new Instruction.RequestReports(List.of(Attempts.ABANDON)));
            instructions.add(new Instruction.ConnectResource());
        }
    }

    private Announcement announcement(Approach approach, String name, StepContext context) {
        return new Announcement(
                name,
                approach.number().digits(),
                approach.offer().caller().digits(),
                callerRate(approach, context.now()),
                context.now());
    }

    /** Returns the caller's rate as far as it does not depend on the destination, which is not known yet. */
    private int callerRate(Approach approach, long now) {
        ServiceClass serviceClass = approach.serviceClass();
        RatedCall call = new RatedCall(
                serviceClass.name(),
                approach.number().subscriber(),
                approach.offer().caller().digits(),
                "",
                serviceClass.tariff().payer(),
                now,
                0);
        return rating.flatMap(by -> by.quote(call).caller())
                .map(TariffLine.Price::minuteRate)
                .orElse(serviceClass.tariff().callerRate());
    }

    private static Step errand(Approach approach, WalkStep waits, Errand errand, long millis, StepContext context) {
        long until = context.now() + millis;
        Walking state = new Walking(approach.withErrand(), waits, until, false);
        return Step.to(state, List.of(), state.deadline()).with(errand);
    }

    private static boolean isErrand(WalkStep waits) {
        return waits instanceof WalkStep.Count || waits instanceof WalkStep.Verify || waits instanceof WalkStep.Tried;
    }

    private Step interactionFailed(Walking state, CallEvent.InteractionFailed failed, StepContext context) {
        Approach.Resource resource = failed.connected() ? Approach.Resource.LOST_CONNECTED : Approach.Resource.LOST;
        boolean stopped = state.cancelled() && failed.connected();
        Approach approach = state.approach()
                .with(state.approach().suspension().failed(stopped ? Approach.Resource.CONNECTED : resource, context))
                .traced(context.now(), "no resource", failed.operation() + " " + failed.error());
        WalkAnswer answer = state.waits() instanceof WalkStep.Play ? new WalkAnswer.Done() : new WalkAnswer.NoInput();
        return isErrand(state.waits()) ? stay(state.with(approach)) : resume(state.with(approach), answer, context);
    }

    private Step deadlinePassed(Walking state, StepContext context) {
        if (context.now() < state.deadline()) {
            return stay(state);
        }
        if (context.now() < state.until()) {
            Approach reset = state.approach().with(state.approach().suspension().reset(context));
            Walking later = state.with(reset);
            return Step.to(later, List.of(Suspension.resetTimer(context)), later.deadline());
        }
        Approach approach = state.approach().traced(context.now(), "deadline passed", "");
        return switch (state.waits()) {
            case WalkStep.Count count -> resume(state.with(approach), new WalkAnswer.Silent(), context);
            case WalkStep.Verify verify -> resume(state.with(approach), new WalkAnswer.Silent(), context);
            case WalkStep.Tried tried -> resume(state.with(approach), new WalkAnswer.Done(), context);
            case WalkStep.Play play -> overdue(state.with(approach), context);
            case WalkStep.Ask ask -> overdue(state.with(approach), context);
            case WalkStep.Route route -> stay(state);
            case WalkStep.Refuse refuse -> stay(state);
        };
    }

    /** Cancels an interaction that takes too long; if that was done before and the switch is silent, ends the call. */
    private Step overdue(Walking state, StepContext context) {
        if (state.cancelled()) {
            return fail(state, Reason.SWITCH_SILENT, Cause.RECOVERY_ON_TIMER_EXPIRY, context);
        }
        long until = context.now() + GRACE_MILLIS;
        Walking cancelled = new Walking(state.approach(), state.waits(), until, true);
        return Step.to(cancelled, CANCEL, cancelled.deadline());
    }

    /** Releases a call that is not taken, after an announcement of the reason if possible. */
    Step refuse(Admission.Refused refused, Suspension suspension, StepContext context) {
        Optional<String> name = context.profile()
                .resource()
                .spoken(
                        refused.announcement(),
                        refused.number().flatMap(number -> number.plan().language()));
        if (name.isEmpty() || !suspension.resource().usable()) {
            return released(refused, List.of(), context);
        }
        List<Instruction> instructions = new ArrayList<>(3);
        connect(suspension.resource(), instructions);
        instructions.add(new Instruction.Play(new Announcement(
                name.get(),
                refused.offer().dialled().digits(),
                refused.offer().caller().digits(),
                refused.callerRate(),
                context.now())));
        long until = context.now() + limits.announcementMillis() + GRACE_MILLIS;
        Refusing state = new Refusing(refused, suspension.connected(context), until);
        return Step.to(state, instructions, state.deadline());
    }

    private static Step released(Admission.Refused refused, List<Instruction> before, StepContext context) {
        List<Instruction> instructions = new ArrayList<>(before);
        instructions.add(new Instruction.Release(refused.cause()));
        instructions.add(new Instruction.EndDialogue());
        return Step.settled(instructions, Settlement.refused(refused, context));
    }

    private static Step abandoned(Approach approach, Reported report, StepContext context) {
        Verdict verdict = new Verdict(Outcome.ABANDONED, Reason.CALLER_ABANDONED, report.cause(), context.now());
        Approach traced = approach.traced(context.now(), "abandon", "");
        List<Instruction> instructions = report.interrupted()
                ? List.of(
                        new Instruction.Release(report.cause().orElse(Cause.NORMAL_CLEARING)),
                        new Instruction.EndDialogue())
                : List.of(new Instruction.EndDialogue());
        return Step.settled(instructions, Settlement.unrouted(traced, verdict, context));
    }

    private static Step gone(Approach approach, Reason reason, String what, String detail, StepContext context) {
        Verdict verdict = new Verdict(Outcome.FAILED, reason, OptionalInt.empty(), context.now());
        return Step.settled(
                List.of(), Settlement.unrouted(approach.traced(context.now(), what, detail), verdict, context));
    }

    /**
     * Releases a call. An interaction in progress is cancelled first, because the switch would otherwise refuse the
     * release.
     */
    private static Step fail(Walking state, Reason reason, int cause, StepContext context) {
        Verdict verdict = new Verdict(Outcome.FAILED, reason, OptionalInt.of(cause), context.now());
        List<Instruction> instructions = new ArrayList<>(3);
        if (!isErrand(state.waits()) && !state.cancelled()) {
            instructions.addAll(CANCEL);
        }
        instructions.add(new Instruction.Release(cause));
        instructions.add(new Instruction.EndDialogue());
        return Step.settled(instructions, Settlement.unrouted(state.approach(), verdict, context));
    }

    private static String words(CallEvent.InstructionFailed failed) {
        return failed.operation() + " " + failed.error();
    }

    private static Step stay(Walking state) {
        return Step.to(state, List.of(), state.deadline());
    }

    private static Step stay(Refusing state) {
        return Step.to(state, List.of(), state.deadline());
    }
}
