package org.tollbridge.node.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;

/** What a running node does for one kind of request. Runs on a thread of its own. */
@FunctionalInterface
public interface ControlCommand {

    /**
     * Answers one request.
     *
     * @param request the first line that the client sent
     * @param body what it sent behind that line; reading it fails when less comes than was announced
     * @param replies takes the lines of the answer
     * @throws IOException when the client is gone
     */
    void answer(JsonNode request, InputStream body, Replies replies) throws IOException;
}
