package org.tollbridge.simulator.link;

import java.net.InetSocketAddress;
import java.time.Instant;
import org.tollbridge.wire.Octets;

/** Sees every M3UA message of a link, on the thread that handles it. Must not block. */
@FunctionalInterface
public interface MessageTap {
    /** Ignores all messages. */
    MessageTap NONE = (time, source, destination, m3ua) -> {};

    /**
     * Takes one message.
     *
     * @param source the switch for a sent message, the SCP for a received one
     * @param m3ua the whole message
     */
    void message(Instant time, InetSocketAddress source, InetSocketAddress destination, Octets m3ua);
}
