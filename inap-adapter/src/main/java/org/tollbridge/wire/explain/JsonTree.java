package org.tollbridge.wire.explain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tollbridge.wire.asn1.Described;

/** A value's JSON as a tree. The text output is made from it, so that it contains exactly what the JSON does. */
sealed interface JsonTree {
    JsonFactory FACTORY = new JsonFactory();

    /** An object. */
    record Members(Map<String, JsonTree> byName) implements JsonTree {
        Optional<String> text(String name) {
            return Optional.ofNullable(byName.get(name))
                    .filter(Scalar.class::isInstance)
                    .map(scalar -> ((Scalar) scalar).text());
        }
    }

    /** An array. */
    record Elements(List<JsonTree> inOrder) implements JsonTree {}

    /** A string, number or boolean as text; empty for null, which is ASN.1's NULL. */
    record Scalar(String text) implements JsonTree {}

    static JsonTree of(Described value) {
        try (JsonParser parser = FACTORY.createParser(value.toJson())) {
            parser.nextToken();
            return read(parser);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static JsonTree read(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            Map<String, JsonTree> members = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                members.put(name, read(parser));
            }
            return new Members(members);
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            List<JsonTree> elements = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                elements.add(read(parser));
            }
            return new Elements(elements);
        }
        return new Scalar(parser.currentToken() == JsonToken.VALUE_NULL ? "" : parser.getText());
    }
}
