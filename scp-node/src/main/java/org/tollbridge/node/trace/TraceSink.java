package org.tollbridge.node.trace;

import java.io.IOException;

/** Where a capture goes. */
public interface TraceSink {

    /** Takes a message. */
    void take(TracedMessage message) throws IOException;

    /** Nothing comes just now: what waits in a buffer may go. */
    void idle() throws IOException;
}
