package org.tollbridge.provisioning.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tollbridge.provisioning.form.JsonText;
import org.tollbridge.provisioning.form.UnreadableJsonException;

/** Values of template parameters, in requests, files and the store. */
public final class TemplateValues {

    /** Largest length of all values of one number or template, in characters of JSON. */
    public static final int LONGEST = 4_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private TemplateValues() {}

    /**
     * Reads values: an object of texts, numbers, flags and lists of them; or a text of {@code name=value} pairs
     * separated by semicolons.
     *
     * @throws IllegalArgumentException when the input is anything else, or too long
     */
    public static Map<String, String> read(JsonNode given) {
        Map<String, String> values = new TreeMap<>();
        if (given.isTextual() && !given.asText().strip().startsWith("{")) {
            for (String pair : given.asText().split(";", -1)) {
                if (!pair.isBlank()) {
                    add(values, pair);
                }
            }
        } else {
            JsonNode object = given.isTextual() ? parsed(given.asText()) : given;
            if (!object.isObject()) {
                throw new IllegalArgumentException("values must be an object with a value for each name");
            }
            object.properties().forEach(each -> values.put(each.getKey(), text(each.getKey(), each.getValue())));
        }
        if (write(values).length() > LONGEST) {
            throw new IllegalArgumentException("values must have at most " + LONGEST + " characters in total");
        }
        return values;
    }

    /**
     * Adds a value written as {@code name=value}.
     *
     * @throws IllegalArgumentException when it is written differently
     */
    public static void add(Map<String, String> values, String pair) {
        int equals = pair.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("a value must be written as NAME=VALUE, not " + pair.strip());
        }
        values.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
    }

    private static JsonNode parsed(String json) {
        try {
            return JsonText.read(JSON, json);
        } catch (UnreadableJsonException e) {
            throw new IllegalArgumentException("values are not valid JSON, in " + e.words());
        }
    }

    private static String text(String name, JsonNode value) {
        if (value.isArray()) {
            List<String> items = new ArrayList<>();
            value.forEach(item -> items.add(text(name, item)));
            return String.join(", ", items);
        }
        if (value.isBoolean()) {
            return value.asBoolean() ? "yes" : "no";
        }
        if (!value.isTextual() && !value.isIntegralNumber()) {
            throw new IllegalArgumentException(
                    "value " + name + " must be a text, a whole number, a flag, or a list of those");
        }
        if (value.asText().chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("value " + name + " must be on one line");
        }
        return value.asText();
    }

    /** Values in the form that {@link #read} reads, by name. */
    public static ObjectNode tree(Map<String, String> values) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(values).forEach(tree::put);
        return tree;
    }

    /** Values for a field of a record; a missing node when there are none. */
    public static JsonNode shown(Map<String, String> values) {
        return values.isEmpty() ? MissingNode.getInstance() : tree(values);
    }

    /** The text of {@link #tree}. */
    public static String write(Map<String, String> values) {
        return tree(values).toString();
    }
}
