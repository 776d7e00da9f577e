package org.tollbridge.adapter.m3ua;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tollbridge.wire.transport.DialSettings;

/**
 * A switch that is an ASP to this node as its gateway, or that is the other IPSP.
 *
 * @param pointCode its point code, 1 to 16,777,215
 * @param routingContexts the routing contexts that it activates, 0 to 4,294,967,295, at least one; several switches may
 *     share one. Messages to it use the first active one
 * @param trafficMode how its associations share traffic; empty accepts the mode of the first ASPAC, or override
 * @param minimumAsps with load sharing or broadcast, inactive associations are asked to become active while fewer are
 *     active
 * @param aspIdentifier the ASP identifier that its ASPUP must carry; empty accepts any
 * @param addresses its source addresses; empty accepts any
 * @param doubleExchange how this node is an IPSP to it as well; empty for a single exchange
 */
public record SwitchSettings(
        int pointCode,
        List<Long> routingContexts,
        Optional<TrafficMode> trafficMode,
        int minimumAsps,
        OptionalLong aspIdentifier,
        List<InetAddress> addresses,
        Optional<DoubleExchange> doubleExchange) {

    /**
     * IPSP double exchange (RFC 4666, clause 4.3.1): each side comes up and becomes active by requests of its own.
     *
     * @param ownRoutingContext sent in this node's ASPAC and carried by DATA from the switch; empty sends none
     * @param ownAspIdentifier sent in this node's ASPUP; empty sends none
     * @param ownTrafficMode sent in this node's ASPAC; empty sends none
     * @param dials where to connect; empty waits for the switch to connect
     */
    public record DoubleExchange(
            OptionalLong ownRoutingContext,
            OptionalLong ownAspIdentifier,
            Optional<TrafficMode> ownTrafficMode,
            List<DialSettings> dials) {
        public DoubleExchange {
            ownRoutingContext.ifPresent(value -> M3uaSettings.requireUnsigned32("own routing context", value));
            ownAspIdentifier.ifPresent(value -> M3uaSettings.requireUnsigned32("own ASP identifier", value));
            dials = List.copyOf(dials);
        }
    }

    public SwitchSettings {
        M3uaSettings.requirePointCode(pointCode);
        M3uaSettings.require(
                !routingContexts.isEmpty(), "routing contexts of a switch: at least 1", routingContexts.size());
        routingContexts.forEach(value -> M3uaSettings.requireUnsigned32("routing context", value));
        routingContexts = routingContexts.stream().distinct().toList();
        M3uaSettings.require(minimumAsps >= 1, "minimum of associations: at least 1", minimumAsps);
        addresses = List.copyOf(addresses);
    }

    /** Whether an ASP with this identifier may belong to this switch. */
    boolean takes(OptionalLong identifier) {
        return aspIdentifier.isEmpty() || aspIdentifier.equals(identifier);
    }

    /** Whether an association may belong to either switch, so that only the point code of its DATA identifies it. */
    boolean looksLike(SwitchSettings other) {
        boolean identifiers =
                aspIdentifier.isEmpty() || other.aspIdentifier.isEmpty() || aspIdentifier.equals(other.aspIdentifier);
        boolean places =
                addresses.isEmpty() || other.addresses.isEmpty() || !Collections.disjoint(addresses, other.addresses);
        return pointCode != other.pointCode
                && identifiers
                && places
                && !Collections.disjoint(routingContexts, other.routingContexts);
    }

    /** A switch that may connect from anywhere and is identified only by its point code. */
    public static SwitchSettings of(int pointCode, long... routingContexts) {
        return new SwitchSettings(
                pointCode,
                Arrays.stream(routingContexts).boxed().toList(),
                Optional.empty(),
                1,
                OptionalLong.empty(),
                List.of(),
                Optional.empty());
    }

    /** The same switch with this traffic mode and minimum number of associations. */
    public SwitchSettings sharing(TrafficMode mode, int atLeast) {
        return new SwitchSettings(
                pointCode, routingContexts, Optional.of(mode), atLeast, aspIdentifier, addresses, doubleExchange);
    }

    /** The same switch, identified by its ASP identifier. */
    public SwitchSettings identifiedBy(long identifier) {
        return new SwitchSettings(
                pointCode,
                routingContexts,
                trafficMode,
                minimumAsps,
                OptionalLong.of(identifier),
                addresses,
                doubleExchange);
    }

    /** The same switch, accepted only from these addresses. */
    public SwitchSettings from(List<InetAddress> only) {
        return new SwitchSettings(
                pointCode, routingContexts, trafficMode, minimumAsps, aspIdentifier, only, doubleExchange);
    }

    /** The same switch, with this node as the other IPSP of a double exchange. */
    public SwitchSettings exchanging(DoubleExchange exchange) {
        return new SwitchSettings(
                pointCode, routingContexts, trafficMode, minimumAsps, aspIdentifier, addresses, Optional.of(exchange));
    }
}
