package org.tollbridge.service.call;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tollbridge.service.call.CallEvent.Reported;

/** How calls end: the last instructions to the switch, whether reports are awaited, and the record. */
record Endings(Attempts attempts, Optional<CallRating> rating) {

    private static final OptionalInt NO_RELEASE = OptionalInt.empty();

    /** Handles events that end an attempt or a conversation without a report of the switch about it. */
    Step broken(Call call, CallEvent event, StepContext context) {
        if (event instanceof CallEvent.DialogueEnded) {
            Verdict verdict = failure(call, Reason.SWITCH_ENDED_EARLY, NO_RELEASE, context);
            return Step.settled(List.of(), Settlement.ended(call, verdict, context));
        }
        if (event instanceof CallEvent.DialogueAborted aborted) {
            Verdict verdict = failure(call, aborted.recorded(), NO_RELEASE, context);
            return Step.settled(List.of(), Settlement.ended(call, verdict, context));
        }
        if (event instanceof CallEvent.InstructionFailed) {
            return fail(call, Reason.SWITCH_REFUSED, OptionalInt.of(Cause.TEMPORARY_FAILURE), context);
        }
        return fail(call, Reason.NODE_STOPPED, NO_RELEASE, context);
    }

    /**
     * Handles a report that the call is over; if the switch waits for an answer, it is a release with the reported
     * cause.
     */
    Step over(Call call, Outcome outcome, Reason reason, Reported report, StepContext context) {
        return over(call, new Verdict(outcome, reason, report.cause(), context.now()), report, context);
    }

    Step over(Call call, Verdict verdict, Reported report, StepContext context) {
        OptionalInt release =
                report.interrupted() ? OptionalInt.of(release(report, verdict).cause()) : NO_RELEASE;
        return conclude(call, verdict, release, context);
    }

    static Instruction.Release release(Reported report, Verdict verdict) {
        OptionalInt cause = report.cause().isPresent() ? report.cause() : verdict.cause();
        return new Instruction.Release(cause.orElse(Cause.NORMAL_CLEARING));
    }

    /** Ends the call, at once or when the outstanding reports have come. */
    Step conclude(Call call, Verdict verdict, OptionalInt release, StepContext context) {
        if (!call.reports().due()) {
            return end(call, verdict, release, context);
        }
        long deadline = context.now() + context.profile().reportMillis();
        List<Instruction> instructions = letGo(call, verdict, release, context);
        Collecting state = new Collecting(call, verdict, deadline);
        return Step.to(state, instructions, deadline);
    }

    Step fail(Call call, Reason reason, OptionalInt release, StepContext context) {
        return end(call, failure(call, reason, release, context), release, context);
    }

    private static Verdict failure(Call call, Reason reason, OptionalInt cause, StepContext context) {
        return new Verdict(call.answered() ? Outcome.ANSWERED : Outcome.FAILED, reason, cause, context.now());
    }

    Step end(Call call, Verdict verdict, OptionalInt release, StepContext context) {
        List<Instruction> instructions = new ArrayList<>(letGo(call, verdict, release, context));
        instructions.add(new Instruction.EndDialogue());
        return Step.settled(Collections.unmodifiableList(instructions), Settlement.ended(call, verdict, context));
    }

    /**
     * Returns the release of a call, if it is to be released, preceded by the final billing data if the switch wants
     * them.
     */
    private List<Instruction> letGo(Call call, Verdict verdict, OptionalInt release, StepContext context) {
        if (release.isEmpty()) {
            return List.of();
        }
        Instruction last = new Instruction.Release(release.getAsInt());
        if (!context.profile().furnishesAtEnd() || !call.answered()) {
            return List.of(last);
        }
        CallRecord record = Settlement.ended(call, verdict, context);
        CallRecord priced = rating.isEmpty() ? record : rating.get().rate(record);
        return List.of(attempts.furnishAtEnd(call, priced, release.getAsInt(), context), last);
    }

    static List<Instruction> farewell(OptionalInt release) {
        Instruction end = new Instruction.EndDialogue();
        return release.isPresent() ? List.of(new Instruction.Release(release.getAsInt()), end) : List.of(end);
    }
}
