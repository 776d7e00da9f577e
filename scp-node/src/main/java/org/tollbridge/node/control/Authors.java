package org.tollbridge.node.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.tollbridge.provisioning.inventory.Author;

/**
 * The author in a request to a running node. It is trusted, because only the home's owner can reach the node's socket.
 */
public final class Authors {

    private static final String WHO = "who";
    private static final String WHY = "why";
    private static final String ORIGIN = "from";

    private Authors() {}

    /** Adds the author to a request. */
    public static ObjectNode write(ObjectNode request, Author author) {
        return request.put(WHO, author.who()).put(WHY, author.why()).put(ORIGIN, author.origin());
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException when there is no author
     */
    public static Author read(JsonNode request) {
        String who = request.path(WHO).asText("");
        String why = request.path(WHY).asText("");
        return request.has(ORIGIN) ? new Author(who, why, request.path(ORIGIN).asText()) : new Author(who, why);
    }
}
