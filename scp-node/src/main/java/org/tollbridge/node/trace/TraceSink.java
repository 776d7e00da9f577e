package org.tollbridge.node.trace;

import java.io.IOException;
import org.tollbridge.wire.sccp.PointCodeLength;

/** Where a capture goes. */
public interface TraceSink {

    /** Called before the first message, with the length of point codes in all messages. */
    default void begins(PointCodeLength pointCodes) throws IOException {}

    /** Takes a message. */
    void take(TracedMessage message) throws IOException;

    /** Nothing comes just now: what waits in a buffer may go. */
    void idle() throws IOException;
}
