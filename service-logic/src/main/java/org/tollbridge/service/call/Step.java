package org.tollbridge.service.call;

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

    /** A step that leaves no record of a part. */
    public Step(
            CallState next,
            List<Instruction> instructions,
            OptionalLong deadline,
            Optional<Errand> errand,
            Optional<CreditRequest> credit,
            Optional<CallRecord> record) {
        this(next, instructions, deadline, errand, credit, Optional.empty(), record);
    }

    /** A step that asks for no credit. */
    public Step(
            CallState next,
            List<Instruction> instructions,
            OptionalLong deadline,
            Optional<Errand> errand,
            Optional<CallRecord> record) {
        this(next, instructions, deadline, errand, Optional.empty(), Optional.empty(), record);
    }
}
