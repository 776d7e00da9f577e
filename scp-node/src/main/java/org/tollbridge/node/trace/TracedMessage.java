package org.tollbridge.node.trace;

import java.net.InetSocketAddress;
import java.time.Instant;
import org.tollbridge.wire.Octets;

/**
 * A message of a capture, as shown and written.
 *
 * @param received whether the node received it
 * @param peer the other end of the association
 * @param subject switch and dialogue
 * @param text its contents, in one line
 */
public record TracedMessage(
        Instant time, boolean received, InetSocketAddress peer, Octets m3ua, String subject, String text) {}
