package org.tollbridge.node.run;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.tollbridge.adapter.m3ua.GatewaySettings;
import org.tollbridge.adapter.m3ua.TrafficMode;
import org.tollbridge.node.config.SignallingKeys;
import org.tollbridge.node.config.Values;
import org.tollbridge.wire.transport.Protocol;

/** Reads the gateways. Items of one address and port are one association with several Application Servers. */
final class GatewayReader {

    /** What all items of one association must agree in. */
    private record Peer(InetSocketAddress remote, boolean dials) {}

    private record Manner(OptionalLong aspIdentifier, Optional<TrafficMode> mode) {}

    private GatewayReader() {}

    static List<GatewaySettings> read(Values values, Protocol protocol) {
        Map<Peer, List<Values>> peers = new LinkedHashMap<>();
        for (Values item : values.list(SignallingKeys.GATEWAYS)) {
            peers.computeIfAbsent(peer(item), peer -> new ArrayList<>()).add(item);
        }
        return peers.entrySet().stream()
                .map(entry -> gateway(entry.getKey(), entry.getValue(), protocol))
                .toList();
    }

    private static Peer peer(Values item) {
        boolean dials = item.text(SignallingKeys.GATEWAY_CONNECTION).equals("dial");
        String address = item.text(SignallingKeys.GATEWAY_ADDRESS);
        // The port from which a gateway comes says nothing.
        return new Peer(new InetSocketAddress(address, dials ? item.integer(SignallingKeys.GATEWAY_PORT) : 0), dials);
    }

    private static GatewaySettings gateway(Peer peer, List<Values> items, Protocol protocol) {
        Values first = items.getFirst();
        String place = first.place(SignallingKeys.GATEWAY_ADDRESS);
        Manner manner = manner(first);
        if (items.stream().anyMatch(item -> !manner(item).equals(manner))) {
            throw new IllegalArgumentException(place + ": the items of " + first.text(SignallingKeys.GATEWAY_ADDRESS)
                    + " are one association and differ in asp-identifier or traffic-mode; give them the same");
        }
        List<GatewaySettings.Service> services = items.stream()
                .map(item -> new GatewaySettings.Service(
                        item.optionalNumber(SignallingKeys.GATEWAY_ROUTING_CONTEXT),
                        item.numbers(SignallingKeys.GATEWAY_POINT_CODES)))
                .toList();
        if (peer.dials()) {
            return GatewaySettings.dialled(
                    Peers.dial(protocol, peer.remote(), place), services, manner.aspIdentifier(), manner.mode());
        }
        return GatewaySettings.accepted(
                List.of(Peers.address(first.text(SignallingKeys.GATEWAY_ADDRESS), place)),
                services,
                manner.aspIdentifier(),
                manner.mode());
    }

    private static Manner manner(Values item) {
        return new Manner(
                item.optionalNumber(SignallingKeys.GATEWAY_ASP_IDENTIFIER),
                Peers.mode(item.text(SignallingKeys.GATEWAY_TRAFFIC_MODE)));
    }
}
