package org.tollbridge.provisioning.form;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Parses JSON written by people. */
public final class JsonText {

    private JsonText() {}

    /**
     * Parses a text within the limits of a mapper; returns a missing node for a blank text.
     *
     * @throws UnreadableJsonException when it is not JSON, or exceeds the limits
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
