package org.tollbridge.node.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.tollbridge.provisioning.inventory.Author;

/** Who asks, within a request to a running node. Only the home's owner reaches its socket, so that the word is taken. */
final class Authors {

    private static final String WHO = "who";
    private static final String WHY = "why";

    private Authors() {}

    static ObjectNode write(ObjectNode request, Author author) {
        return request.put(WHO, author.who()).put(WHY, author.why());
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException when it names nobody
     */
    static Author read(JsonNode request) {
        return new Author(request.path(WHO).asText(""), request.path(WHY).asText(""));
    }
}
