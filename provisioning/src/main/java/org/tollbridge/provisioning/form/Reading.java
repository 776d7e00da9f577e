package org.tollbridge.provisioning.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The fields given for a record, each of its type. */
public final class Reading {

    private final ObjectNode tree;

    Reading(ObjectNode tree) {
        this.tree = tree;
    }

    /** A text or a word; an empty string when absent. */
    public String text(String name) {
        return tree.path(name).asText("");
    }

    /** A flag, or {@code usual} when absent. */
    public boolean flag(String name, boolean usual) {
        return tree.path(name).asBoolean(usual);
    }

    /** A whole number. */
    public OptionalInt whole(String name) {
        return tree.has(name) ? OptionalInt.of(tree.path(name).asInt()) : OptionalInt.empty();
    }

    /** A time. */
    public Optional<Instant> moment(String name) {
        return tree.has(name) ? Optional.of(Instant.parse(text(name))) : Optional.empty();
    }

    /** Several texts; an empty list when absent. */
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        tree.path(name).forEach(item -> texts.add(item.asText()));
        return texts;
    }

    /** JSON with a form of its own. */
    public Optional<JsonNode> tree(String name) {
        return Optional.ofNullable(tree.get(name));
    }
}
