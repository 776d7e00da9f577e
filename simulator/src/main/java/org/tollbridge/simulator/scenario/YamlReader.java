package org.tollbridge.simulator.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads a YAML tree and collects every fault with its line, so that all can be reported together. */
final class YamlReader {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,7})(ms|s)");

    private final List<String> faults = new ArrayList<>();

    List<String> faults() {
        return faults;
    }

    void fault(Node at, String path, String what) {
        faults.add("line " + (at.getStartMark().getLine() + 1) + ": " + path + ": " + what);
    }

    /**
     * The members of a mapping. Anything else is a fault and yields none; each key that is not allowed is a fault too.
     */
    Map<String, Node> mapping(Node node, String path, List<String> allowed) {
        Map<String, Node> members = new HashMap<>();
        if (!(node instanceof MappingNode mapping)) {
            fault(node, path, "expected a mapping with " + String.join(", ", new TreeSet<>(allowed)));
            return members;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (!allowed.contains(key)) {
                fault(tuple.getKeyNode(), path, "unknown key \"" + key + "\"; known are " + sorted(allowed));
            } else if (members.put(key, tuple.getValueNode()) != null) {
                fault(tuple.getKeyNode(), path, "\"" + key + "\" is there twice");
            }
        }
        return members;
    }

    /** The members of a mapping with any keys. */
    Map<String, Node> anyKeys(Node node, String path) {
        Map<String, Node> members = new HashMap<>();
        if (!(node instanceof MappingNode mapping)) {
            fault(node, path, "expected a mapping");
            return members;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            text(tuple.getKeyNode(), path).ifPresent(key -> members.put(key, tuple.getValueNode()));
        }
        return members;
    }

    List<Node> list(Node node, String path) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        fault(node, path, "expected a list");
        return List.of();
    }

    /** A scalar as written; an empty one is a fault. */
    Optional<String> text(Node node, String path) {
        if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
            return Optional.of(scalar.getValue());
        }
        fault(node, path, "expected a single value");
        return Optional.empty();
    }

    Optional<Integer> integer(Node node, String path, int lowest, int highest) {
        Optional<String> text = text(node, path);
        try {
            Optional<Integer> value = text.map(Integer::valueOf);
            if (value.isEmpty() || (value.get() >= lowest && value.get() <= highest)) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // Reported below, with the allowed values.
        }
        fault(node, path, "expected a whole number from " + lowest + " to " + highest + ", not " + text.orElse(""));
        return Optional.empty();
    }

    /** A constant in words: "no answer" and "no-answer" are {@code NO_ANSWER}. */
    <E extends Enum<E>> Optional<E> constant(Node node, String path, Class<E> type) {
        Optional<String> text = text(node, path);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String wanted = text.get().replace('-', ' ');
        List<String> known = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            if (ScenarioWords.of(constant).equals(wanted)) {
                return Optional.of(constant);
            }
            known.add(ScenarioWords.of(constant));
        }
        fault(node, path, "\"" + text.get() + "\" is not one of " + String.join(", ", known));
        return Optional.empty();
    }

    /** A time such as 20ms or 3s. */
    Optional<Duration> duration(Node node, String path) {
        Optional<String> text = text(node, path);
        Matcher matcher = DURATION.matcher(text.orElse(""));
        if (!matcher.matches()) {
            fault(node, path, "\"" + text.orElse("") + "\" is no time; write 20ms or 3s");
            return Optional.empty();
        }
        long amount = Long.parseLong(matcher.group(1));
        return Optional.of("s".equals(matcher.group(2)) ? Duration.ofSeconds(amount) : Duration.ofMillis(amount));
    }

    /** Applies a reader to a node if it is present. */
    static <T> Optional<T> optional(@Nullable Node node, Function<Node, Optional<T>> reader) {
        return node == null ? Optional.empty() : reader.apply(node);
    }

    private static String sorted(List<String> names) {
        return names.stream().sorted().collect(Collectors.joining(", "));
    }
}
