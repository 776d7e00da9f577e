package org.tollbridge.wire.transport;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import jdk.net.ExtendedSocketOptions;

/** What is set on every TCP connection. */
final class Tcp {

    /** A silent peer is probed after so many seconds, by so many probes at so many seconds' distance. */
    private static final int IDLE_SECONDS = 10;

    private static final int PROBES = 3;
    private static final int PROBE_SECONDS = 2;

    private Tcp() {}

    /**
     * Sends at once, and has the kernel probe a silent peer. This JDK has no TCP user time-out; BEAT is what notices a
     * dead peer in seconds, and keep-alive what does where BEAT is off.
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
