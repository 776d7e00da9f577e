package org.tollbridge.node.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;

/** The implementation of one kind of request in a running node. Runs on a thread of its own. */
@FunctionalInterface
public interface ControlCommand {

    /**
     * Responds to a request.
     *
     * @param request the first line from the client
     * @param body what follows that line; reading fails when it is shorter than announced
     * @param replies receives the lines of the response
     * @throws IOException when the client has disconnected
     */
    void answer(JsonNode request, InputStream body, Replies replies) throws IOException;
}
