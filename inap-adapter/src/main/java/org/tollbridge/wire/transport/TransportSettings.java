package org.tollbridge.wire.transport;

import java.time.Duration;

/**
 * Limits for every connection.
 *
 * @param ioThreads threads that read and write, 1 to 64; a connection stays on one of them
 * @param maximumMessage the longest message accepted, 64 to 16,777,216 octets; a longer one closes the connection
 * @param writeQueueOctets the most that may wait to be written on one connection before {@link SendResult#FULL}
 * @param connectTimeout the time limit for setting up a connection as a client
 * @param sctpStreams streams requested in each direction of an SCTP association, 1 to 65,535; the peer may grant fewer
 */
public record TransportSettings(
        int ioThreads, int maximumMessage, int writeQueueOctets, Duration connectTimeout, int sctpStreams) {

    /**
     * One thread; 64 KiB messages; a 4 MiB write queue; 1 s to connect, after which a new SYN reaches a peer that has
     * returned; 17 streams: one for management, 16 for the values of SLS.
     */
    public static final TransportSettings DEFAULT =
            new TransportSettings(1, 65_536, 4 * 1024 * 1024, Duration.ofSeconds(1), 17);

    public TransportSettings {
        require(ioThreads >= 1 && ioThreads <= 64, "I/O threads: 1 to 64", ioThreads);
        require(
                maximumMessage >= 64 && maximumMessage <= 16 * 1024 * 1024,
                "maximum message: 64 to 16777216 octets",
                maximumMessage);
        require(writeQueueOctets >= maximumMessage, "write queue: at least one maximum message", writeQueueOctets);
        require(connectTimeout.isPositive(), "connect timeout: more than 0", connectTimeout.toMillis());
        require(sctpStreams >= 1 && sctpStreams <= 65_535, "SCTP streams: 1 to 65535", sctpStreams);
    }

    static void require(boolean condition, String rule, long value) {
        if (!condition) {
            throw new IllegalArgumentException(rule + ", not " + value);
        }
    }
}
