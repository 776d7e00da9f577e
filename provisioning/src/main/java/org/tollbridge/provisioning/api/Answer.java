package org.tollbridge.provisioning.api;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tollbridge.provisioning.store.StoreException;

/** A response. */
public record Answer(int status, Map<String, String> headers, Body body) {

    static final int OK = 200;
    static final int CREATED = 201;
    static final int ACCEPTED = 202;
    static final int NO_CONTENT = 204;
    static final int NOT_MODIFIED = 304;
    static final String JSON = "application/json";
    private static final String TYPE = "content-type";

    /** The contents of a response. */
    public sealed interface Body {

        /** A text; may be empty. */
        record Text(String text) implements Body {}

        /** A text that is produced while it is sent, on a thread that may block. */
        record Pieces(Writing writing) implements Body {}
    }

    /** Produces a text. */
    @FunctionalInterface
    public interface Writing {

        /**
         * Writes the whole text. It flushes whatever must be delivered at once.
         *
         * @throws IOException when the reader has disconnected
         * @throws StoreException when the rest cannot be read
         */
        void to(Writer out) throws IOException, StoreException;
    }

    /** JSON. */
    static Answer json(int status, String json) {
        return text(status, JSON, json);
    }

    /** A text. */
    static Answer text(int status, String type, String text) {
        return new Answer(status, Map.of(TYPE, type), new Body.Text(text));
    }

    /** A text that is produced while it is sent. */
    static Answer pieces(String type, Writing writing) {
        return new Answer(OK, Map.of(TYPE, type), new Body.Pieces(writing));
    }

    /** An empty response. */
    static Answer nothing(int status) {
        return new Answer(status, Map.of(), new Body.Text(""));
    }

    /** Same with one more header. */
    Answer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body);
    }
}
