package org.tollbridge.simulator.ssf;

import java.util.List;
import java.util.Optional;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.inap.Argument;
import org.tollbridge.wire.inap.ChargingEvent;
import org.tollbridge.wire.inap.RequestedInformationType;

/** The reports that the SCP asked for and has not had. */
final class PendingReports {
    private Optional<Octets> charging = Optional.empty();
    private List<RequestedInformationType> information = List.of();
    private List<ChargingEvent> chargingEvents = List.of();

    void requestCharging(Octets characteristics) {
        charging = Optional.of(characteristics);
    }

    void requestChargingEvents(List<ChargingEvent> events) {
        chargingEvents = events;
    }

    /** A notification for each charging event that was asked for, once. */
    List<Argument> chargingEvents(Octets specific) {
        List<Argument> notifications = chargingEvents.stream()
                .map(event -> Reports.chargingEvent(event, specific))
                .toList();
        chargingEvents = List.of();
        return notifications;
    }

    void requestInformation(List<RequestedInformationType> types) {
        information = types;
    }

    /** The octets of the ApplyCharging whose report is due. */
    Optional<Octets> requestedCharging() {
        return charging;
    }

    boolean isEmpty() {
        return charging.isEmpty() && information.isEmpty();
    }

    void forget() {
        charging = Optional.empty();
        information = List.of();
        chargingEvents = List.of();
    }

    /** The charging report, once. */
    Optional<Argument> charging(ChargingReports layout, Reports.Facts facts) {
        Optional<Argument> report = charging.map(requested -> Reports.charging(layout, requested, facts));
        charging = Optional.empty();
        return report;
    }

    /** The call information report, once. */
    Optional<Argument> information(Reports.Facts facts) {
        if (information.isEmpty()) {
            return Optional.empty();
        }
        Argument report = Reports.information(information, facts);
        information = List.of();
        return Optional.of(report);
    }
}
