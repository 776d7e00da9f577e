package org.tollbridge.node.control;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The lines of one response, each a JSON object. The last line of a complete response has the key {@code done}. */
public final class Replies {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final OutputStream out;

    Replies(OutputStream out) {
        this.out = out;
    }

    /** A new object for a line. */
    public static ObjectNode line() {
        return JSON.createObjectNode();
    }

    /** Sends one line; it may be buffered until the next line or the end. */
    public void send(ObjectNode line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Flushes the buffer. */
    public void flush() throws IOException {
        out.flush();
    }
}
