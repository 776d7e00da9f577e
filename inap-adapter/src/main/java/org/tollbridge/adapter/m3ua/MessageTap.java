package org.tollbridge.adapter.m3ua;

import java.net.InetSocketAddress;
import org.tollbridge.wire.Octets;

/** Sees every M3UA message that comes and goes. Called on threads that must not wait. */
@FunctionalInterface
public interface MessageTap {

    /**
     * Takes one message: one that came before anything is done about it, one that goes before it is queued.
     *
     * @param received whether the peer sent it
     * @param m3ua the whole message, for the tap to keep
     */
    void message(boolean received, InetSocketAddress peer, Octets m3ua);
}
