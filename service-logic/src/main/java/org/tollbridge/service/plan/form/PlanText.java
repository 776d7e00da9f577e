package org.tollbridge.service.plan.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tollbridge.service.plan.Fault;
import org.tollbridge.service.plan.FaultList;
import org.tollbridge.service.plan.PlanDocument;

/**
 * A plan as lines of text, one fact per line, so that a diff of two plans shows what changed. It has the contents and
 * names of the tree:
 *
 * <pre>
 * entry: hours
 * deny: area 755, number 8613800138000
 *
 * hours: time
 *   mon-fri 09:00-18:00 -> office
 *   otherwise -> closed
 *
 * office: destination
 *   number: 861062345678
 *   onBusy: 861062345679
 *
 * closed: release
 *   cause: 31
 * </pre>
 *
 * <p>The blocks {@code positions}, {@code limits} and {@code lists} are at the level of the nodes, with
 * {@code key: value} in each line. A list may continue in further lines of its name. A line that begins with # is a
 * comment.
 */
public final class PlanText {

    private static final Set<String> NUMBERS = Set.of(
            "minDigits",
            "maxDigits",
            "firstDigitSeconds",
            "nextDigitSeconds",
            "tries",
            "lockSeconds",
            "noAnswerSeconds",
            "concurrent",
            "cause",
            "calls",
            "seconds",
            "monthlyCalls",
            "monthlyCost",
            "percent");
    private static final Set<String> FLAGS = Set.of("bargeIn", "skipUnreachable");
    private static final Set<String> LISTS =
            Set.of("onBusy", "onNoAnswer", "onRouteFailure", "hashes", "deny", "allow");

    /** Blocks at the level of the nodes, with examples of their lines. */
    private static final Map<String, String> BLOCKS = Map.of(
            "limits", "'calls: 100' and 'period: day'",
            "lists", "'vip: 8613800138000'",
            "positions", "'emergency: on'");

    private static final Set<String> TOP = Set.of("entry", "zone", "language", "deny", "allow");

    /** Fields of a node in the tree that appear in the text as lines without that name. */
    private static final Set<String> OF_LINES = Set.of("branches", "directory");

    /** Lines with an arrow in nodes without conditions. */
    private static final Map<String, String> EXITS = Map.of(
            "extension", "'no input -> NODE' and 'otherwise -> NODE', and one such as '801: NUMBER' for each extension",
            "pin", "'to -> NODE' for a right PIN and 'otherwise -> NODE'",
            "announce", "'to -> NODE'",
            "destination", "no arrow",
            "mailbox", "no arrow",
            "release", "no arrow");

    private static final String ARROW = " -> ";

    private final Map<String, Object> tree = new LinkedHashMap<>();
    private final Map<String, Object> nodes = new LinkedHashMap<>();
    private final List<Fault> faults = new FaultList();
    private final PlanLines lines = new PlanLines();
    private Optional<Map<String, Object>> block = Optional.empty();
    private String blockPath = "";
    private String blockName = "";
    private int number;

    private PlanText() {}

    /**
     * Contents of a text, not yet checked to be a plan.
     *
     * @param tree of Map, List, String, Long and Boolean; empty when there is any fault
     */
    public record Tree(Map<String, Object> tree, List<Fault> faults) {}

    /** Reads the lines of a plan. The path of a fault in the text itself is its line, such as "line 7". */
    public static PlanReader.Reading read(String text) {
        PlanText reading = new PlanText();
        Tree tree = reading.lines(text);
        if (!tree.faults().isEmpty()) {
            return new PlanReader.Reading(Optional.empty(), tree.faults());
        }
        PlanReader.Reading read = PlanReader.read(tree.tree());
        return new PlanReader.Reading(
                read.document(),
                read.faults().stream().map(reading.lines::located).toList());
    }

    /** Reads lines that need not be a valid plan yet, such as those of a template. */
    public static Tree tree(String text) {
        return new PlanText().lines(text);
    }

    private Tree lines(String text) {
        text.lines().forEach(this::line);
        if (!faults.isEmpty()) {
            return new Tree(Map.of(), List.copyOf(faults));
        }
        tree.put("nodes", nodes);
        return new Tree(tree, List.of());
    }

    private void line(String line) {
        number++;
        String content = line.strip();
        if (content.startsWith("#" + ARROW)) {
            fault(content, "# ends what a caller keys and is no choice of its own; a remark says something else");
            return;
        }
        if (content.isEmpty() || content.startsWith("#")) {
            return;
        }
        int arrow = content.lastIndexOf(ARROW);
        int colon = content.indexOf(':');
        if (!Character.isWhitespace(line.charAt(0))) {
            head(content, colon);
        } else if (block.isEmpty()) {
            fault(content, "an indented line must belong to a node, and no node starts above it");
        } else if (arrow > 0 && !BLOCKS.containsKey(blockName)) {
            branch(
                    block.get(),
                    content.substring(0, arrow).strip(),
                    content.substring(arrow + ARROW.length()).strip());
        } else if (colon > 0) {
            lines.note(blockPath + "." + content.substring(0, colon), number);
            attribute(
                    block.get(),
                    content.substring(0, colon),
                    content.substring(colon + 1).strip());
        } else {
            fault(content, "a line must be 'field: value', or 'condition -> node'");
        }
    }

    private void head(String content, int colon) {
        if (colon <= 0) {
            fault(content, "a plan must have lines such as 'entry: NODE', and nodes such as 'NODE: KIND'");
            return;
        }
        String name = content.substring(0, colon);
        String value = content.substring(colon + 1).strip();
        Map<String, Object> fresh = new LinkedHashMap<>();
        if (BLOCKS.containsKey(name) && !PlanReader.KINDS.contains(value)) {
            blockName = name;
            blockPath = name;
            put(tree, name, fresh);
            if (!value.isEmpty()) {
                fault(
                        content,
                        name
                                + " must have nothing after its colon, and an indented line for each entry below it,"
                                + " such as "
                                + BLOCKS.get(name));
            }
        } else if (TOP.contains(name)) {
            block = Optional.empty();
            lines.note(name, number);
            put(tree, name, value(name, value));
            return;
        } else {
            blockName = "";
            blockPath = "nodes." + name;
            fresh.put("kind", value);
            put(nodes, name, fresh);
        }
        lines.note(blockPath, number);
        block = Optional.of(fresh);
    }

    private void attribute(Map<String, Object> object, String name, String value) {
        if (blockName.isEmpty() && OF_LINES.contains(name)) {
            fault(
                    name,
                    "branches must be lines such as 'condition -> node', and a directory must have lines such as '12:"
                            + " NUMBER'");
        } else if (blockName.equals("lists")) {
            list(object, name).addAll(split(value));
        } else if (blockName.equals("positions")) {
            put(object, name, value);
        } else if (name.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '*')) {
            put(entries(object), name, value);
        } else {
            put(object, name, value(name, value));
        }
    }

    /** Returns the directory of an extension node. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> entries(Map<String, Object> node) {
        return (Map<String, Object>) node.computeIfAbsent("directory", key -> new LinkedHashMap<String, Object>());
    }

    /** Returns a list, to which further lines of the same name are added. */
    @SuppressWarnings("unchecked")
    private static List<Object> list(Map<String, Object> object, String name) {
        return (List<Object>) object.computeIfAbsent(name, key -> new ArrayList<>());
    }

    private void branch(Map<String, Object> node, String condition, String to) {
        String exit = switch (condition) {
            case "otherwise", "to" -> condition;
            case "no input" -> "noInput";
            default -> "";
        };
        if (!exit.isEmpty()) {
            lines.note(blockPath + "." + exit, number);
            put(node, exit, to);
            return;
        }
        String kind = String.valueOf(node.get("kind"));
        if (EXITS.containsKey(kind)) {
            fault(
                    condition + ARROW + to,
                    "this node has no conditions: of lines with an arrow, a node '" + kind + "' has "
                            + EXITS.get(kind));
            return;
        }
        Map<String, Object> branch = new LinkedHashMap<>();
        if (condition.endsWith("%")) {
            branch.put("percent", integer(condition.substring(0, condition.length() - 1)));
        } else {
            branch.put("when", split(condition));
        }
        branch.put("to", to);
        List<Object> branches = list(node, "branches");
        lines.note(blockPath + ".branches[" + branches.size() + "]", number);
        branches.add(branch);
    }

    /** Converts the text of a field to its value. */
    static Object value(String name, String value) {
        if (NUMBERS.contains(name)) {
            return integer(value);
        }
        if (FLAGS.contains(name)) {
            return value.equals("yes") || value.equals("no") ? (Object) value.equals("yes") : value;
        }
        return LISTS.contains(name) ? split(value) : value;
    }

    private static Object integer(String text) {
        return text.matches("-?[0-9]{1,18}") ? (Object) Long.valueOf(text) : text;
    }

    static List<Object> split(String text) {
        List<Object> items = new ArrayList<>();
        for (String item : text.split(",", -1)) {
            items.add(item.strip());
        }
        return text.isEmpty() ? List.of() : items;
    }

    private void put(Map<String, Object> object, String name, Object value) {
        if (object.putIfAbsent(name, value) != null) {
            fault(name, "this occurs twice; keep one of them");
        }
    }

    private void fault(String value, String rule) {
        faults.add(new Fault("line " + number, value, rule));
    }

    /** Writes a plan in the form that {@link #read} reads. */
    public static String write(PlanDocument plan) {
        StringBuilder text = new StringBuilder();
        Map<String, Object> tree = PlanWriter.tree(plan);
        tree.forEach((name, value) -> {
            if (value instanceof Map<?, ?> map) {
                if (name.equals("nodes")) {
                    map.forEach((node, fields) -> node(text, node.toString(), (Map<?, ?>) fields));
                } else {
                    text.append('\n').append(name).append(":\n");
                    map.forEach((key, item) -> beside(text, key.toString(), item));
                }
            } else {
                text.append(name).append(": ").append(plain(value)).append('\n');
            }
        });
        return text.toString();
    }

    /** Writes each entry of a list on a line of its own, so that a diff shows entries. */
    private static void beside(StringBuilder text, String name, Object value) {
        if (value instanceof List<?> list) {
            list.forEach(entry -> attribute(text, name, entry));
        } else {
            attribute(text, name, value);
        }
    }

    private static void node(StringBuilder text, String name, Map<?, ?> fields) {
        text.append('\n').append(name).append(": ").append(fields.get("kind")).append('\n');
        fields.forEach((key, value) -> {
            switch (key.toString()) {
                case "kind" -> {}
                case "directory" -> ((Map<?, ?>) value).forEach((digits, to) -> attribute(text, digits.toString(), to));
                case "branches" -> ((List<?>) value).forEach(branch -> branch(text, (Map<?, ?>) branch));
                case "otherwise", "to" -> arrow(text, key.toString(), value);
                case "noInput" -> arrow(text, "no input", value);
                default -> attribute(text, key.toString(), value);
            }
        });
    }

    private static void branch(StringBuilder text, Map<?, ?> branch) {
        Object percent = branch.get("percent");
        Object when = branch.get("when");
        String condition = percent != null ? percent + "%" : when == null ? "" : plain(when);
        arrow(text, condition, String.valueOf(branch.get("to")));
    }

    private static void arrow(StringBuilder text, String condition, Object to) {
        text.append("  ").append(condition).append(ARROW).append(to).append('\n');
    }

    private static void attribute(StringBuilder text, String name, Object value) {
        text.append("  ").append(name).append(": ").append(plain(value)).append('\n');
    }

    /** Returns a value as the text of a field. */
    static String plain(Object value) {
        if (value instanceof List<?> list) {
            return String.join(", ", list.stream().map(Object::toString).toList());
        }
        return value instanceof Boolean flag ? flag ? "yes" : "no" : value.toString();
    }
}
