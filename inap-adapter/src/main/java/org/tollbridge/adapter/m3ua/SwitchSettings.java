package org.tollbridge.adapter.m3ua;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A switch that connects to us as ASP or as IPSP (single exchange).
 *
 * @param pointCode its point code, 1 to 16,777,215
 * @param routingContext the routing context that it activates, 0 to 4,294,967,295; several switches may share one
 * @param trafficMode how its associations share traffic; empty takes what the first ASPAC asks, or override
 * @param aspIdentifier the ASP identifier that its ASPUP must carry; empty takes any
 * @param addresses where it may come from; empty takes any
 */
public record SwitchSettings(
        int pointCode,
        long routingContext,
        Optional<TrafficMode> trafficMode,
        OptionalLong aspIdentifier,
        List<InetAddress> addresses) {

    public SwitchSettings {
        M3uaSettings.requirePointCode(pointCode);
        M3uaSettings.requireUnsigned32("routing context", routingContext);
        addresses = List.copyOf(addresses);
    }

    /** Whether an ASP with this identifier may be this switch. */
    boolean takes(OptionalLong identifier) {
        return aspIdentifier.isEmpty() || aspIdentifier.equals(identifier);
    }

    /** A switch that may come from anywhere, told by nothing but its point code. */
    public static SwitchSettings of(int pointCode, long routingContext) {
        return new SwitchSettings(pointCode, routingContext, Optional.empty(), OptionalLong.empty(), List.of());
    }
}
