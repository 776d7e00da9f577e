package org.tollbridge.service.call;

import java.util.List;
import java.util.Optional;
import org.tollbridge.service.charging.ChargeFacts;
import org.tollbridge.service.number.PartyNumber;
import org.tollbridge.service.plan.Prompt;

/**
 * What the service tells the switch. The instructions of one step leave in one TCAP message, in the order of the list;
 * {@link EndDialogue}, if present, is the last one and makes that message a TC-END.
 */
public sealed interface Instruction {

    /** RequestReportBCSMEvent. */
    record RequestReports(List<ArmedEvent> events) implements Instruction {}

    /** FurnishChargingInformation: what the switch is to write on its own billing record. */
    record FurnishCharging(ChargeFacts facts) implements Instruction {}

    /**
     * FurnishChargingInformation before the release of a call that was answered: what came of it. The switch holds the call until
     * it is released.
     */
    record FurnishAtEnd(ChargeFacts facts) implements Instruction {}

    /** RequestNotificationChargingEvent for the charging events of the switch's dialect. */
    record RequestChargingEvents() implements Instruction {}

    /** SendChargingInformation: what the switch is to make the calling line pay. */
    record SendCharging(ChargeFacts facts) implements Instruction {}

    /** ApplyCharging with a report wanted: the switch charges, watches, and reports. */
    record ApplyCharging(ChargeFacts facts) implements Instruction {}

    /** CallInformationRequest for attempt time, stop time, connected time and release cause. */
    record RequestInformation() implements Instruction {}

    /**
     * Connect.
     *
     * @param destination where the call goes
     * @param originalCalled the service number that was dialled (originalCalledPartyID)
     * @param redirection set on a forward
     * @param mailbox told to the platform behind the destination (correlationID), digits
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
     * @param dialled what has been dialled so far
     */
    record CollectDialled(PartyNumber dialled) implements Instruction {}

    /**
     * The caller is connected to what plays announcements and collects digits: ConnectToResource, or
     * EstablishTemporaryConnection where the switch has no resource of its own. What follows in the same step waits
     * for the connection where it must.
     */
    record ConnectResource() implements Instruction {}

    /** PlayAnnouncement with its report wanted. */
    record Play(Announcement announcement) implements Instruction {}

    /** PromptAndCollectUserInformation: the caller hears an announcement and keys something. */
    record Collect(Announcement announcement, Prompt prompt) implements Instruction {}

    /** Cancel of what is being played or collected. */
    record CancelInteraction() implements Instruction {}

    /** DisconnectForwardConnection: the resource is left, and the switch waits for what comes next. */
    record DisconnectResource() implements Instruction {}

    /**
     * ResetTimer: the switch's Tssf begins anew.
     *
     * @param seconds 1 or more
     */
    record ResetTimer(int seconds) implements Instruction {}

    /**
     * Why and how often a call was forwarded (redirectingPartyID and redirectionInformation; Q.763 (12/99), 3.44, 3.45).
     *
     * @param from the destination that the call leaves
     * @param counter how often it was redirected, by other exchanges and by this node, 1 to 5
     * @param originalReason Q.763 redirecting reason of the first time, 0 to 15; 0 does not say it
     */
    record Redirection(PartyNumber from, RedirectionReason reason, int counter, int originalReason) {}

    /** Redirecting reason of Q.763 (12/99), 3.45. */
    enum RedirectionReason {
        /** Neither of the others: the destination could not be reached. */
        UNKNOWN,
        USER_BUSY,
        NO_REPLY
    }

    /** Continue: the switch goes on as if it had not asked. */
    record Continue() implements Instruction {}

    /**
     * ReleaseCall.
     *
     * @param cause Q.850 cause value, 1 to 127
     */
    record Release(int cause) implements Instruction {}

    /** The service has nothing more to say: the dialogue ends, basic or prearranged as the switch's profile says. */
    record EndDialogue() implements Instruction {}
}
