package org.tollbridge.wire.transport;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * A peer to which a connection is set up and maintained.
 *
 * @param remotes addresses of the peer, at least one; each attempt takes the next. An SCTP peer announces its further
 *     addresses itself; listing them here too allows the association to be set up while the first path is down
 * @param local local addresses to bind, all with the same port, which may be 0; empty for any. SCTP binds all of them
 *     (multi-homing), TCP the first
 * @param firstWait the wait after the first failure, measured from the start of the failed attempt; it doubles with
 *     each further failure
 * @param longestWait the upper limit of the doubled wait; each wait is shortened at random by up to a quarter, so that
 *     many clients do not reconnect at the same time
 */
public record DialSettings(
        Protocol protocol,
        List<InetSocketAddress> remotes,
        List<InetSocketAddress> local,
        Duration firstWait,
        Duration longestWait) {

    public DialSettings {
        remotes = List.copyOf(remotes);
        local = List.copyOf(local);
        TransportSettings.require(!remotes.isEmpty(), "addresses of the peer: at least 1", remotes.size());
        TransportSettings.require(firstWait.isPositive(), "first wait: more than 0", firstWait.toMillis());
        TransportSettings.require(
                longestWait.compareTo(firstWait) >= 0, "longest wait: at least the first", longestWait.toMillis());
    }

    /** TCP from any local address, waiting 100 ms to 1 s between attempts. */
    public static DialSettings tcp(InetSocketAddress remote) {
        return of(Protocol.TCP, List.of(remote), List.of());
    }

    /** Settings that wait 100 ms to 1 s between attempts. */
    public static DialSettings of(Protocol protocol, List<InetSocketAddress> remotes, List<InetSocketAddress> local) {
        return new DialSettings(protocol, remotes, local, Duration.ofMillis(100), Duration.ofSeconds(1));
    }

    /** The first address of the peer, which names it in logs. */
    public InetSocketAddress remote() {
        return remotes.getFirst();
    }
}
