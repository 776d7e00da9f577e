package org.tollbridge.provisioning.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tollbridge.service.plan.form.PlanText;

/** Holds docs/plan.schema.json to what is read: with the part of JSON Schema 2020-12 that it uses, and no more. */
class PlanSchemaTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Set<String> SILENT =
            Set.of("$schema", "title", "description", "$defs", "required", "properties");

    /** Every kind of node with every field. */
    private static final String ALL = """
            zone: Asia/Shanghai
            entry: where
            deny: list bad, category payphone
            allow: area 10, prefix 8613, number 861062345678, carrier China Mobile, fixed, absent, fax
            limits:
              concurrent: 10
              calls: 100
              seconds: 90
              monthlyCalls: 1000
              monthlyCost: 5000
              whenSilent: closed
              whenCostUsed: end
            positions:
              emergency: off
            lists:
              bad: 8610*
              bad: 8613800138000
            where: origin
              area 10, mobile -> hours
              otherwise -> split
            hours: time
              mon-fri 2026-10-01..2026-10-07 09:00-18:00 -> menu
              otherwise -> door
            split: percentage
              30% -> em
              70% -> ext
            menu: menu
              announcement: welcome
              minDigits: 1
              maxDigits: 2
              firstDigitSeconds: 4
              nextDigitSeconds: 2
              tries: 2
              bargeIn: no
              1, 22 -> office
              no input -> hello
              otherwise -> hello
            door: pin
              announcement: pin
              maxDigits: 6
              hashes: pbkdf2:100000:0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
              lockSeconds: 60
              to -> office
              otherwise -> closed
            ext: extension
              announcement: ext
              maxDigits: 3
              801: 861062345801
              no input -> hello
              otherwise -> hello
            hello: announce
              announcement: hello
              to -> vm
            em: switch
              switch: emergency
              on -> closed
              otherwise -> office
            office: destination
              number: 861062345678
              onBusy: 861062345679
              onNoAnswer: 861062345670
              onRouteFailure: 861062345671
              noAnswerSeconds: 20
              skipUnreachable: yes
              concurrent: 5
            vm: mailbox
              media: fax
              number: 861062345670
              mailbox: 12
            closed: release
              cause: 31
              announcement: closed
            """;

    private final JsonNode schema;

    PlanSchemaTest() throws IOException {
        schema = MAPPER.readTree(Path.of("..", "docs", "plan.schema.json").toFile());
    }

    private static JsonNode plan() throws IOException {
        return MAPPER.readTree(PlanJson.write(PlanText.read(ALL).document().orElseThrow()));
    }

    @Test
    void everyFieldThatIsWrittenFitsTheSchema() throws IOException {
        assertEquals(Optional.empty(), fault(schema, plan(), "plan"));
    }

    @Test
    void theSchemaKnowsThePeriodsThatAreRead() throws IOException {
        for (String period : List.of("minute", "hour", "day", "week", "month", "Hour", "")) {
            ObjectNode plan = (ObjectNode) plan();
            plan.withObject("/limits").put("period", period).remove("seconds");
            boolean read = PlanJson.read(plan.toString()).document().isPresent();
            assertEquals(read, fault(schema, plan, "plan").isEmpty(), period);
            assertEquals(List.of("minute", "hour", "day", "week").contains(period), read, period);
        }
    }

    /** Each field of the whole plan is misnamed in turn, and each value made one of a wrong type. */
    @Test
    void readerAndSchemaRefuseTheSame() throws IOException {
        List<String> places = new ArrayList<>();
        collect(plan(), "", places);
        assertTrue(places.size() > 80, places::toString);
        for (String place : places) {
            for (String change : List.of("misname", "number", "list")) {
                JsonNode changed = plan();
                int slash = place.lastIndexOf('/');
                ObjectNode parent = (ObjectNode) changed.at(place.substring(0, slash));
                String key = place.substring(slash + 1);
                JsonNode value = parent.remove(key);
                switch (change) {
                    case "misname" -> parent.set(key + " ", value);
                    case "number" -> parent.put(key, 1.5);
                    default -> parent.putArray(key).add(1.5);
                }
                boolean read = PlanJson.read(changed.toString()).document().isPresent();
                boolean fits = fault(schema, changed, "plan").isEmpty();
                boolean name = Set.of("nodes", "lists", "positions", "directory")
                        .contains(place.substring(place.lastIndexOf('/', slash - 1) + 1, slash));
                if (!(name && change.equals("misname"))) {
                    assertEquals(read, fits, place + " " + change);
                    assertEquals(false, read, place + " " + change);
                }
            }
        }
    }

    /** The schema names the fields that the reader asks for in each kind of node, and no other. */
    @Test
    void theSchemaHasNoFieldOfItsOwn() throws IOException {
        Set<String> written = new TreeSet<>();
        plan().at("/nodes")
                .forEach(node -> node.fieldNames()
                        .forEachRemaining(field -> written.add(node.at("/kind").asText() + "." + field)));
        Set<String> described = new TreeSet<>();
        schema.at("/properties/nodes/additionalProperties/oneOf")
                .forEach(kind -> kind.at("/properties")
                        .fieldNames()
                        .forEachRemaining(field ->
                                described.add(kind.at("/properties/kind/const").asText() + "." + field)));
        described.removeIf(field -> field.matches("(menu|pin|extension)\\..*(Digits|Seconds|tries|bargeIn)"));
        written.removeIf(field -> field.matches("(menu|pin|extension)\\..*(Digits|Seconds|tries|bargeIn)"));
        assertEquals(described, written);
        assertNotEquals(Set.of(), written);
    }

    private static void collect(JsonNode node, String path, List<String> places) {
        node.properties().forEach(each -> {
            places.add(path + "/" + each.getKey());
            collect(each.getValue(), path + "/" + each.getKey(), places);
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(node.get(i), path + "/" + i, places);
        }
    }

    private Optional<String> fault(JsonNode rule, JsonNode value, String at) {
        if (rule.has("$ref")) {
            return fault(schema.at(rule.get("$ref").asText().substring(1)), value, at);
        }
        for (Map.Entry<String, JsonNode> each : rule.properties()) {
            if (!SILENT.contains(each.getKey()) && !holds(rule, each.getKey(), each.getValue(), value)) {
                return Optional.of(at + " does not keep to " + each);
            }
        }
        return value.isObject() ? objectFault(rule, value, at) : itemFault(rule, value, at);
    }

    private boolean holds(JsonNode rule, String keyword, JsonNode wanted, JsonNode value) {
        return switch (keyword) {
            case "type" ->
                switch (wanted.asText()) {
                    case "object" -> value.isObject();
                    case "array" -> value.isArray();
                    case "string" -> value.isTextual();
                    case "integer" -> value.isIntegralNumber();
                    case "boolean" -> value.isBoolean();
                    default -> throw new AssertionError(wanted);
                };
            case "const" -> value.equals(wanted);
            case "enum" -> wanted.valueStream().anyMatch(value::equals);
            case "pattern" ->
                !value.isTextual()
                        || Pattern.compile(wanted.asText())
                                .matcher(value.asText())
                                .find();
            case "minimum" -> !value.isNumber() || value.asLong() >= wanted.asLong();
            case "maximum" -> !value.isNumber() || value.asLong() <= wanted.asLong();
            case "minLength" -> !value.isTextual() || value.asText().length() >= wanted.asInt();
            case "maxLength" -> !value.isTextual() || value.asText().length() <= wanted.asInt();
            case "minItems" -> !value.isArray() || value.size() >= wanted.asInt();
            case "maxItems" -> !value.isArray() || value.size() <= wanted.asInt();
            case "oneOf" ->
                wanted.valueStream()
                                .filter(one -> fault(one, value, "").isEmpty())
                                .count()
                        == 1;
            case "items", "additionalProperties" -> true;
            default -> throw new AssertionError(keyword + " in " + rule);
        };
    }

    private Optional<String> itemFault(JsonNode rule, JsonNode value, String at) {
        for (int i = 0; value.isArray() && rule.has("items") && i < value.size(); i++) {
            Optional<String> fault = fault(rule.get("items"), value.get(i), at + "[" + i + "]");
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private Optional<String> objectFault(JsonNode rule, JsonNode value, String at) {
        for (JsonNode required : rule.path("required")) {
            if (!value.has(required.asText())) {
                return Optional.of(at + " lacks " + required);
            }
        }
        for (Map.Entry<String, JsonNode> each : value.properties()) {
            JsonNode known = rule.path("properties").path(each.getKey());
            JsonNode other = rule.path("additionalProperties");
            if (known.isMissingNode() && other.isBoolean()) {
                return Optional.of(at + " has " + each.getKey());
            }
            JsonNode inner = known.isMissingNode() ? other : known;
            Optional<String> fault =
                    inner.isMissingNode() ? Optional.empty() : fault(inner, each.getValue(), at + "." + each.getKey());
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }
}
