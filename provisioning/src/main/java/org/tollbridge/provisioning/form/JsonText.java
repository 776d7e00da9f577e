package org.tollbridge.provisioning.form;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Reads JSON that people wrote. */
public final class JsonText {

    private JsonText() {}

    /**
     * Reads a text within the bounds of a mapper; a missing node for a text that is blank.
     *
     * @throws UnreadableJsonException when it is no JSON, or beyond the bounds
     */
    public static JsonNode read(ObjectMapper json, String text) throws UnreadableJsonException {
        try (JsonParser parser = json.createParser(text)) {
            return read(json, parser);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static JsonNode read(ObjectMapper json, JsonParser parser) throws UnreadableJsonException, IOException {
        try {
            return Optional.<JsonNode>ofNullable(json.readTree(parser)).orElseGet(MissingNode::getInstance);
        } catch (JsonProcessingException e) {
            throw UnreadableJsonException.of(e, parser);
        }
    }
}
