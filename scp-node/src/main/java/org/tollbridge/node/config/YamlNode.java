package org.tollbridge.node.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A node of a YAML document with its location. Scalars are kept as written, because YAML's type detection turns a name
 * such as 007 into the number 7.
 */
sealed interface YamlNode {

    /** File and line, or the environment variable; for messages. */
    String place();

    record Scalar(String text, String place) implements YamlNode {}

    record Sequence(List<YamlNode> items, String place) implements YamlNode {}

    record Mapping(Map<String, YamlNode> entries, String place) implements YamlNode {}

    /** The same data as Map, List and String only. */
    default Object neutral() {
        return switch (this) {
            case Scalar scalar -> scalar.text();
            case Sequence sequence ->
                sequence.items().stream().map(YamlNode::neutral).toList();
            case Mapping mapping -> {
                Map<String, Object> neutral = new LinkedHashMap<>();
                mapping.entries().forEach((key, node) -> neutral.put(key, node.neutral()));
                yield neutral;
            }
        };
    }
}
