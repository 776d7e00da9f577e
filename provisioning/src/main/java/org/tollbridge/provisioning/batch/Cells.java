package org.tollbridge.provisioning.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import org.tollbridge.provisioning.form.FieldType;

/** Converts field values to the text of a cell, and back. */
final class Cells {

    /** Separates the elements of a list; no element contains it. */
    private static final String BETWEEN = ";";

    private Cells() {}

    /** The text of a value; an empty string for none. */
    static String text(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "";
        }
        if (value.isArray()) {
            List<String> items = new ArrayList<>();
            value.forEach(item -> items.add(item.isValueNode() ? item.asText() : item.toString()));
            return String.join(BETWEEN, items);
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }

    /** The value of a text; one that is invalid for the type stays a text, which the type then refuses. */
    static JsonNode value(String text, FieldType type) {
        return switch (type) {
            case FieldType.Whole whole when text.matches("[0-9]{1,9}") -> IntNode.valueOf(Integer.parseInt(text));
            case FieldType.Flag flag
            when text.equals("true") || text.equals("false") -> BooleanNode.valueOf(text.equals("true"));
            case FieldType.Many many -> {
                ArrayNode items = JsonNodeFactory.instance.arrayNode();
                for (String item : text.split(BETWEEN, -1)) {
                    items.add(value(item.strip(), many.each()));
                }
                yield items;
            }
            case FieldType.Whole whole -> TextNode.valueOf(text);
            case FieldType.Flag flag -> TextNode.valueOf(text);
            case FieldType.Text plain -> TextNode.valueOf(text);
            case FieldType.Word word -> TextNode.valueOf(text);
            case FieldType.Moment moment -> TextNode.valueOf(text);
            case FieldType.One one -> TextNode.valueOf(text);
            case FieldType.Tree tree -> TextNode.valueOf(text);
        };
    }
}
