package org.tollbridge.simulator.ssf;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Opaque;
import org.tollbridge.wire.inap.ApplyChargingReport;
import org.tollbridge.wire.inap.Argument;
import org.tollbridge.wire.inap.BusySpecificInfo;
import org.tollbridge.wire.inap.CallInformationReport;
import org.tollbridge.wire.inap.ChargingEvent;
import org.tollbridge.wire.inap.CollectedInfoSpecificInfo;
import org.tollbridge.wire.inap.DisconnectSpecificInfo;
import org.tollbridge.wire.inap.EmptySpecificInfo;
import org.tollbridge.wire.inap.EventNotificationCharging;
import org.tollbridge.wire.inap.EventReportBcsm;
import org.tollbridge.wire.inap.EventSpecificInformationBcsm;
import org.tollbridge.wire.inap.EventTypeBcsm;
import org.tollbridge.wire.inap.LegId;
import org.tollbridge.wire.inap.MessageType;
import org.tollbridge.wire.inap.MiscCallInfo;
import org.tollbridge.wire.inap.MonitorMode;
import org.tollbridge.wire.inap.RequestedInformation;
import org.tollbridge.wire.inap.RequestedInformationType;
import org.tollbridge.wire.inap.RequestedInformationValue;
import org.tollbridge.wire.inap.RouteSelectFailureSpecificInfo;
import org.tollbridge.wire.isup.Cause;
import org.tollbridge.wire.isup.IsupNumber;
import org.tollbridge.wire.isup.NumberFormat;
import org.tollbridge.wire.isup.Q850;

/** Builds the arguments of a switch's reports. */
final class Reports {
    private Reports() {}

    /** The facts of a call for a report. */
    record Facts(
            Duration attempt, Duration connected, Optional<IsupNumber> destination, int cause, boolean callEnded) {}

    /** Notification that a charging event has occurred. */
    static Argument chargingEvent(ChargingEvent event, Octets specific) {
        return EventNotificationCharging.TYPE
                .values()
                .set(EventNotificationCharging.EVENT_TYPE_CHARGING, event.value(ChargingEvent.EVENT_TYPE_CHARGING))
                .set(EventNotificationCharging.EVENT_SPECIFIC_INFORMATION_CHARGING, Opaque.of(specific))
                .set(EventNotificationCharging.LEG_ID, event.get(ChargingEvent.LEG_ID))
                .build();
    }

    static Argument event(DetectionPoints.Point point, MonitorMode mode, Facts facts) {
        MessageType type = mode == MonitorMode.INTERRUPTED ? MessageType.REQUEST : MessageType.NOTIFICATION;
        return EventReportBcsm.TYPE
                .values()
                .set(EventReportBcsm.EVENT_TYPE_BCSM, point.event())
                .set(EventReportBcsm.EVENT_SPECIFIC_INFORMATION_BCSM, specific(point.event(), facts))
                .set(EventReportBcsm.LEG_ID, LegId.TYPE.of(LegId.RECEIVING_SIDE_ID, Octets.of((byte) point.leg())))
                .set(
                        EventReportBcsm.MISC_CALL_INFO,
                        MiscCallInfo.TYPE
                                .values()
                                .set(MiscCallInfo.MESSAGE_TYPE, type)
                                .build())
                .build();
    }

    private static Optional<EventSpecificInformationBcsm> specific(EventTypeBcsm event, Facts facts) {
        return switch (event) {
            case COLLECTED_INFO ->
                facts.destination()
                        .map(dialled -> EventSpecificInformationBcsm.TYPE.of(
                                EventSpecificInformationBcsm.COLLECTED_INFO_SPECIFIC_INFO,
                                CollectedInfoSpecificInfo.TYPE
                                        .values()
                                        .set(
                                                CollectedInfoSpecificInfo.CALLED_PARTY_NUMBER,
                                                dialled.as(NumberFormat.CALLED).toOctets())
                                        .build()));
            case ROUTE_SELECT_FAILURE ->
                Optional.of(EventSpecificInformationBcsm.TYPE.of(
                        EventSpecificInformationBcsm.ROUTE_SELECT_FAILURE_SPECIFIC_INFO,
                        RouteSelectFailureSpecificInfo.TYPE
                                .values()
                                .set(RouteSelectFailureSpecificInfo.FAILURE_CAUSE, cause(facts.cause()))
                                .build()));
            case O_CALLED_PARTY_BUSY ->
                Optional.of(EventSpecificInformationBcsm.TYPE.of(
                        EventSpecificInformationBcsm.O_CALLED_PARTY_BUSY_SPECIFIC_INFO,
                        BusySpecificInfo.TYPE
                                .values()
                                .set(BusySpecificInfo.BUSY_CAUSE, cause(facts.cause()))
                                .build()));
            case O_NO_ANSWER ->
                Optional.of(EventSpecificInformationBcsm.TYPE.of(
                        EventSpecificInformationBcsm.O_NO_ANSWER_SPECIFIC_INFO,
                        EmptySpecificInfo.TYPE.values().build()));
            case O_ANSWER ->
                Optional.of(EventSpecificInformationBcsm.TYPE.of(
                        EventSpecificInformationBcsm.O_ANSWER_SPECIFIC_INFO,
                        EmptySpecificInfo.TYPE.values().build()));
            case O_DISCONNECT ->
                Optional.of(EventSpecificInformationBcsm.TYPE.of(
                        EventSpecificInformationBcsm.O_DISCONNECT_SPECIFIC_INFO,
                        DisconnectSpecificInfo.TYPE
                                .values()
                                .set(DisconnectSpecificInfo.RELEASE_CAUSE, cause(facts.cause()))
                                .set(DisconnectSpecificInfo.CONNECT_TIME, tenths(facts.connected()))
                                .build()));
            default -> Optional.empty();
        };
    }

    static Argument charging(ChargingReports layout, Octets requested, Facts facts) {
        return new ApplyChargingReport(
                Opaque.of(layout.compose(new ChargingReports.Facts(requested, facts.connected(), facts.callEnded()))));
    }

    static Argument information(List<RequestedInformationType> wanted, Facts facts) {
        List<RequestedInformation> list = new ArrayList<>();
        for (RequestedInformationType type : wanted) {
            value(type, facts)
                    .ifPresent(value -> list.add(RequestedInformation.TYPE
                            .values()
                            .set(RequestedInformation.REQUESTED_INFORMATION_TYPE, type)
                            .set(RequestedInformation.REQUESTED_INFORMATION_VALUE, value)
                            .build()));
        }
        return CallInformationReport.TYPE
                .values()
                .set(CallInformationReport.REQUESTED_INFORMATION_LIST, list)
                .build();
    }

    private static Optional<RequestedInformationValue> value(RequestedInformationType type, Facts facts) {
        return switch (type) {
            case CALL_ATTEMPT_ELAPSED_TIME ->
                Optional.of(RequestedInformationValue.TYPE.of(
                        RequestedInformationValue.CALL_ATTEMPT_ELAPSED_TIME_VALUE,
                        Math.min(255, facts.attempt().toSeconds())));
            case CALL_STOP_TIME ->
                Optional.of(RequestedInformationValue.TYPE.of(
                        RequestedInformationValue.CALL_STOP_TIME_VALUE,
                        dateAndTime(LocalDateTime.now(ZoneOffset.UTC))));
            case CALL_CONNECTED_ELAPSED_TIME ->
                Optional.of(RequestedInformationValue.TYPE.of(
                        RequestedInformationValue.CALL_CONNECTED_ELAPSED_TIME_VALUE, tenths(facts.connected())));
            case CALLED_ADDRESS ->
                facts.destination()
                        .map(number -> RequestedInformationValue.TYPE.of(
                                RequestedInformationValue.CALLED_ADDRESS_VALUE,
                                number.as(NumberFormat.GENERIC).toOctets()));
            case RELEASE_CAUSE ->
                Optional.of(RequestedInformationValue.TYPE.of(
                        RequestedInformationValue.RELEASE_CAUSE_VALUE, cause(facts.cause())));
        };
    }

    /** YYMMDDhhmmss in BCD, the first digit in the low half of its octet. */
    static Octets dateAndTime(LocalDateTime time) {
        return Octets.of(
                bcd(time.getYear() % 100),
                bcd(time.getMonthValue()),
                bcd(time.getDayOfMonth()),
                bcd(time.getHour()),
                bcd(time.getMinute()),
                bcd(time.getSecond()));
    }

    private static byte bcd(int twoDigits) {
        return (byte) (twoDigits % 10 << 4 | twoDigits / 10);
    }

    private static long tenths(Duration duration) {
        return duration.toMillis() / 100;
    }

    private static Octets cause(int value) {
        return Cause.of(Q850.USER, value).toOctets();
    }
}
