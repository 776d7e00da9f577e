package org.tollbridge.adapter.call;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.tollbridge.adapter.dialect.DialectException;
import org.tollbridge.adapter.dialect.Fact;
import org.tollbridge.adapter.dialect.Layout;
import org.tollbridge.service.call.BcsmEvent;
import org.tollbridge.service.call.CallEvent;
import org.tollbridge.service.call.CallInformation;
import org.tollbridge.service.call.Leg;
import org.tollbridge.service.number.PartyNumber;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.inap.ApplyChargingReport;
import org.tollbridge.wire.inap.BusySpecificInfo;
import org.tollbridge.wire.inap.CallInformationReport;
import org.tollbridge.wire.inap.CollectedInfoSpecificInfo;
import org.tollbridge.wire.inap.DisconnectSpecificInfo;
import org.tollbridge.wire.inap.EventNotificationCharging;
import org.tollbridge.wire.inap.EventReportBcsm;
import org.tollbridge.wire.inap.EventSpecificInformationBcsm;
import org.tollbridge.wire.inap.EventTypeBcsm;
import org.tollbridge.wire.inap.LegId;
import org.tollbridge.wire.inap.MessageType;
import org.tollbridge.wire.inap.MiscCallInfo;
import org.tollbridge.wire.inap.ReceivedInformation;
import org.tollbridge.wire.inap.RequestedInformation;
import org.tollbridge.wire.inap.RequestedInformationValue;
import org.tollbridge.wire.inap.RouteSelectFailureSpecificInfo;
import org.tollbridge.wire.isup.GenericDigits;

/** Translates the reports of a switch into events for service logic. */
final class Reports {
    /** The connected time is in tenths of a second and is rounded up to whole seconds. */
    private static final int TENTHS = 10;

    private Reports() {}

    /** Empty for a detection point that service logic never arms, and for unreadable digits. */
    static Optional<CallEvent> event(EventReportBcsm report) {
        EventTypeBcsm type = report.value(EventReportBcsm.EVENT_TYPE_BCSM);
        if (type == EventTypeBcsm.COLLECTED_INFO) {
            return dialledMore(report);
        }
        Optional<BcsmEvent> event = eventOf(type);
        if (event.isEmpty()) {
            return Optional.empty();
        }
        boolean interrupted =
                report.value(EventReportBcsm.MISC_CALL_INFO).value(MiscCallInfo.MESSAGE_TYPE) == MessageType.REQUEST;
        OptionalInt cause = report.get(EventReportBcsm.EVENT_SPECIFIC_INFORMATION_BCSM)
                .flatMap(Reports::cause)
                .map(Numbers::cause)
                .orElse(OptionalInt.empty());
        return Optional.of(new CallEvent.Reported(event.get(), leg(report, event.get()), interrupted, cause));
    }

    /**
     * Digits that are present but unreadable yield no event, so that the report is refused. If they are absent, all of
     * them may already be known.
     */
    private static Optional<CallEvent> dialledMore(EventReportBcsm report) {
        Optional<Octets> said = report.get(EventReportBcsm.EVENT_SPECIFIC_INFORMATION_BCSM)
                .flatMap(information -> information.get(EventSpecificInformationBcsm.COLLECTED_INFO_SPECIFIC_INFO))
                .map(collected -> collected.value(CollectedInfoSpecificInfo.CALLED_PARTY_NUMBER));
        Optional<PartyNumber> called = said.flatMap(Numbers::called);
        return said.isPresent() && called.isEmpty() ? Optional.empty() : Optional.of(new CallEvent.DialledMore(called));
    }

    /**
     * The digits keyed by the caller, with * and # as such and without a final #; empty if the octets are not digits.
     */
    static Optional<String> keyed(ReceivedInformation received) {
        return received.get(ReceivedInformation.DIGITS_RESPONSE)
                .flatMap(octets -> GenericDigits.view(octets).toOptional())
                .flatMap(GenericDigits::digits)
                .map(digits -> digits.replace('B', '*').replace('C', '#').replaceFirst("F$", ""))
                .filter(digits -> digits.matches("[0-9*#A-D]*"))
                .map(digits -> digits.replaceFirst("#$", ""));
    }

    private static Optional<BcsmEvent> eventOf(EventTypeBcsm type) {
        return switch (type) {
            case ROUTE_SELECT_FAILURE -> Optional.of(BcsmEvent.ROUTE_SELECT_FAILURE);
            case O_CALLED_PARTY_BUSY, T_BUSY -> Optional.of(BcsmEvent.CALLED_PARTY_BUSY);
            case O_NO_ANSWER, T_NO_ANSWER -> Optional.of(BcsmEvent.NO_ANSWER);
            case O_ANSWER, T_ANSWER -> Optional.of(BcsmEvent.ANSWER);
            case O_DISCONNECT, T_DISCONNECT -> Optional.of(BcsmEvent.DISCONNECT);
            case O_ABANDON, T_ABANDON -> Optional.of(BcsmEvent.ABANDON);
            case ORIG_ATTEMPT_AUTHORIZED,
                    COLLECTED_INFO,
                    ANALYSED_INFORMATION,
                    O_MID_CALL,
                    TERM_ATTEMPT_AUTHORIZED,
                    T_MID_CALL -> Optional.empty();
        };
    }

    /**
     * The leg, or the default of the standard if the report names none: leg 1 for abandon, leg 2 for the others. A
     * disconnect without a leg violates the standard; the called party is assumed.
     */
    private static Leg leg(EventReportBcsm report, BcsmEvent event) {
        int supposed = event == BcsmEvent.ABANDON ? 1 : 2;
        int leg = report.get(EventReportBcsm.LEG_ID).flatMap(LegId::leg).orElse(supposed);
        return leg == 1 ? Leg.CALLING : Leg.CALLED;
    }

    private static Optional<Octets> cause(EventSpecificInformationBcsm information) {
        return information
                .get(EventSpecificInformationBcsm.O_DISCONNECT_SPECIFIC_INFO)
                .or(() -> information.get(EventSpecificInformationBcsm.T_DISCONNECT_SPECIFIC_INFO))
                .flatMap(disconnect -> disconnect.get(DisconnectSpecificInfo.RELEASE_CAUSE))
                .or(() -> information
                        .get(EventSpecificInformationBcsm.O_CALLED_PARTY_BUSY_SPECIFIC_INFO)
                        .or(() -> information.get(EventSpecificInformationBcsm.T_BUSY_SPECIFIC_INFO))
                        .flatMap(busy -> busy.get(BusySpecificInfo.BUSY_CAUSE)))
                .or(() -> information
                        .get(EventSpecificInformationBcsm.ROUTE_SELECT_FAILURE_SPECIFIC_INFO)
                        .flatMap(failure -> failure.get(RouteSelectFailureSpecificInfo.FAILURE_CAUSE)));
    }

    /**
     * Reads a charging report in the switch's dialect. If the dialect cannot read the octets, the call does not count
     * as continuing.
     */
    static CallEvent event(ApplyChargingReport report, Optional<Layout> layout) {
        Octets octets = report.callResult().contents();
        return new CallEvent.ChargingReported(octets.toHex(), layout.isPresent() && goesOn(octets, layout.get()));
    }

    private static boolean goesOn(Octets octets, Layout layout) {
        try {
            return layout.read(octets).find(Fact.CALL_ENDED).equals(OptionalLong.of(0));
        } catch (DialectException e) {
            return false;
        }
    }

    static CallEvent event(EventNotificationCharging event) {
        return new CallEvent.ChargingNotified(
                event.value(EventNotificationCharging.EVENT_TYPE_CHARGING)
                        .contents()
                        .toHex(),
                event.get(EventNotificationCharging.EVENT_SPECIFIC_INFORMATION_CHARGING)
                        .map(specific -> specific.contents().toHex())
                        .orElse(""),
                event.get(EventNotificationCharging.LEG_ID)
                        .flatMap(LegId::leg)
                        .map(leg -> leg == 1 ? Leg.CALLING : Leg.CALLED));
    }

    static CallEvent event(CallInformationReport report) {
        OptionalInt attempt = OptionalInt.empty();
        OptionalInt connected = OptionalInt.empty();
        OptionalInt cause = OptionalInt.empty();
        for (RequestedInformation item : report.value(CallInformationReport.REQUESTED_INFORMATION_LIST)) {
            RequestedInformationValue value = item.value(RequestedInformation.REQUESTED_INFORMATION_VALUE);
            Optional<Long> attemptSeconds = value.get(RequestedInformationValue.CALL_ATTEMPT_ELAPSED_TIME_VALUE);
            Optional<Long> connectedTenths = value.get(RequestedInformationValue.CALL_CONNECTED_ELAPSED_TIME_VALUE);
            Optional<Octets> release = value.get(RequestedInformationValue.RELEASE_CAUSE_VALUE);
            if (attemptSeconds.isPresent()) {
                attempt = OptionalInt.of(attemptSeconds.get().intValue());
            }
            if (connectedTenths.isPresent()) {
                connected = OptionalInt.of(Math.toIntExact(Math.ceilDiv(connectedTenths.get(), TENTHS)));
            }
            if (release.isPresent()) {
                cause = Numbers.cause(release.get());
            }
        }
        return new CallEvent.InformationReported(new CallInformation(attempt, connected, cause));
    }
}
