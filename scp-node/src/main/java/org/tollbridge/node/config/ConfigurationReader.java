package org.tollbridge.node.config;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.configuration2.BaseHierarchicalConfiguration;
import org.apache.commons.configuration2.interpol.ConfigurationInterpolator;
import org.jspecify.annotations.Nullable;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.fault.Reason;
import org.tollbridge.wire.sccp.PointCodeLength;

/**
 * Reads the configuration: defaults, then a YAML file, then environment variables. Every value is checked, and all
 * faults are reported together, each with its location and the allowed values. {@code ${env:NAME}} in a value stands
 * for an environment variable.
 */
public final class ConfigurationReader {

    private static final String ENVIRONMENT_PREFIX = "TOLLBRIDGE_";

    /** Variables with this prefix that are not keys. */
    private static final Set<String> NOT_KEYS = Set.of("TOLLBRIDGE_HOME", "TOLLBRIDGE_JAVA_OPTS", "TOLLBRIDGE_JDKS");

    private final KeyTable table;
    private final Map<String, String> environment;
    private final List<String> faults = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Map<String, YamlNode> given = new LinkedHashMap<>();

    private ConfigurationReader(KeyTable table, Map<String, String> environment) {
        this.table = table;
        this.environment = environment;
    }

    /**
     * Result of reading.
     *
     * @param warnings suspicious input that was ignored, one line each
     */
    public record Loaded(Values values, List<String> warnings) {}

    /**
     * Reads and checks the configuration.
     *
     * @param file configuration file; empty for only defaults and environment
     * @throws CommandFault with a line for each fault
     */
    public static Loaded read(Optional<Path> file, Map<String, String> environment) {
        return read(KeyTable.ofProduct(), file, environment);
    }

    /**
     * Reads the configuration, and leaves faults in {@link Values#faults}, to be reported together with contradictions
     * between values.
     *
     * @param file configuration file; empty for only defaults and environment
     * @throws CommandFault when the file cannot be read
     */
    public static Loaded readWithFaults(Optional<Path> file, Map<String, String> environment) {
        return readWithFaults(KeyTable.ofProduct(), file, environment);
    }

    static Loaded read(KeyTable table, Optional<Path> file, Map<String, String> environment) {
        Loaded loaded = readWithFaults(table, file, environment);
        if (!loaded.values().faults().isEmpty()) {
            throw new CommandFault(loaded.values().faults(), CommandFault.BAD_CALL);
        }
        return loaded;
    }

    private static Loaded readWithFaults(KeyTable table, Optional<Path> file, Map<String, String> environment) {
        ConfigurationReader reader = new ConfigurationReader(table, environment);
        file.ifPresent(reader::takeFile);
        reader.takeEnvironment();
        return new Loaded(reader.values("", reader.given), List.copyOf(reader.warnings));
    }

    /**
     * Parses a tree that is part of the product.
     *
     * @param source name of its source, for messages
     * @return a tree of Map, List and String only
     * @throws CommandFault when the text is not YAML
     */
    public static Object tree(String yaml, String source) {
        List<String> faults = new ArrayList<>();
        YamlNode tree = YamlReader.read(yaml, source, true, faults);
        if (!faults.isEmpty()) {
            throw new CommandFault(faults, CommandFault.BAD_CALL);
        }
        return tree.neutral();
    }

    private void takeFile(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new CommandFault(
                    "configuration file " + file + " does not exist; name an existing one with --config");
        } catch (MalformedInputException e) {
            throw new CommandFault("configuration file " + file + " is not UTF-8; save it in that encoding");
        } catch (IOException e) {
            throw new CommandFault(
                    "configuration file " + file + " cannot be read (" + Reason.of(e) + "); make it a readable file");
        }
        switch (YamlReader.read(text, file.toString(), true, faults)) {
            case YamlNode.Mapping root -> takeGroup("", root, given);
            case YamlNode other -> faults.add(other.place() + ": expected keys and values, such as m3ua: {port: 2905}");
        }
    }

    private void takeGroup(String prefix, YamlNode.Mapping group, Map<String, YamlNode> target) {
        group.entries().forEach((key, node) -> {
            String name = prefix + key;
            if (table.find(name).isPresent()) {
                target.put(name, node);
            } else if (!table.isGroup(name)) {
                faults.add(node.place() + ": there is no key " + name + table.nearest(name));
            } else if (node instanceof YamlNode.Mapping inner) {
                takeGroup(name + ".", inner, target);
            } else if (!isEmpty(node)) {
                faults.add(node.place() + ": " + name + " must have subordinate keys, such as " + firstBelow(name));
            }
        });
    }

    private String firstBelow(String group) {
        return table.all().stream()
                .map(KeyDescription::name)
                .filter(name -> name.startsWith(group + "."))
                .findFirst()
                .orElse(group);
    }

    private void takeEnvironment() {
        new TreeMap<>(environment).forEach((variable, value) -> {
            if (!variable.startsWith(ENVIRONMENT_PREFIX) || NOT_KEYS.contains(variable)) {
                return;
            }
            Optional<KeyDescription> key = table.byEnvironmentVariable(variable);
            if (key.isEmpty()) {
                // Not refused: orchestrators set variables of their own after a service's name.
                warnings.add("environment variable " + variable + " is not a key and is ignored"
                        + table.nearestEnvironmentVariable(variable));
            } else if (key.get().kind() == Kind.LIST || key.get().kind() == Kind.TREE) {
                given.put(key.get().name(), YamlReader.read(value, variable, false, faults));
            } else {
                given.put(key.get().name(), new YamlNode.Scalar(value, variable));
            }
        });
    }

    /** Creates the values of the whole configuration (empty {@code prefix}) or of one list item. */
    private Values values(String prefix, Map<String, YamlNode> nodes) {
        BaseHierarchicalConfiguration leaves = new BaseHierarchicalConfiguration();
        leaves.setInterpolator(interpolator());
        Map<String, String> places = new HashMap<>();
        Map<String, List<Values>> lists = new HashMap<>();
        Map<String, Object> trees = new HashMap<>();
        Set<String> faulty = new HashSet<>();
        for (KeyDescription key : prefix.isEmpty() ? topKeys() : table.ofItems(listOf(prefix))) {
            YamlNode node = nodes.get(key.name());
            String local = key.name().substring(prefix.length());
            if (node != null) {
                places.put(local, node.place());
            }
            int before = faults.size();
            switch (key.kind()) {
                case LIST -> lists.put(key.name(), items(key, node, faulty));
                case TREE -> trees.put(local, tree(key, node));
                case INTEGER, FLAG, CHOICE, TEXT, NUMBERS, POINT_CODE, POINT_CODES, AREA_CODE, WORDS, ZONE ->
                    leaf(key, local, node, leaves);
            }
            boolean missing = node == null && key.required();
            if (missing || (key.kind() != Kind.LIST && faults.size() > before)) {
                faulty.add(local);
            }
        }
        return new Values(prefix, leaves, places, lists, trees, faulty, prefix.isEmpty() ? faults : List.of());
    }

    private List<KeyDescription> topKeys() {
        return table.all().stream().filter(key -> !key.ofItem()).toList();
    }

    private static String listOf(String prefix) {
        return prefix.substring(0, prefix.indexOf("[]"));
    }

    private void leaf(KeyDescription key, String local, @Nullable YamlNode node, BaseHierarchicalConfiguration leaves) {
        if (node == null || isEmpty(node)) {
            leaves.setProperty(local, key.fallback());
            if (node != null) {
                faults.add(node.place() + ": " + key.name() + " has no value; it must be " + key.allowed());
            }
            return;
        }
        Optional<String> written = written(key, node);
        if (written.isEmpty()) {
            faults.add(node.place() + ": " + key.name() + " must be " + key.allowed());
            return;
        }
        leaves.setProperty(local, written.get());
        String value = leaves.getString(local);
        if (value.contains("${env:")) {
            faults.add(node.place() + ": " + key.name() + " is " + value + ", and that variable is not set");
            return;
        }
        Optional<String> fault = key.check(value);
        if (fault.isPresent()) {
            faults.add(node.place() + ": " + key.name() + " is '" + shown(value) + "' and " + fault.get());
        } else if (key.kind() == Kind.POINT_CODE || key.kind() == Kind.POINT_CODES) {
            leaves.setProperty(local, decimal(value, key, node.place()));
        }
    }

    /** Converts point codes in any notation to decimal, as the rest of the product reads them. */
    private String decimal(String value, KeyDescription key, String place) {
        PointCodeLength length = lengthOfPointCodes();
        List<String> numbers = new ArrayList<>();
        for (String item : KeyDescription.items(value)) {
            OptionalInt pointCode = length.parse(item);
            if (pointCode.isEmpty()) {
                faults.add(place + ": " + key.name() + " is '" + shown(item) + "' and must be a point code of "
                        + length.bits() + " bits, at most " + length.words(length.highest()) + ", or set "
                        + SccpKeys.POINT_CODE_BITS);
            }
            numbers.add(Integer.toString(pointCode.orElse(1)));
        }
        return String.join(",", numbers);
    }

    /** As configured; the longer one if that is unknown because of a fault. */
    private PointCodeLength lengthOfPointCodes() {
        YamlNode bits = given.get(SccpKeys.POINT_CODE_BITS);
        boolean isShort = bits == null
                || (bits instanceof YamlNode.Scalar scalar
                        && "14".equals(String.valueOf(interpolator().interpolate(scalar.text()))));
        return isShort ? PointCodeLength.BITS_14 : PointCodeLength.BITS_24;
    }

    private ConfigurationInterpolator interpolator() {
        ConfigurationInterpolator environmentOnly = new ConfigurationInterpolator();
        environmentOnly.registerLookup("env", environment::get);
        return environmentOnly;
    }

    /** The text of a leaf; a list of plain words, where the key allows it, is joined with commas. */
    private static Optional<String> written(KeyDescription key, YamlNode node) {
        boolean several = switch (key.kind()) {
            case NUMBERS, WORDS, POINT_CODES -> true;
            case INTEGER, FLAG, CHOICE, TEXT, POINT_CODE, AREA_CODE, ZONE, LIST, TREE -> false;
        };
        return switch (node) {
            case YamlNode.Scalar scalar -> Optional.of(scalar.text());
            case YamlNode.Sequence sequence
            when several && sequence.items().stream().allMatch(YamlNode.Scalar.class::isInstance) ->
                Optional.of(sequence.items().stream()
                        .map(item -> String.valueOf(item.neutral()))
                        .collect(Collectors.joining(",")));
            case YamlNode.Sequence sequence -> Optional.empty();
            case YamlNode.Mapping mapping -> Optional.empty();
        };
    }

    /**
     * @param faulty receives the list's name when it is not a list, or has an invalid item; faults inside an item
     *     belong to the item
     */
    private List<Values> items(KeyDescription key, @Nullable YamlNode node, Set<String> faulty) {
        if (node == null && key.fallback().isEmpty()) {
            return List.of();
        }
        YamlNode list = node == null ? YamlReader.read(key.fallback(), "default", false, faults) : node;
        if (!(list instanceof YamlNode.Sequence sequence)) {
            faults.add(list.place() + ": " + key.name() + " must be a list, with a dash before each item");
            faulty.add(key.name());
            return List.of();
        }
        List<Values> items = new ArrayList<>();
        for (YamlNode item : sequence.items()) {
            if (item instanceof YamlNode.Mapping mapping) {
                Map<String, YamlNode> below = new LinkedHashMap<>();
                takeGroup(key.name() + "[].", mapping, below);
                reportMissing(key, item, below);
                items.add(values(key.name() + "[].", below));
            } else {
                faults.add(item.place() + ": an item of " + key.name() + " must have keys, such as "
                        + table.ofItems(key.name()).get(0).name());
                faulty.add(key.name());
            }
        }
        return items;
    }

    private void reportMissing(KeyDescription list, YamlNode item, Map<String, YamlNode> below) {
        for (KeyDescription key : table.ofItems(list.name())) {
            if (key.required() && !below.containsKey(key.name())) {
                faults.add(item.place() + ": " + key.name() + " is missing; it must be " + key.allowed());
            }
        }
    }

    private Object tree(KeyDescription key, @Nullable YamlNode node) {
        if (node == null || isEmpty(node)) {
            return Map.of();
        }
        if (!(node instanceof YamlNode.Mapping)) {
            faults.add(node.place() + ": " + key.name() + " must be a mapping of keys");
        }
        return node.neutral();
    }

    private static boolean isEmpty(YamlNode node) {
        return node instanceof YamlNode.Scalar scalar && scalar.text().isEmpty();
    }

    private static String shown(String value) {
        String plain = value.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= 60 ? plain : plain.substring(0, 57) + "...";
    }
}
