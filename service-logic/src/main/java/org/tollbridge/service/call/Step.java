package org.tollbridge.service.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tollbridge.service.credit.CreditRequest;

/**
 * The effect of one event on a call.
 *
 * @param next the state for the next event
 * @param instructions what to send to the switch now, in order; may be empty
 * @param deadline milliseconds since the epoch at which {@link CallEvent.DeadlinePassed} is due unless another step
 *     comes first; it replaces the previous deadline
 * @param errand work to do for the call, completed by {@link CallEvent.ErrandDone}
 * @param credit credit request, answered by {@link CallEvent.CreditAnswered}
 * @param part the record of a part of the call, which goes on
 * @param record the call's one record, in the step that settles it; after it the call gets no more events
 */
public record Step(
        CallState next,
        List<Instruction> instructions,
        OptionalLong deadline,
        Optional<Errand> errand,
        Optional<CreditRequest> credit,
        Optional<CallRecord> part,
        Optional<CallRecord> record) {

    /** Returns a step after which the call waits for the next event. */
    static Step to(CallState next, List<Instruction> instructions, OptionalLong deadline) {
        return new Step(
                next, instructions, deadline, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Returns a step after which the call waits for the next event until a deadline. */
    static Step to(CallState next, List<Instruction> instructions, long deadline) {
        return to(next, instructions, OptionalLong.of(deadline));
    }

    /** Returns the step that settles a call. */
    static Step settled(List<Instruction> instructions, CallRecord record) {
        return to(new Settled(), instructions, OptionalLong.empty()).with(record);
    }

    Step with(Errand wanted) {
        return new Step(next, instructions, deadline, Optional.of(wanted), credit, part, record);
    }

    Step with(CreditRequest wanted) {
        return new Step(next, instructions, deadline, errand, Optional.of(wanted), part, record);
    }

    Step with(CallRecord last) {
        return new Step(next, instructions, deadline, errand, credit, part, Optional.of(last));
    }

    Step withPart(CallRecord ended) {
        return new Step(next, instructions, deadline, errand, credit, Optional.of(ended), record);
    }

    /** Returns the same step with an instruction added at the beginning. */
    Step after(Instruction first) {
        List<Instruction> all = new ArrayList<>(instructions.size() + 1);
        all.add(first);
        all.addAll(instructions);
        return new Step(next, all, deadline, errand, credit, part, record);
    }
}
