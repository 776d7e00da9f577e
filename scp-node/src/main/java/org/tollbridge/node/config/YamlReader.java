package org.tollbridge.node.config;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads YAML into {@link YamlNode}s. Only texts, lists and maps are constructed, and all sizes are limited. */
final class YamlReader {

    private static final int MAX_CHARACTERS = 1_000_000;
    private static final int MAX_DEPTH = 30;

    /** Aliases can make a small document expand without bound. */
    private static final int MAX_NODES = 100_000;

    private final String source;
    private final boolean withLines;
    private final List<String> faults;
    private int nodes;

    private YamlReader(String source, boolean withLines, List<String> faults) {
        this.source = source;
        this.withLines = withLines;
        this.faults = faults;
    }

    /**
     * Reads one document.
     *
     * @param source name of the document, for messages
     * @param withLines whether locations include line numbers, as for a file
     * @param faults receives faults, one line each
     */
    static YamlNode read(String text, String source, boolean withLines, List<String> faults) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_CHARACTERS);
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setMaxAliasesForCollections(0);
        YamlReader reader = new YamlReader(source, withLines, faults);
        try {
            Node root = new Yaml(options).compose(new StringReader(text));
            return root == null ? new YamlNode.Mapping(Map.of(), source) : reader.convert(root, 0);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            faults.add(reader.at(line) + ": not valid YAML: " + firstLine(String.valueOf(e.getProblem())));
        } catch (YAMLException e) {
            faults.add(source + ": not valid YAML: " + firstLine(String.valueOf(e.getMessage())));
        }
        return new YamlNode.Mapping(Map.of(), source);
    }

    private YamlNode convert(Node node, int depth) {
        if (depth > MAX_DEPTH || ++nodes > MAX_NODES) {
            throw new YAMLException("its aliases expand beyond " + MAX_DEPTH + " levels or " + MAX_NODES + " nodes");
        }
        String place = at(node.getStartMark().getLine() + 1);
        return switch (node) {
            case ScalarNode scalar -> new YamlNode.Scalar(scalar.getValue(), place);
            case SequenceNode sequence -> {
                List<YamlNode> items = new ArrayList<>();
                for (Node item : sequence.getValue()) {
                    items.add(convert(item, depth + 1));
                }
                yield new YamlNode.Sequence(items, place);
            }
            case MappingNode mapping -> new YamlNode.Mapping(entries(mapping, depth), place);
            default -> throw new YAMLException("unexpected " + node.getTag());
        };
    }

    private Map<String, YamlNode> entries(MappingNode mapping, int depth) {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String place = at(tuple.getKeyNode().getStartMark().getLine() + 1);
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                faults.add(place + ": a key must be a plain word");
            } else if (entries.put(key.getValue(), convert(tuple.getValueNode(), depth + 1)) != null) {
                faults.add(place + ": " + key.getValue() + " is given twice; keep one of them");
            }
        }
        return entries;
    }

    private String at(int line) {
        return withLines ? source + ":" + line : source;
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("unreadable");
    }
}
