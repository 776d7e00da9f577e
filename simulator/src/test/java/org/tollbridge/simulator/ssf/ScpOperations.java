package org.tollbridge.simulator.ssf;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Opaque;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.inap.Absent;
import org.tollbridge.wire.inap.ApplyCharging;
import org.tollbridge.wire.inap.Argument;
import org.tollbridge.wire.inap.BcsmEvent;
import org.tollbridge.wire.inap.CallInformationRequest;
import org.tollbridge.wire.inap.Connect;
import org.tollbridge.wire.inap.DpSpecificCriteria;
import org.tollbridge.wire.inap.EventTypeBcsm;
import org.tollbridge.wire.inap.FurnishChargingInformation;
import org.tollbridge.wire.inap.InapCodec;
import org.tollbridge.wire.inap.LegId;
import org.tollbridge.wire.inap.MonitorMode;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.inap.ReleaseCall;
import org.tollbridge.wire.inap.RequestReportBcsmEvent;
import org.tollbridge.wire.inap.RequestedInformationType;
import org.tollbridge.wire.inap.ResetTimer;
import org.tollbridge.wire.inap.SendChargingInformation;
import org.tollbridge.wire.isup.Cause;
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
}
