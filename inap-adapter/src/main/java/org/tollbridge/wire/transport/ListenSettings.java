package org.tollbridge.wire.transport;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * A listening port and its limits.
 *
 * @param addresses addresses to listen on; TCP uses the first, SCTP binds all (multi-homing); port 0 selects a free one
 * @param maximumConnections the largest number of simultaneous connections
 * @param maximumPerAddress the largest number of simultaneous connections from one peer address
 * @param provingTime how long a connection may stay open before {@link Connection#prove()} is called on it
 */
public record ListenSettings(
        Protocol protocol,
        List<InetSocketAddress> addresses,
        int maximumConnections,
        int maximumPerAddress,
        Duration provingTime) {

    public ListenSettings {
        addresses = List.copyOf(addresses);
        TransportSettings.require(!addresses.isEmpty(), "addresses to listen on: at least 1", addresses.size());
        TransportSettings.require(maximumConnections >= 1, "maximum connections: at least 1", maximumConnections);
        TransportSettings.require(maximumPerAddress >= 1, "maximum per address: at least 1", maximumPerAddress);
        TransportSettings.require(provingTime.isPositive(), "proving time: more than 0", provingTime.toMillis());
    }

    /** The addresses in use: all for SCTP, the first for TCP. */
    List<InetSocketAddress> bound() {
        return protocol == Protocol.SCTP ? addresses : addresses.subList(0, 1);
    }

    /** TCP on one address, 256 connections, 64 from one address, 5 s to prove itself. */
    public static ListenSettings tcp(InetSocketAddress address) {
        return new ListenSettings(Protocol.TCP, List.of(address), 256, 64, Duration.ofSeconds(5));
    }
}
