package org.tollbridge.provisioning.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * A field of a record.
 *
 * @param name name in lower case with underscores
 * @param text description for readers of the API's description
 * @param value its value in a record; a missing node where the record has none
 * @param <T> the record
 */
public record Field<T>(String name, FieldType type, Need need, String text, Function<T, JsonNode> value) {

    /** Whether a writer supplies a field. */
    public enum Need {
        REQUIRED,
        OPTIONAL,
        /** Derived from other data: returned, and ignored in input. */
        SHOWN
    }

    /** A text; omitted when empty. */
    public static <T> Field<T> text(String name, int longest, Need need, String text, Function<T, String> value) {
        return new Field<>(name, new FieldType.Text(longest), need, text, record -> node(value.apply(record)));
    }

    /** One of a set of words; omitted when empty. */
    public static <T> Field<T> word(
            String name, List<String> words, Need need, String text, Function<T, String> value) {
        return new Field<>(
                name, new FieldType.Word(List.copyOf(words)), need, text, record -> node(value.apply(record)));
    }

    /** A Boolean. */
    public static <T> Field<T> flag(String name, Need need, String text, Function<T, Boolean> value) {
        return new Field<>(name, new FieldType.Flag(), need, text, record -> BooleanNode.valueOf(value.apply(record)));
    }

    /** A time, if present. */
    public static <T> Field<T> moment(String name, Need need, String text, Function<T, Optional<Instant>> value) {
        return new Field<>(
                name,
                new FieldType.Moment(),
                need,
                text,
                record -> value.apply(record)
                        .<JsonNode>map(at -> TextNode.valueOf(at.toString()))
                        .orElse(MissingNode.getInstance()));
    }

    /** A whole number, if present. */
    public static <T> Field<T> whole(
            String name, int least, int most, Need need, String text, Function<T, OptionalInt> value) {
        return new Field<>(name, new FieldType.Whole(least, most), need, text, record -> {
            OptionalInt number = value.apply(record);
            return number.isPresent() ? IntNode.valueOf(number.getAsInt()) : MissingNode.getInstance();
        });
    }

    /** Texts; omitted when there are none. */
    public static <T> Field<T> texts(
            String name, FieldType each, int most, Need need, String text, Function<T, List<String>> value) {
        return new Field<>(name, new FieldType.Many(each, most), need, text, record -> {
            List<String> items = value.apply(record);
            if (items.isEmpty()) {
                return MissingNode.getInstance();
            }
            ArrayNode array = JsonNodeFactory.instance.arrayNode(items.size());
            items.forEach(array::add);
            return array;
        });
    }

    /** A value with a form of its own, defined elsewhere. */
    public static <T> Field<T> tree(String name, Need need, String text, Function<T, JsonNode> value) {
        return new Field<>(name, new FieldType.Tree(text), need, text, value);
    }

    private static JsonNode node(String text) {
        return text.isEmpty() ? MissingNode.getInstance() : TextNode.valueOf(text);
    }
}
