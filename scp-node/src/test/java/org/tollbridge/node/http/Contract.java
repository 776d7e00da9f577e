package org.tollbridge.node.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The API's description, to which answers are held: path, method, status, type and schema. */
record Contract(JsonNode document) {

    /** Says when an answer is none that the description knows. */
    void hold(String method, String path, ApiClient.Reply reply) throws IOException {
        if (method.equals("HEAD")) {
            // Not described by itself: it says what GET says, or is not there.
            assertEquals("", reply.text());
            assertTrue(reply.status() == 405 || operation("GET", path).isPresent(), method + " " + path);
            return;
        }
        Optional<JsonNode> operation = operation(method, path);
        if (operation.isEmpty()) {
            assertTrue(reply.status() == 404 || reply.status() == 405, method + " " + path + " is not described");
            return;
        }
        JsonNode response = operation.get().path("responses").path(Integer.toString(reply.status()));
        assertFalse(
                response.isMissingNode(),
                method + " " + path + ": status " + reply.status() + " is not described: " + reply.text());
        JsonNode content = response.path("content");
        if (content.isMissingNode()) {
            assertEquals("", reply.text());
            return;
        }
        String type = reply.headers().getOrDefault("content-type", "").replaceAll(";.*", "");
        assertTrue(content.has(type), method + " " + path + " answers with " + type);
        List<String> faults = new ArrayList<>();
        for (JsonNode each : values(type, reply.text())) {
            check("", content.path(type).path("schema"), each, faults);
        }
        assertEquals(List.of(), faults, method + " " + path + ": " + reply.text());
        assertEquals(response.path("headers").has("ETag"), !reply.tag().isEmpty(), method + " " + path + ": ETag");
    }

    /** What the schema of a media type is about: the whole, or each of its pieces. */
    private static List<JsonNode> values(String type, String text) throws IOException {
        List<JsonNode> values = new ArrayList<>();
        if (type.equals("text/event-stream")) {
            for (String line :
                    text.lines().filter(each -> each.startsWith("data: ")).toList()) {
                values.add(ApiClient.JSON.readTree(line.substring("data: ".length())));
            }
        } else if (type.endsWith("json")) {
            values.add(ApiClient.JSON.readTree(text));
        } else {
            values.add(TextNode.valueOf(text));
        }
        return values;
    }

    private Optional<JsonNode> operation(String method, String path) {
        for (Map.Entry<String, JsonNode> each : document.path("paths").properties()) {
            String expression = each.getKey().replaceAll("[{][a-z_]+[}]", "[^/]+");
            JsonNode operation = each.getValue().path(method.toLowerCase(Locale.ROOT));
            if (path.matches(expression) && !operation.isMissingNode()) {
                return Optional.of(operation);
            }
        }
        return Optional.empty();
    }

    /** As much of JSON Schema as the description uses; anything else in it is a fault. */
    private void check(String at, JsonNode schema, JsonNode value, List<String> faults) {
        if (schema.has("$ref")) {
            check(at, document.at(schema.path("$ref").asText().substring(1)), value, faults);
            return;
        }
        schema.properties().forEach(rule -> {
            JsonNode said = rule.getValue();
            boolean holds = switch (rule.getKey()) {
                case "type" -> isOf(said.asText(), value);
                case "maxLength" -> value.asText().length() <= said.asInt();
                case "minimum" -> value.asLong() >= said.asLong();
                case "maximum" -> value.asLong() <= said.asLong();
                case "maxItems" -> value.size() <= said.asInt();
                case "enum" -> contains(said, value);
                case "format" -> said.asText().equals("date-time") && isMoment(value.asText());
                case "required" -> hasAll(said, value);
                case "additionalProperties" -> said.asBoolean(true) || knowsAll(schema, value);
                case "properties" -> {
                    value.properties()
                            .forEach(field -> check(
                                    at + "/" + field.getKey(), said.path(field.getKey()), field.getValue(), faults));
                    yield true;
                }
                case "items" -> {
                    value.forEach(item -> check(at + "[]", said, item, faults));
                    yield true;
                }
                case "description", "readOnly" -> true;
                default -> false;
            };
            if (!holds) {
                faults.add(at + ": " + rule.getKey() + " " + said + " does not hold for " + value);
            }
        });
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            default -> false;
        };
    }

    private static boolean contains(JsonNode words, JsonNode value) {
        for (JsonNode word : words) {
            if (word.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasAll(JsonNode names, JsonNode value) {
        for (JsonNode name : names) {
            if (!value.has(name.asText())) {
                return false;
            }
        }
        return true;
    }

    private static boolean knowsAll(JsonNode schema, JsonNode value) {
        return value.properties().stream()
                .allMatch(field -> schema.path("properties").has(field.getKey()));
    }

    private static boolean isMoment(String text) {
        return Instant.parse(text).toString().equals(text);
    }
}
