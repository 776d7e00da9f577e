package org.tollbridge.provisioning.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Optional;

/** The type of a field. */
public sealed interface FieldType {

    /** A text on one line, of at most {@code longest} characters. */
    record Text(int longest) implements FieldType {}

    /** One of a set of words. */
    record Word(List<String> words) implements FieldType {}

    /** A whole number within inclusive bounds. */
    record Whole(long least, long most) implements FieldType {}

    /** A Boolean. */
    record Flag() implements FieldType {}

    /** A time, such as 2026-12-31T16:00:00Z. */
    record Moment() implements FieldType {}

    /** A nested record, which is returned but never read. */
    record One(Form<?> form) implements FieldType {}

    /** A list of values of one type, at most {@code most}. */
    record Many(FieldType each, int most) implements FieldType {

        private Optional<String> faultOf(JsonNode value) {
            if (!value.isArray() || value.size() > most) {
                return Optional.of("must be a list of at most " + most + " items");
            }
            for (JsonNode item : value) {
                Optional<String> fault = each.fault(item);
                if (fault.isPresent()) {
                    return fault;
                }
            }
            return Optional.empty();
        }
    }

    /** Any JSON; its user checks it. */
    record Tree(String text) implements FieldType {}

    /** The fault of a value; empty when it is valid. */
    default Optional<String> fault(JsonNode value) {
        return switch (this) {
            case Text text ->
                value.isTextual() && value.asText().length() <= text.longest() && isText(value.asText())
                        ? Optional.empty()
                        : Optional.of("must be a text of at most " + text.longest() + " characters on one line");
            case Word word ->
                value.isTextual() && word.words().contains(value.asText())
                        ? Optional.empty()
                        : Optional.of("must be one of " + String.join(", ", word.words()));
            case Whole whole ->
                value.isIntegralNumber()
                                && value.canConvertToLong()
                                && value.asLong() >= whole.least()
                                && value.asLong() <= whole.most()
                        ? Optional.empty()
                        : Optional.of("must be a whole number from " + whole.least() + " to " + whole.most());
            case Flag flag -> value.isBoolean() ? Optional.empty() : Optional.of("must be true or false");
            case Moment moment ->
                value.isTextual() && moment(value.asText()).isPresent() ? Optional.empty() : Optional.of(MOMENT_RULE);
            case Many many -> many.faultOf(value);
            case One one -> Optional.of("this field is read-only");
            case Tree tree -> Optional.empty();
        };
    }

    /** Whether a text is on one line and contains only encodable characters. */
    static boolean isText(String text) {
        // A lone surrogate appears here as a surrogate code point, which no encoding can represent.
        return text.codePoints()
                .noneMatch(each -> Character.isISOControl(each) || Character.getType(each) == Character.SURROGATE);
    }

    /** Java supports times after this, and before 1970, that milliseconds or stores cannot represent. */
    Instant LAST_MOMENT = Instant.parse("9999-01-01T00:00:00Z");

    /** Describes the notation of a time. */
    String MOMENT_RULE = "must be a time such as 2026-12-31T16:00:00Z, with seconds from 00 to 59";

    /**
     * Parses a time such as 2026-12-31T16:00:00Z, in the years 1970 to 9998; empty when it is invalid. Leap seconds are
     * invalid, because nothing here counts them and Java maps them to the preceding second.
     */
    static Optional<Instant> moment(String text) {
        try {
            TemporalAccessor read = DateTimeFormatter.ISO_INSTANT.parse(text);
            if (read.query(DateTimeFormatter.parsedLeapSecond())) {
                return Optional.empty();
            }
            Instant at = Instant.from(read);
            return at.isBefore(Instant.EPOCH) || at.isAfter(LAST_MOMENT) ? Optional.empty() : Optional.of(at);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The type as JSON Schema. */
    default ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        switch (this) {
            case One one -> schema.setAll(one.form().schema());
            case Text text -> schema.put("type", "string").put("maxLength", text.longest());
            case Word word -> word.words().forEach(schema.put("type", "string").putArray("enum")::add);
            case Whole whole ->
                schema.put("type", "integer").put("minimum", whole.least()).put("maximum", whole.most());
            case Flag flag -> schema.put("type", "boolean");
            case Moment moment -> schema.put("type", "string").put("format", "date-time");
            case Many many ->
                schema.put("type", "array")
                        .put("maxItems", many.most())
                        .set("items", many.each().schema());
            case Tree tree -> schema.put("description", tree.text());
        }
        return schema;
    }
}
