package org.tollbridge.node.run;

import java.net.InetAddress;
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
import org.tollbridge.wire.transport.DialSettings;
import org.tollbridge.wire.transport.Protocol;

/**
 * Reads the gateways. Entries with the same addresses and port form one association with several Application Servers.
 */
final class GatewayReader {

    /** The peer of an association. */
    private record Peer(List<InetSocketAddress> remotes, boolean dials) {}

    /** Properties in which all entries of one association must agree. */
    private record Manner(
            Protocol protocol, List<InetSocketAddress> local, OptionalLong aspIdentifier, Optional<TrafficMode> mode) {}

    private final Protocol usual;

    private GatewayReader(Protocol usual) {
        this.usual = usual;
    }

    /**
     * The configured gateways.
     *
     * @param usual default transport of M3UA
     */
    static List<GatewaySettings> read(Values values, Protocol usual) {
        Map<Peer, List<Values>> peers = new LinkedHashMap<>();
        for (Values item : values.list(SignallingKeys.GATEWAYS)) {
            peers.computeIfAbsent(peer(item), peer -> new ArrayList<>()).add(item);
        }
        GatewayReader reader = new GatewayReader(usual);
        return peers.entrySet().stream()
                .map(entry -> reader.gateway(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Peer peer(Values item) {
        boolean dials = item.text(SignallingKeys.GATEWAY_CONNECTION).equals("dial");
        // A gateway's source port has no meaning.
        int port = dials ? item.integer(SignallingKeys.GATEWAY_PORT) : 0;
        return new Peer(addresses(item, SignallingKeys.GATEWAY_ADDRESSES, port), dials);
    }

    private static List<InetSocketAddress> addresses(Values item, String key, int port) {
        return item.words(key).stream()
                .map(word -> new InetSocketAddress(Peers.address(word, item.place(key)), port))
                .toList();
    }

    private GatewaySettings gateway(Peer peer, List<Values> items) {
        Values first = items.getFirst();
        Manner manner = manner(first);
        if (items.stream().anyMatch(item -> !manner(item).equals(manner))) {
            throw new IllegalArgumentException(first.place(SignallingKeys.GATEWAY_ADDRESSES) + ": the entries of "
                    + first.text(SignallingKeys.GATEWAY_ADDRESSES)
                    + " are one association but differ in transport, local addresses, asp-identifier or"
                    + " traffic-mode; make these equal");
        }
        List<GatewaySettings.Service> services = items.stream()
                .map(item -> new GatewaySettings.Service(
                        item.optionalNumber(SignallingKeys.GATEWAY_ROUTING_CONTEXT),
                        item.numbers(SignallingKeys.GATEWAY_POINT_CODES)))
                .toList();
        if (peer.dials()) {
            DialSettings dial = DialSettings.of(manner.protocol(), peer.remotes(), manner.local());
            return GatewaySettings.dialled(dial, services, manner.aspIdentifier(), manner.mode());
        }
        List<InetAddress> from =
                peer.remotes().stream().map(InetSocketAddress::getAddress).toList();
        return GatewaySettings.accepted(from, services, manner.aspIdentifier(), manner.mode());
    }

    private Manner manner(Values item) {
        Protocol protocol = item.text(SignallingKeys.GATEWAY_TRANSPORT).equals("same")
                ? usual
                : item.choice(SignallingKeys.GATEWAY_TRANSPORT, Protocol.class);
        return new Manner(
                protocol,
                local(item, protocol),
                item.optionalNumber(SignallingKeys.GATEWAY_ASP_IDENTIFIER),
                Peers.mode(item.text(SignallingKeys.GATEWAY_TRAFFIC_MODE)));
    }

    /** Local addresses. A port without an address applies to all addresses. */
    private static List<InetSocketAddress> local(Values item, Protocol protocol) {
        int port = item.integer(SignallingKeys.GATEWAY_LOCAL_PORT);
        List<InetSocketAddress> named = addresses(item, SignallingKeys.GATEWAY_LOCAL_ADDRESSES, port);
        if (protocol == Protocol.TCP && named.size() > 1) {
            throw new IllegalArgumentException(item.place(SignallingKeys.GATEWAY_LOCAL_ADDRESSES) + ": " + named.size()
                    + " local addresses, but TCP uses one; give one, or set gateways[].transport to sctp");
        }
        return named.isEmpty() && port != 0 ? List.of(new InetSocketAddress(port)) : named;
    }
}
