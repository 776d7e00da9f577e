package org.tollbridge.node.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.tollbridge.provisioning.inventory.Author;

/** Who asks, within a request to a running node. Only the home's owner reaches its socket, so that the word is taken. */
public final class Authors {

    private static final String WHO = "who";
    private static final String WHY = "why";
    private static final String ORIGIN = "from";

    private Authors() {}

    /** Names the author in a request. */
    public static ObjectNode write(ObjectNode request, Author author) {
        return request.put(WHO, author.who()).put(WHY, author.why()).put(ORIGIN, author.origin());
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException when it names nobody
     */
    public static Author read(JsonNode request) {
        String who = request.path(WHO).asText("");
        String why = request.path(WHY).asText("");
        return request.has(ORIGIN) ? new Author(who, why, request.path(ORIGIN).asText()) : new Author(who, why);
    }
}
