package org.tollbridge.simulator.ssf;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.inap.Argument;
import org.tollbridge.wire.inap.ChargingEvent;
import org.tollbridge.wire.inap.RequestedInformationType;

/** The reports that the SCP requested and has not received. */
final class PendingReports {
    /** The octets of each ApplyCharging, by the leg that it names; 0 for none. */
    private final SortedMap<Integer, Octets> charging = new TreeMap<>();

    private List<RequestedInformationType> information = List.of();
    private List<ChargingEvent> chargingEvents = List.of();

    void requestCharging(int leg, Octets characteristics) {
        charging.put(leg, characteristics);
    }

    void requestChargingEvents(List<ChargingEvent> events) {
        chargingEvents = events;
    }

    /** A notification for each requested charging event, once. */
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

    /** The octets of an ApplyCharging whose report is due. */
    Optional<Octets> requestedCharging() {
        return charging.values().stream().findFirst();
    }

    boolean isEmpty() {
        return charging.isEmpty() && information.isEmpty();
    }

    void forget() {
        charging.clear();
        information = List.of();
        chargingEvents = List.of();
    }

    /** A charging report for each leg with a request, once. */
    List<Argument> charging(ChargingReports layout, Reports.Facts facts) {
        List<Argument> reports = charging.values().stream()
                .map(requested -> Reports.charging(layout, requested, facts))
                .toList();
        charging.clear();
        return reports;
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
