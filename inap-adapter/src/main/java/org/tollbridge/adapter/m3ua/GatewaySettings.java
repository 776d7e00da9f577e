package org.tollbridge.adapter.m3ua;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tollbridge.wire.transport.DialSettings;

/**
 * A signalling gateway, or a switch, that we connect to as ASP or as IPSP (single exchange).
 *
 * @param pointCodes the point codes of the switches reached by it; one reached by several gateways is shared among them
 * @param routingContext sent in ASPAC and DATA; empty sends none
 * @param aspIdentifier sent in ASPUP; empty sends none
 * @param trafficMode sent in ASPAC; empty sends none
 */
public record GatewaySettings(
        DialSettings dial,
        List<Integer> pointCodes,
        OptionalLong routingContext,
        OptionalLong aspIdentifier,
        Optional<TrafficMode> trafficMode) {

    public GatewaySettings {
        pointCodes = List.copyOf(pointCodes);
        pointCodes.forEach(M3uaSettings::requirePointCode);
        routingContext.ifPresent(value -> M3uaSettings.requireUnsigned32("routing context", value));
        aspIdentifier.ifPresent(value -> M3uaSettings.requireUnsigned32("ASP identifier", value));
    }
}
