package org.tollbridge.wire.transport;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * A peer to connect to and to stay connected with.
 *
 * @param remotes addresses of the peer, at least one; each attempt takes the next. An SCTP peer tells its further
 *     addresses by itself: naming them here too lets the association be set up while the first path is down
 * @param local addresses to come from, all with one port, which may be 0; empty for any. SCTP binds all of them
 *     (multi-homing), TCP the first
 * @param firstWait the wait after the first failure, counted from the attempt that failed; it doubles with every
 *     further one
 * @param longestWait where the doubling stops; each wait is shortened at random by up to a quarter, so that many
 *     clients do not come back in step
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

    /** TCP from any address, waiting 100 ms to 1 s between attempts. */
    public static DialSettings tcp(InetSocketAddress remote) {
        return of(Protocol.TCP, List.of(remote), List.of());
    }

    /** Waiting 100 ms to 1 s between attempts. */
    public static DialSettings of(Protocol protocol, List<InetSocketAddress> remotes, List<InetSocketAddress> local) {
        return new DialSettings(protocol, remotes, local, Duration.ofMillis(100), Duration.ofSeconds(1));
    }

    /** The first address of the peer: what it is called by. */
    public InetSocketAddress remote() {
        return remotes.getFirst();
    }
}
