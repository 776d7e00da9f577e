package org.tollbridge.node.trace;

import org.tollbridge.wire.explain.Explanation;

/**
 * A message of a capture.
 *
 * @param subject switch and dialogue, or the peer of a message that has neither
 */
record Traced(Captured message, Explanation explanation, String subject) {}
