package org.tollbridge.simulator.ssf;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.NullType.Null;
import org.tollbridge.wire.asn1.Opaque;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.inap.Absent;
import org.tollbridge.wire.inap.ApplyCharging;
import org.tollbridge.wire.inap.Argument;
import org.tollbridge.wire.inap.BcsmEvent;
import org.tollbridge.wire.inap.CallInformationRequest;
import org.tollbridge.wire.inap.Cancel;
import org.tollbridge.wire.inap.CollectInformation;
import org.tollbridge.wire.inap.CollectedDigits;
import org.tollbridge.wire.inap.CollectedInfo;
import org.tollbridge.wire.inap.Connect;
import org.tollbridge.wire.inap.ConnectToResource;
import org.tollbridge.wire.inap.DpSpecificCriteria;
import org.tollbridge.wire.inap.EstablishTemporaryConnection;
import org.tollbridge.wire.inap.EventTypeBcsm;
import org.tollbridge.wire.inap.FurnishChargingInformation;
import org.tollbridge.wire.inap.InapCodec;
import org.tollbridge.wire.inap.InbandInfo;
import org.tollbridge.wire.inap.InformationToSend;
import org.tollbridge.wire.inap.LegId;
import org.tollbridge.wire.inap.MessageId;
import org.tollbridge.wire.inap.MonitorMode;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.inap.PlayAnnouncement;
import org.tollbridge.wire.inap.PromptAndCollectUserInformation;
import org.tollbridge.wire.inap.ReleaseCall;
import org.tollbridge.wire.inap.RequestReportBcsmEvent;
import org.tollbridge.wire.inap.RequestedInformationType;
import org.tollbridge.wire.inap.ResetTimer;
import org.tollbridge.wire.inap.ResourceAddress;
import org.tollbridge.wire.inap.SendChargingInformation;
import org.tollbridge.wire.isup.Cause;
import org.tollbridge.wire.isup.GenericDigits;
import org.tollbridge.wire.isup.IsupNumber;
import org.tollbridge.wire.isup.NatureOfAddress;
import org.tollbridge.wire.isup.NumberFormat;
import org.tollbridge.wire.tcap.Code;
import org.tollbridge.wire.tcap.Component;

/** Components that a test's SCP sends. */
final class ScpOperations {
    private int lastInvokeId;

    Component invoke(Operation operation, Argument argument) {
        return invoke(operation.code(), InapCodec.encode(argument, Variant.ETSI));
    }

    Component invoke(int code, Optional<Octets> parameter) {
        return new Component.Invoke(++lastInvokeId, OptionalInt.empty(), new Code.Local(code), parameter);
    }

    static BcsmEvent event(EventTypeBcsm type, MonitorMode mode, int leg) {
        return BcsmEvent.TYPE
                .values()
                .set(BcsmEvent.EVENT_TYPE_BCSM, type)
                .set(BcsmEvent.MONITOR_MODE, mode)
                .set(BcsmEvent.LEG_ID, LegId.TYPE.of(LegId.SENDING_SIDE_ID, Octets.of((byte) leg)))
                .build();
    }

    static BcsmEvent noAnswerAfter(long seconds) {
        return BcsmEvent.TYPE
                .values(event(EventTypeBcsm.O_NO_ANSWER, MonitorMode.INTERRUPTED, 2))
                .set(
                        BcsmEvent.DP_SPECIFIC_CRITERIA,
                        DpSpecificCriteria.TYPE.of(DpSpecificCriteria.APPLICATION_TIMER, seconds))
                .build();
    }

    Component arm(BcsmEvent... events) {
        return invoke(
                Operation.REQUEST_REPORT_BCSM_EVENT,
                RequestReportBcsmEvent.TYPE
                        .values()
                        .set(RequestReportBcsmEvent.BCSM_EVENTS, Arrays.asList(events))
                        .build());
    }

    /** What a service arms that forwards: failures interrupted, answer, abandon and disconnects notified. */
    Component armUsual() {
        return arm(
                event(EventTypeBcsm.ROUTE_SELECT_FAILURE, MonitorMode.INTERRUPTED, 2),
                event(EventTypeBcsm.O_CALLED_PARTY_BUSY, MonitorMode.INTERRUPTED, 2),
                noAnswerAfter(20),
                event(EventTypeBcsm.O_ANSWER, MonitorMode.NOTIFY_AND_CONTINUE, 2),
                event(EventTypeBcsm.O_ABANDON, MonitorMode.NOTIFY_AND_CONTINUE, 1),
                event(EventTypeBcsm.O_DISCONNECT, MonitorMode.NOTIFY_AND_CONTINUE, 1),
                event(EventTypeBcsm.O_DISCONNECT, MonitorMode.NOTIFY_AND_CONTINUE, 2));
    }

    /** What a service arms besides that steers its calls to their end: a disconnect interrupted. */
    Component armHeld() {
        return arm(event(EventTypeBcsm.O_DISCONNECT, MonitorMode.INTERRUPTED, 2));
    }

    Component furnish(String hex) {
        return invoke(
                Operation.FURNISH_CHARGING_INFORMATION, new FurnishChargingInformation(Opaque.of(Octets.fromHex(hex))));
    }

    Component sendCharging(String hex, int leg) {
        return invoke(
                Operation.SEND_CHARGING_INFORMATION,
                SendChargingInformation.TYPE
                        .values()
                        .set(
                                SendChargingInformation.SCI_BILLING_CHARGING_CHARACTERISTICS,
                                Opaque.of(Octets.fromHex(hex)))
                        .set(
                                SendChargingInformation.PARTY_TO_CHARGE,
                                LegId.TYPE.of(LegId.SENDING_SIDE_ID, Octets.of((byte) leg)))
                        .build());
    }

    Component applyCharging(String hex, boolean report) {
        return invoke(
                Operation.APPLY_CHARGING,
                ApplyCharging.TYPE
                        .values()
                        .set(ApplyCharging.ACH_BILLING_CHARGING_CHARACTERISTICS, Opaque.of(Octets.fromHex(hex)))
                        .set(ApplyCharging.SEND_CALCULATION_TO_SCP_INDICATION, report)
                        .build());
    }

    Component requestInformation(RequestedInformationType... types) {
        return invoke(
                Operation.CALL_INFORMATION_REQUEST,
                CallInformationRequest.TYPE
                        .values()
                        .set(CallInformationRequest.REQUESTED_INFORMATION_TYPE_LIST, List.of(types))
                        .build());
    }

    Component resetTimer(long seconds) {
        return invoke(
                Operation.RESET_TIMER,
                ResetTimer.TYPE.values().set(ResetTimer.TIMER_VALUE, seconds).build());
    }

    Component collect() {
        return invoke(
                Operation.COLLECT_INFORMATION, CollectInformation.TYPE.values().build());
    }

    Component connect(String digits) {
        return connect(IsupNumber.of(NumberFormat.CALLED, NatureOfAddress.NATIONAL, digits)
                .toOctets());
    }

    Component connect(Octets address) {
        return invoke(
                Operation.CONNECT,
                Connect.TYPE
                        .values()
                        .set(Connect.DESTINATION_ROUTING_ADDRESS, List.of(address))
                        .build());
    }

    Component release(int cause) {
        return invoke(Operation.RELEASE_CALL, new ReleaseCall(Cause.of(2, cause).toOctets()));
    }

    Component plain(Operation operation) {
        return invoke(operation, Absent.ABSENT);
    }

    Component connectToResource() {
        return invoke(
                Operation.CONNECT_TO_RESOURCE,
                ConnectToResource.TYPE
                        .values()
                        .set(
                                ConnectToResource.RESOURCE_ADDRESS,
                                ResourceAddress.TYPE.of(ResourceAddress.NONE, Null.NULL))
                        .build());
    }

    /** @param held whether the resource may not disconnect by itself */
    Component play(long message, boolean held) {
        return invoke(
                Operation.PLAY_ANNOUNCEMENT,
                PlayAnnouncement.TYPE
                        .values()
                        .set(PlayAnnouncement.INFORMATION_TO_SEND, inband(message))
                        .set(PlayAnnouncement.DISCONNECT_FROM_IP_FORBIDDEN, held)
                        .build());
    }

    Component collect(long message, CollectedDigits how) {
        return invoke(
                Operation.PROMPT_AND_COLLECT_USER_INFORMATION,
                PromptAndCollectUserInformation.TYPE
                        .values()
                        .set(
                                PromptAndCollectUserInformation.COLLECTED_INFO,
                                CollectedInfo.TYPE.of(CollectedInfo.COLLECTED_DIGITS, how))
                        .set(PromptAndCollectUserInformation.INFORMATION_TO_SEND, inband(message))
                        .build());
    }

    static InformationToSend inband(long message) {
        return InformationToSend.TYPE.of(
                InformationToSend.INBAND_INFO,
                InbandInfo.TYPE
                        .values()
                        .set(InbandInfo.MESSAGE_ID, MessageId.TYPE.of(MessageId.ELEMENTARY_MESSAGE_ID, message))
                        .build());
    }

    /** So many digits, # before that, four seconds for the first one and two for the others. */
    static SequenceType.Values<CollectedDigits> digits(long least, long most) {
        return CollectedDigits.TYPE
                .values()
                .set(CollectedDigits.MINIMUM_NB_OF_DIGITS, least)
                .set(CollectedDigits.MAXIMUM_NB_OF_DIGITS, most)
                .set(CollectedDigits.END_OF_REPLY_DIGIT, Octets.fromHex("0c"))
                .set(CollectedDigits.FIRST_DIGIT_TIME_OUT, 4L)
                .set(CollectedDigits.INTER_DIGIT_TIME_OUT, 2L);
    }

    Component establish(String correlation) {
        return invoke(
                Operation.ESTABLISH_TEMPORARY_CONNECTION,
                EstablishTemporaryConnection.TYPE
                        .values()
                        .set(
                                EstablishTemporaryConnection.ASSISTING_SSP_IP_ROUTING_ADDRESS,
                                IsupNumber.of(NumberFormat.GENERIC, NatureOfAddress.NATIONAL, "1088880000")
                                        .toOctets())
                        .set(
                                EstablishTemporaryConnection.CORRELATION_ID,
                                GenericDigits.of(correlation).toOctets())
                        .build());
    }

    Component disconnectForward() {
        return plain(Operation.DISCONNECT_FORWARD_CONNECTION);
    }

    Component cancel(long invokeId) {
        return invoke(Operation.CANCEL, Cancel.TYPE.of(Cancel.INVOKE_ID, invokeId));
    }
}
