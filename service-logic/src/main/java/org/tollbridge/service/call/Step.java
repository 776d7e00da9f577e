package org.tollbridge.service.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tollbridge.service.credit.CreditRequest;

/**
 * What one event did to a call.
 *
 * @param next the state that the next event is given to
 * @param instructions what goes to the switch now, in order; empty when nothing is to be said
 * @param deadline milliseconds since the epoch at which {@link CallEvent.DeadlinePassed} is due unless another step
 *     comes first; it replaces the deadline of the step before
 * @param errand what is to be done for the call, after which it is told {@link CallEvent.ErrandDone}
 * @param credit what is to be asked about credit, to be answered by {@link CallEvent.CreditAnswered}
 * @param part the record of a part of the call, which goes on
 * @param record the call's one record, in the step that settles it: after it the call hears no more events
 */
public record Step(
        CallState next,
        List<Instruction> instructions,
        OptionalLong deadline,
        Optional<Errand> errand,
        Optional<CreditRequest> credit,
        Optional<CallRecord> part,
        Optional<CallRecord> record) {

    /** A step after which the call waits for what comes next. */
    static Step to(CallState next, List<Instruction> instructions, OptionalLong deadline) {
        return new Step(
                next, instructions, deadline, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A step after which the call waits for what comes next, but not for ever. */
    static Step to(CallState next, List<Instruction> instructions, long deadline) {
        return to(next, instructions, OptionalLong.of(deadline));
    }

    /** The step that settles a call. */
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

    /** The same step, but the switch is told something before. */
    Step after(Instruction first) {
        List<Instruction> all = new ArrayList<>(instructions.size() + 1);
        all.add(first);
        all.addAll(instructions);
        return new Step(next, all, deadline, errand, credit, part, record);
    }
}
