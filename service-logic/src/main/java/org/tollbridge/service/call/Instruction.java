package org.tollbridge.service.call;

import java.util.List;
import java.util.Optional;
import org.tollbridge.service.charging.ChargeFacts;
import org.tollbridge.service.number.PartyNumber;
import org.tollbridge.service.plan.Prompt;

/**
 * An instruction to the switch. The instructions of one step are sent in one TCAP message, in the order of the list;
 * {@link EndDialogue}, if present, is the last one and makes that message a TC-END.
 */
public sealed interface Instruction {

    /** RequestReportBCSMEvent. */
    record RequestReports(List<ArmedEvent> events) implements Instruction {}

    /** FurnishChargingInformation: data for the switch's own billing record. */
    record FurnishCharging(ChargeFacts facts) implements Instruction {}

    /**
     * FurnishChargingInformation before the release of an answered call: its final billing data. The switch holds the
     * call until it is released.
     */
    record FurnishAtEnd(ChargeFacts facts) implements Instruction {}

    /** RequestNotificationChargingEvent for the charging events of the switch's dialect. */
    record RequestChargingEvents() implements Instruction {}

    /** SendChargingInformation: what the switch charges the calling line. */
    record SendCharging(ChargeFacts facts) implements Instruction {}

    /** ApplyCharging with a report requested: the switch charges, supervises, and reports. */
    record ApplyCharging(ChargeFacts facts) implements Instruction {}

    /** CallInformationRequest for attempt time, stop time, connected time and release cause. */
    record RequestInformation() implements Instruction {}

    /**
     * Connect.
     *
     * @param destination where the call goes
     * @param originalCalled the service number that was dialled (originalCalledPartyID)
     * @param redirection set on a forward
     * @param mailbox digits for the platform behind the destination (correlationID)
     */
    record Connect(
            PartyNumber destination,
            PartyNumber originalCalled,
            Optional<Redirection> redirection,
            Optional<String> mailbox)
            implements Instruction {}

    /**
     * CollectInformation with its event armed: the caller has dialled too few digits.
     *
     * @param dialled the digits so far
     */
    record CollectDialled(PartyNumber dialled) implements Instruction {}

    /**
     * Connects the caller to the resource that plays announcements and collects digits: ConnectToResource, or
     * EstablishTemporaryConnection if the switch has no resource of its own. Later instructions of the same step wait
     * for the connection where necessary.
     */
    record ConnectResource() implements Instruction {}

    /** PlayAnnouncement with its report requested. */
    record Play(Announcement announcement) implements Instruction {}

    /** PromptAndCollectUserInformation: the caller hears an announcement and keys digits. */
    record Collect(Announcement announcement, Prompt prompt) implements Instruction {}

    /** Cancel of the announcement or collection in progress. */
    record CancelInteraction() implements Instruction {}

    /** DisconnectForwardConnection: disconnects the resource, and the switch waits for the next instruction. */
    record DisconnectResource() implements Instruction {}

    /**
     * ResetTimer: restarts the switch's Tssf.
     *
     * @param seconds 1 or more
     */
    record ResetTimer(int seconds) implements Instruction {}

    /**
     * Why and how often a call was forwarded (redirectingPartyID and redirectionInformation; Q.763 (12/99), 3.44,
     * 3.45).
     *
     * @param from the destination that the call leaves
     * @param counter number of redirections by other exchanges and by this node, 1 to 5
     * @param originalReason Q.763 redirecting reason of the first one, 0 to 15; 0 if unknown
     */
    record Redirection(PartyNumber from, RedirectionReason reason, int counter, int originalReason) {}

    /** Redirecting reason of Q.763 (12/99), 3.45. */
    enum RedirectionReason {
        /** None of the others: the destination could not be reached. */
        UNKNOWN,
        USER_BUSY,
        NO_REPLY
    }

    /** Continue: the switch proceeds as if it had not asked. */
    record Continue() implements Instruction {}

    /**
     * ReleaseCall.
     *
     * @param cause Q.850 cause value, 1 to 127
     */
    record Release(int cause) implements Instruction {}

    /**
     * Ends the dialogue because the service has no further instructions: basic or prearranged end as in the switch's
     * profile.
     */
    record EndDialogue() implements Instruction {}
}
