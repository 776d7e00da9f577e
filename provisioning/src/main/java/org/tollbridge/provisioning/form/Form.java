package org.tollbridge.provisioning.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tollbridge.service.plan.Fault;

/**
 * The fields of a kind of record, in the order in which they are returned.
 *
 * @param name name of one such record, such as "subscriber"
 * @param text description of such a record
 * @param maker creates a record from the fields read; throws {@link IllegalArgumentException} when they contradict each
 *     other
 * @param <T> the record
 */
public record Form<T>(String name, String text, List<Field<T>> fields, Function<Reading, T> maker) {

    public Form {
        fields = List.copyOf(fields);
    }

    /** A form of records that are returned but never read. */
    public static <T> Form<T> shown(String name, String text, List<Field<T>> fields) {
        return new Form<>(name, text, fields, reading -> {
            throw new IllegalStateException(withArticle(name) + " is never read");
        });
    }

    /** One such record in running text: "a subscriber", "an account". */
    public String one() {
        return withArticle(name);
    }

    private static String withArticle(String name) {
        return ("aeio".indexOf(name.charAt(0)) < 0 ? "a " : "an ") + name;
    }

    /** A record as JSON, without absent fields. Equal records give equal texts. */
    public ObjectNode write(T record) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        for (Field<T> field : fields) {
            JsonNode value = field.value().apply(record);
            if (!value.isMissingNode()) {
                tree.set(field.name(), value);
            }
        }
        return tree;
    }

    /** The version of a record, derived from its document alone. */
    public String version(T record) {
        return Versions.of(document(record));
    }

    /** The text of {@link #write}, on one line. */
    public String document(T record) {
        return write(record).toString();
    }

    /**
     * Creates a record from JSON.
     *
     * @throws FormException with all faults
     */
    public T read(JsonNode tree) throws FormException {
        if (!tree.isObject()) {
            throw new FormException(List.of(new Fault("", "", one() + " must be one JSON object")));
        }
        List<Fault> faults = new ArrayList<>();
        ObjectNode known = JsonNodeFactory.instance.objectNode();
        tree.properties().forEach(given -> {
            Optional<Field<T>> field = field(given.getKey());
            if (field.isEmpty()) {
                faults.add(
                        new Fault(given.getKey(), shortened(given.getValue()), "there is no such field; " + names()));
            } else if (field.get().need() != Field.Need.SHOWN) {
                field.get()
                        .type()
                        .fault(given.getValue())
                        .ifPresentOrElse(
                                rule -> faults.add(new Fault(given.getKey(), shortened(given.getValue()), rule)),
                                () -> known.set(given.getKey(), given.getValue()));
            }
        });
        for (Field<T> field : fields) {
            if (field.need() == Field.Need.REQUIRED && !tree.has(field.name())) {
                faults.add(new Fault(field.name(), "", "required: " + field.text()));
            }
        }
        if (!faults.isEmpty()) {
            throw new FormException(faults);
        }
        try {
            return maker.apply(new Reading(known));
        } catch (IllegalArgumentException e) {
            throw new FormException(List.of(new Fault("", "", String.valueOf(e.getMessage()))));
        }
    }

    private Optional<Field<T>> field(String named) {
        return fields.stream().filter(field -> field.name().equals(named)).findFirst();
    }

    private String names() {
        return "the fields are "
                + fields.stream()
                        .filter(field -> field.need() != Field.Need.SHOWN)
                        .map(Field::name)
                        .collect(Collectors.joining(", "));
    }

    private static String shortened(JsonNode value) {
        String text = value.isTextual() ? value.asText() : value.toString();
        return text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }

    /** The form as JSON Schema. */
    public ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("type", "object").put("description", text);
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        for (Field<T> field : fields) {
            ObjectNode property = field.type().schema().put("description", field.text());
            if (field.need() == Field.Need.SHOWN) {
                property.put("readOnly", true);
            }
            properties.set(field.name(), property);
            if (field.need() == Field.Need.REQUIRED) {
                required.add(field.name());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema.put("additionalProperties", false);
    }
}
