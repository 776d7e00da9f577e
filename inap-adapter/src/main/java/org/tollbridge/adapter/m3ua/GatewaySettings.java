package org.tollbridge.adapter.m3ua;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tollbridge.wire.transport.DialSettings;

/**
 * A signalling gateway to which this node is an ASP, or a switch to which it is an IPSP (single exchange).
 *
 * @param dial where to connect; empty waits for the gateway to connect
 * @param addresses source addresses of a gateway that connects to this node
 * @param services this node's Application Servers there; if there are several, each has a routing context
 * @param aspIdentifier sent in ASPUP; empty sends none
 * @param trafficMode sent in ASPAC; empty sends none
 */
public record GatewaySettings(
        Optional<DialSettings> dial,
        List<InetAddress> addresses,
        List<Service> services,
        OptionalLong aspIdentifier,
        Optional<TrafficMode> trafficMode) {

    /**
     * One of this node's Application Servers.
     *
     * @param routingContext sent in ASPAC and DATA; empty sends none
     * @param pointCodes the point codes of the switches reached through it; one that several gateways reach is shared
     */
    public record Service(OptionalLong routingContext, List<Integer> pointCodes) {
        public Service {
            routingContext.ifPresent(value -> M3uaSettings.requireUnsigned32("routing context", value));
            pointCodes = List.copyOf(pointCodes);
            pointCodes.forEach(M3uaSettings::requirePointCode);
        }
    }

    public GatewaySettings {
        addresses = List.copyOf(addresses);
        services = List.copyOf(services);
        aspIdentifier.ifPresent(value -> M3uaSettings.requireUnsigned32("ASP identifier", value));
        M3uaSettings.require(
                dial.isPresent() == addresses.isEmpty(),
                "gateway: either where to connect to or where it comes from; addresses",
                addresses.size());
        M3uaSettings.require(!services.isEmpty(), "application servers of a gateway: at least 1", services.size());
        long contexts = services.stream()
                .flatMap(service -> service.routingContext().stream().boxed())
                .distinct()
                .count();
        M3uaSettings.require(
                services.size() == 1 || contexts == services.size(),
                "application servers of one gateway: a routing context of its own each; routing contexts",
                contexts);
        List<Integer> all = pointCodes(services);
        M3uaSettings.require(
                all.stream().distinct().count() == all.size(),
                "point codes of a gateway: each once; point codes",
                all.size());
    }

    /** A gateway that this node connects to. */
    public static GatewaySettings dialled(
            DialSettings dial, List<Service> services, OptionalLong aspIdentifier, Optional<TrafficMode> trafficMode) {
        return new GatewaySettings(Optional.of(dial), List.of(), services, aspIdentifier, trafficMode);
    }

    /** A gateway that connects to this node. */
    public static GatewaySettings accepted(
            List<InetAddress> addresses,
            List<Service> services,
            OptionalLong aspIdentifier,
            Optional<TrafficMode> trafficMode) {
        return new GatewaySettings(Optional.empty(), addresses, services, aspIdentifier, trafficMode);
    }

    /** The point codes of all switches that it reaches. */
    public List<Integer> pointCodes() {
        return pointCodes(services);
    }

    private static List<Integer> pointCodes(List<Service> services) {
        return services.stream()
                .flatMap(service -> service.pointCodes().stream())
                .toList();
    }
}
