package org.tollbridge.core.diameter;

import java.net.InetSocketAddress;

/**
 * A server.
 *
 * @param node who it is, and whose realm requests are sent to
 * @param address where it listens, resolved
 */
public record DiameterPeer(DiameterNode node, InetSocketAddress address) {}
