package org.tollbridge.node.trace;

import java.io.IOException;
import org.tollbridge.wire.sccp.PointCodeLength;

/** Destination of a capture. */
public interface TraceSink {

    /** Called before the first message, with the length of point codes in all messages. */
    default void begins(PointCodeLength pointCodes) throws IOException {}

    /** Takes a message. */
    void take(TracedMessage message) throws IOException;

    /** Called when no message is waiting, so that buffers can be flushed. */
    void idle() throws IOException;
}
