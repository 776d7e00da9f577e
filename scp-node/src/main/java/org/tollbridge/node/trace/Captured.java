package org.tollbridge.node.trace;

import java.net.InetSocketAddress;
import java.time.Instant;
import org.tollbridge.wire.Octets;

/**
 * One message on a link.
 *
 * @param received whether the peer sent it
 */
record Captured(Instant time, boolean received, InetSocketAddress peer, Octets m3ua) {}
