package org.tollbridge.service.call;

import java.util.Optional;
import java.util.OptionalInt;
import org.tollbridge.service.number.PartyNumber;

/** Everything that can happen to a call: what its switch tells, and what the node itself finds out. */
public sealed interface CallEvent {

    /**
     * A switch asks what to do with a call (InitialDP).
     *
     * @param called the dialled service number, from calledPartyNumber or else dialledDigits
     * @param callingCategory Q.763 calling party's category, 0 to 255
     * @param location locationNumber: where a mobile caller is
     */
    record Offered(
            long serviceKey,
            PartyNumber called,
            Optional<PartyNumber> calling,
            OptionalInt callingCategory,
            Optional<PartyNumber> location)
            implements CallEvent {}

    /**
     * An armed detection point was met (EventReportBCSM).
     *
     * @param interrupted the switch holds the call and waits for an instruction (miscCallInfo "request")
     * @param cause Q.850 cause value, 1 to 127, where the switch gave one
     */
    record Reported(BcsmEvent event, Leg leg, boolean interrupted, OptionalInt cause) implements CallEvent {}

    /** ApplyChargingReport; the octets are in hex, since their layout belongs to the switch's charging dialect. */
    record ChargingReported(String octets) implements CallEvent {}

    /** CallInformationReport. */
    record InformationReported(CallInformation information) implements CallEvent {}

    /**
     * The switch refused an instruction (ReturnError or Reject), or did not answer one that wants an answer.
     *
     * @param operation ASN.1 name of the operation, such as "connect"
     * @param error ASN.1 name of the error or problem, such as "unexpectedComponentSequence"
     */
    record InstructionFailed(String operation, String error) implements CallEvent {}

    /** The switch closed the dialogue with TC-END; reports inside that END have been delivered before this event. */
    record DialogueEnded() implements CallEvent {}

    /** The dialogue is gone without an orderly end: TC-U-ABORT, TC-P-ABORT, time-out, or the link is lost. */
    record DialogueAborted(String reason) implements CallEvent {}

    /** The deadline that the last {@link Step} named has passed. */
    record DeadlinePassed() implements CallEvent {}

    /** The node is stopping and its drain time is over: nothing more will be heard of this call. */
    record NodeStopping() implements CallEvent {}
}
