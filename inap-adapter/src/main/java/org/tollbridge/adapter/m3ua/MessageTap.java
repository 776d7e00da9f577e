package org.tollbridge.adapter.m3ua;

import java.net.InetSocketAddress;
import org.tollbridge.wire.Octets;

/** Sees every M3UA message received and sent. Called on threads that must not block. */
@FunctionalInterface
public interface MessageTap {

    /**
     * Takes one message: a received one before it is handled, a sent one before it is queued.
     *
     * @param received whether the peer sent it
     * @param m3ua the whole message, which the tap may keep
     */
    void message(boolean received, InetSocketAddress peer, Octets m3ua);
}
