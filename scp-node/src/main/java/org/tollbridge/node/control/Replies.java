package org.tollbridge.node.control;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The lines of one answer, each a JSON object. The last one of a whole answer has the key {@code done}. */
public final class Replies {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final OutputStream out;

    Replies(OutputStream out) {
        this.out = out;
    }

    /** An object to fill and send. */
    public static ObjectNode line() {
        return JSON.createObjectNode();
    }

    /** Sends one line; it may wait in a buffer until the next, or until the end. */
    public void send(ObjectNode line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Sends what waits in the buffer. */
    public void flush() throws IOException {
        out.flush();
    }
}
