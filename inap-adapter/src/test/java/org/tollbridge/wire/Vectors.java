package org.tollbridge.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The golden messages of {@code src/test/resources/vectors}; its README gives their provenance. */
public final class Vectors {
    private static final JsonFactory JSON = new JsonFactory();

    private Vectors() {}

    /** One message of {@code inap-cs1.jsonl}: the line as maps, lists, strings, numbers and {@code JSON_NULL}. */
    public record Message(Map<String, Object> line) {
        public String text(String key) {
            if (line.get(key) instanceof String text) {
                return text;
            }
            throw new IllegalArgumentException("no text under " + key + " in " + line);
        }

        public Octets octets(String key) {
            return Octets.fromHex(text(key));
        }

        public String name() {
            return text("name");
        }

        @Override
        public String toString() {
            return name();
        }
    }

    /** One line of {@code ber-variants.txt}. */
    public record Variant(String name, String variant, Octets m3ua) {
        @Override
        public String toString() {
            return name + " " + variant;
        }
    }

    /** Stands for {@code null} in a message's maps. */
    public static final Object JSON_NULL = new Object() {
        @Override
        public String toString() {
            return "null";
        }
    };

    public static List<Message> messages() {
        List<Message> messages = new ArrayList<>();
        for (String line : lines("inap-cs1.jsonl")) {
            messages.add(new Message(object(line)));
        }
        return messages;
    }

    public static Message message(String name) {
        return messages().stream()
                .filter(message -> message.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no vector named " + name));
    }

    public static List<Variant> variants() {
        List<Variant> variants = new ArrayList<>();
        for (String line : lines("ber-variants.txt")) {
            String[] words = line.split(" ", -1);
            variants.add(new Variant(words[0], words[1], Octets.fromHex(words[2])));
        }
        return variants;
    }

    /** A JSON object as a map in the order of the text. */
    public static Map<String, Object> object(String json) {
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            Map<String, Object> object = readObject(parser);
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("more than one JSON value in: " + json);
            }
            return object;
        } catch (IOException broken) {
            throw new UncheckedIOException(json, broken);
        }
    }

    private static Map<String, Object> readObject(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException("not a JSON object: " + parser.currentToken());
        }
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            if (object.put(key, readValue(parser)) != null) {
                throw new IllegalArgumentException("the key " + key + " is there twice");
            }
        }
        return object;
    }

    private static Object readValue(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> readObject(parser);
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(readValue(parser));
                }
                yield list;
            }
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> JSON_NULL;
            default -> throw new IllegalArgumentException("unexpected in JSON: " + parser.currentToken());
        };
    }

    private static List<String> lines(String file) {
        try (InputStream in = Vectors.class.getResourceAsStream("/vectors/" + file)) {
            if (in == null) {
                throw new IllegalStateException("test resource vectors/" + file + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(file, broken);
        }
    }
}
