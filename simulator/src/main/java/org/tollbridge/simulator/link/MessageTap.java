package org.tollbridge.simulator.link;

import java.net.InetSocketAddress;
import java.time.Instant;
import org.tollbridge.wire.Octets;

/** Sees every M3UA message of a link, on the thread that handles it. It must not block. */
@FunctionalInterface
public interface MessageTap {
    /** Looks away. */
    MessageTap NONE = (time, source, destination, m3ua) -> {};

    /**
     * One message.
     *
     * @param source the switch for what it sends, the SCP for what it receives
     * @param m3ua the whole message
     */
    void message(Instant time, InetSocketAddress source, InetSocketAddress destination, Octets m3ua);
}
