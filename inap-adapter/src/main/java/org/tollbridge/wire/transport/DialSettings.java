package org.tollbridge.wire.transport;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * A peer to connect to and to stay connected with.
 *
 * @param local addresses to come from, empty for any; SCTP binds all of them (multi-homing)
 * @param firstWait the wait after the first failure, counted from the attempt that failed; it doubles with every
 *     further one
 * @param longestWait where the doubling stops; each wait is shortened at random by up to a quarter, so that many
 *     clients do not come back in step
 */
public record DialSettings(
        Protocol protocol,
        InetSocketAddress remote,
        List<InetSocketAddress> local,
        Duration firstWait,
        Duration longestWait) {

    public DialSettings {
        local = List.copyOf(local);
        TransportSettings.require(firstWait.isPositive(), "first wait: more than 0", firstWait.toMillis());
        TransportSettings.require(
                longestWait.compareTo(firstWait) >= 0, "longest wait: at least the first", longestWait.toMillis());
    }

    /** TCP from any address, waiting 100 ms to 1 s between attempts. */
    public static DialSettings tcp(InetSocketAddress remote) {
        return new DialSettings(Protocol.TCP, remote, List.of(), Duration.ofMillis(100), Duration.ofSeconds(1));
    }
}
