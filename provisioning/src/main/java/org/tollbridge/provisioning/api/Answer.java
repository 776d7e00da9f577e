package org.tollbridge.provisioning.api;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer.
 *
 * @param body empty for none
 */
public record Answer(int status, Map<String, String> headers, String body) {

    static final int OK = 200;
    static final int CREATED = 201;
    static final int NO_CONTENT = 204;
    static final int NOT_MODIFIED = 304;
    static final String JSON = "application/json";

    /** JSON. */
    static Answer json(int status, String json) {
        return new Answer(status, Map.of("content-type", JSON), json);
    }

    /** Nothing. */
    static Answer nothing(int status) {
        return new Answer(status, Map.of(), "");
    }

    /** The same with one more header. */
    Answer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body);
    }
}
