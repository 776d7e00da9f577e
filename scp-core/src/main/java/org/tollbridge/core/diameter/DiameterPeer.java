package org.tollbridge.core.diameter;

import java.net.InetSocketAddress;

/**
 * A server.
 *
 * @param node its identity, and the realm that requests are sent to
 * @param address where it listens, resolved
 */
public record DiameterPeer(DiameterNode node, InetSocketAddress address) {}
