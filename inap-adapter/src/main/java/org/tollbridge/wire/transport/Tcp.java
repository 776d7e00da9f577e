package org.tollbridge.wire.transport;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import jdk.net.ExtendedSocketOptions;

/** Settings of every TCP connection. */
final class Tcp {

    /** Keep-alive: the idle time before the first probe, then the number of probes and the seconds between them. */
    private static final int IDLE_SECONDS = 10;

    private static final int PROBES = 3;
    private static final int PROBE_SECONDS = 2;

    private Tcp() {}

    /**
     * Sends without delay, and has the kernel probe a silent peer. This JDK has no TCP user time-out: BEAT detects a
     * dead peer within seconds, and keep-alive does so where BEAT is off.
     */
    static void configure(SocketChannel channel) throws IOException {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        if (channel.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
            channel.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, IDLE_SECONDS);
            channel.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, PROBES);
            channel.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, PROBE_SECONDS);
        }
    }
}
