package org.tollbridge.service.call;

import java.util.Optional;
import java.util.OptionalInt;
import org.tollbridge.service.credit.CreditAnswer;
import org.tollbridge.service.number.PartyNumber;
import org.tollbridge.service.plan.WalkAnswer;

/** Everything that can happen to a call: what its switch reports, and what the node itself detects. */
public sealed interface CallEvent {

    /**
     * A switch asks for instructions for a call (InitialDP).
     *
     * @param called the dialled service number, from calledPartyNumber or else dialledDigits
     * @param callingCategory Q.763 calling party's category, 0 to 255
     * @param location locationNumber: where a mobile caller is
     * @param fax whether highLayerCompatibility says that the caller's terminal is a fax
     * @param complete whether the dialled number ended with the ST signal: no more digits will follow
     * @param diverted earlier redirections by other exchanges; empty for a call that was not redirected
     */
    record Offered(
            long serviceKey,
            PartyNumber called,
            Optional<PartyNumber> calling,
            OptionalInt callingCategory,
            Optional<PartyNumber> location,
            boolean fax,
            boolean complete,
            Optional<Diversion> diverted)
            implements CallEvent {

        /** Creates an offer of a call that was not redirected and whose number may be incomplete. */
        public Offered(
                long serviceKey,
                PartyNumber called,
                Optional<PartyNumber> calling,
                OptionalInt callingCategory,
                Optional<PartyNumber> location,
                boolean fax) {
            this(serviceKey, called, calling, callingCategory, location, fax, false, Optional.empty());
        }

        /** Returns the same call with another service key. */
        Offered keyed(long key) {
            return new Offered(key, called, calling, callingCategory, location, fax, complete, diverted);
        }

        /** Returns the same call with these dialled digits. */
        Offered dialled(PartyNumber digits) {
            return new Offered(serviceKey, digits, calling, callingCategory, location, fax, complete, diverted);
        }
    }

    /**
     * Earlier redirections of a call (redirectionInformation; Q.763 (12/99), 3.45).
     *
     * @param counter number of redirections, 1 to 7
     * @param originalReason Q.763 redirecting reason of the first one, 0 to 15
     */
    record Diversion(int counter, int originalReason) {}

    /**
     * An armed detection point was met (EventReportBCSM).
     *
     * @param interrupted the switch holds the call and waits for an instruction (miscCallInfo "request")
     * @param cause Q.850 cause value, 1 to 127, where the switch gave one
     */
    record Reported(BcsmEvent event, Leg leg, boolean interrupted, OptionalInt cause) implements CallEvent {}

    /**
     * ApplyChargingReport; the octets are in hex because their layout depends on the switch's charging dialect.
     *
     * @param goesOn whether the octets say that the call goes on, and that the switch waits for another ApplyCharging
     */
    record ChargingReported(String octets, boolean goesOn) implements CallEvent {

        /** Creates a report that does not say that the call goes on. */
        public ChargingReported(String octets) {
            this(octets, false);
        }
    }

    /**
     * EventNotificationCharging: a charging event has happened.
     *
     * @param type of the event, octets in hex
     * @param content details from the switch, octets in hex; may be empty
     * @param leg the leg concerned, if known
     */
    record ChargingNotified(String type, String content, Optional<Leg> leg) implements CallEvent {}

    /** CallInformationReport. */
    record InformationReported(CallInformation information) implements CallEvent {}

    /**
     * The switch refused an instruction (ReturnError or Reject), or did not answer one that requires an answer.
     *
     * @param operation ASN.1 name of the operation, such as "connect"
     * @param error ASN.1 name of the error or problem, such as "unexpectedComponentSequence"
     */
    record InstructionFailed(String operation, String error) implements CallEvent {

        /**
         * Returns whether the call can go on without the refused operation, which only asked for information or time.
         */
        boolean isAside() {
            return switch (operation) {
                case Reports.INFORMATION_REQUEST, "resetTimer", "requestNotificationChargingEvent" -> true;
                default -> false;
            };
        }
    }

    /**
     * The missing digits have been dialled (EventReportBCSM collectedInfo).
     *
     * @param called all digits, including those known before; empty if the switch does not report them
     */
    record DialledMore(Optional<PartyNumber> called) implements CallEvent {}

    /** The announcement has been played (SpecializedResourceReport). */
    record Played() implements CallEvent {}

    /** The caller has pressed digits (result of PromptAndCollectUserInformation), without the terminating key. */
    record Keyed(String digits) implements CallEvent {}

    /** The caller has pressed nothing, or too little, in time (error improperCallerResponse). */
    record NothingKeyed() implements CallEvent {}

    /**
     * An operation related to the resource was refused or has failed, or the resource did not connect.
     *
     * @param operation ASN.1 name of the operation
     * @param error ASN.1 name of the error or problem, or words
     * @param connected whether the caller is still connected to a resource
     */
    record InteractionFailed(String operation, String error, boolean connected) implements CallEvent {}

    /**
     * An errand of {@link Step#errand} was done.
     *
     * @param number of the errand
     */
    record ErrandDone(int number, WalkAnswer answer) implements CallEvent {}

    /**
     * A request of {@link Step#credit} was answered.
     *
     * @param number of the request
     */
    record CreditAnswered(int number, CreditAnswer answer) implements CallEvent {}

    /** The switch closed the dialogue with TC-END; reports inside that END have been delivered before this event. */
    record DialogueEnded() implements CallEvent {}

    /**
     * The dialogue ended abnormally.
     *
     * @param by who or what ended it
     * @param reason in words, for the call's explanation
     */
    record DialogueAborted(By by, String reason) implements CallEvent {

        /** Who or what ended a dialogue. */
        public enum By {
            /** TC-U-ABORT or TC-P-ABORT. */
            SWITCH(Reason.SWITCH_ABORTED),
            /** The link to the switch is lost, or a message was returned as undeliverable. */
            LINK(Reason.LINK_LOST),
            /** The node abandoned it: the switch did not answer ActivityTest, or a message could not be sent. */
            NODE(Reason.SWITCH_LOST);

            private final Reason recorded;

            By(Reason recorded) {
                this.recorded = recorded;
            }
        }

        /** Creates the abort of a dialogue that the node abandoned. */
        public DialogueAborted(String reason) {
            this(By.NODE, reason);
        }

        /** Returns the reason in the record of a call that ends in this way. */
        Reason recorded() {
            return by.recorded;
        }
    }

    /** The deadline of the last {@link Step} has passed. */
    record DeadlinePassed() implements CallEvent {}

    /** The node is stopping and its drain time is over: no more events of this call will arrive. */
    record NodeStopping() implements CallEvent {}
}
