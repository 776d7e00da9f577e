package org.tollbridge.service.plan.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tollbridge.service.plan.Fault;
import org.tollbridge.service.plan.PlanDocument;

/**
 * A call plan with parameters: <code>${name}</code> may be used instead of any value in its tree, alone or within a
 * text such as <code>mon-fri ${open}-18:00</code>. With a value for each name it becomes a plan. Values are texts, as
 * in the lines of a plan: for a parameter in place of a list, the entries are separated by commas.
 */
public final class PlanTemplate {

    private static final Pattern PARAMETER = Pattern.compile("\\$\\{([^{}]*)}");

    /** Largest number of parameters of a template. */
    public static final int MOST_PARAMETERS = 100;

    private final Map<String, ?> tree;
    private final Set<String> parameters = new LinkedHashSet<>();

    private PlanTemplate(Map<String, ?> tree) {
        this.tree = tree;
        find(tree);
    }

    /**
     * Creates a template.
     *
     * @param tree of Map, List, String, Long and Boolean
     */
    public static PlanTemplate of(Map<String, ?> tree) {
        return new PlanTemplate(tree);
    }

    /** Returns the names of its parameters. */
    public Set<String> parameters() {
        return Set.copyOf(parameters);
    }

    private void find(Object value) {
        switch (value) {
            case Map<?, ?> map -> map.values().forEach(this::find);
            case List<?> list -> list.forEach(this::find);
            case String text -> {
                Matcher matcher = PARAMETER.matcher(text);
                while (matcher.find()) {
                    parameters.add(matcher.group(1));
                }
            }
            default -> {}
        }
    }

    /**
     * A template with values.
     *
     * @param document empty when there is any fault
     * @param origins parameter names by the path of each value that contains them
     */
    public record Expansion(Optional<PlanDocument> document, List<Fault> faults, Map<String, String> origins) {

        /** Returns faults of the plan, each with the parameters used at its place. */
        public List<Fault> explained(List<Fault> found) {
            return found.stream().map(this::explained).toList();
        }

        private Fault explained(Fault fault) {
            Set<String> names = new LinkedHashSet<>();
            origins.forEach((path, name) -> {
                if (within(path, fault.path()) || within(fault.path(), path)) {
                    names.add(name);
                }
            });
            return names.isEmpty()
                    ? fault
                    : new Fault(
                            fault.path(),
                            fault.value(),
                            fault.rule() + " (parameter " + String.join(", ", names) + ")");
        }

        private static boolean within(String path, String place) {
            return path.equals(place) || path.startsWith(place + ".") || path.startsWith(place + "[");
        }
    }

    /**
     * Makes a plan of the template; it is not yet checked against the rules.
     *
     * @param values by the names of parameters; a missing or superfluous value is a fault
     */
    public Expansion expand(Map<String, String> values) {
        List<Fault> faults = new ArrayList<>();
        for (String name : parameters) {
            if (!PlanDocument.isName(name)) {
                faults.add(new Fault("values." + name, "", "a parameter name must have letters, digits and hyphens"));
            } else if (!values.containsKey(name)) {
                faults.add(new Fault("values." + name, "", "this parameter needs a value"));
            }
        }
        for (Map.Entry<String, String> each : values.entrySet()) {
            if (!parameters.contains(each.getKey())) {
                faults.add(new Fault(
                        "values." + each.getKey(), each.getValue(), "there is no such parameter; " + words()));
            }
        }
        if (parameters.size() > MOST_PARAMETERS) {
            faults.add(new Fault("plan", "", "a template has at most " + MOST_PARAMETERS + " parameters"));
        }
        Filling filling = new Filling(values);
        if (!faults.isEmpty()) {
            return new Expansion(Optional.empty(), List.copyOf(faults), Map.of());
        }
        PlanReader.Reading reading = PlanReader.read(filling.map(tree, ""));
        Expansion read = new Expansion(reading.document(), reading.faults(), filling.origins);
        return new Expansion(read.document(), read.explained(read.faults()), read.origins());
    }

    private String words() {
        return parameters.isEmpty()
                ? "this template has none"
                : "those of this template are " + parameters.stream().sorted().collect(Collectors.joining(", "));
    }

    /** Inserts values into a tree, and remembers where. */
    private static final class Filling {
        private final Map<String, String> values;
        private final Map<String, String> origins = new TreeMap<>();

        Filling(Map<String, String> values) {
            this.values = values;
        }

        Map<String, Object> map(Map<?, ?> map, String path) {
            Map<String, Object> filled = new LinkedHashMap<>();
            map.forEach((key, value) -> {
                String name = key.toString();
                // Positions have names of their own, which may equal names of fields.
                String field = path.equals("positions") ? "" : name;
                filled.put(name, value(value, path.isEmpty() ? name : path + "." + name, field));
            });
            return filled;
        }

        private Object value(Object value, String path, String field) {
            return switch (value) {
                case Map<?, ?> map -> map(map, path);
                case List<?> list -> list(list, path);
                case String text -> text(text, path, field);
                default -> value;
            };
        }

        private List<Object> list(List<?> list, String path) {
            List<Object> filled = new ArrayList<>();
            for (Object item : list) {
                Optional<String> alone = alone(item);
                if (alone.isEmpty()) {
                    filled.add(value(item, path + "[" + filled.size() + "]", ""));
                    continue;
                }
                for (Object each : PlanText.split(valueOf(alone.get()))) {
                    origins.put(path + "[" + filled.size() + "]", alone.get());
                    filled.add(each);
                }
            }
            return filled;
        }

        private Object text(String text, String path, String field) {
            Optional<String> alone = alone(text);
            if (alone.isPresent()) {
                origins.put(path, alone.get());
                return PlanText.value(field, valueOf(alone.get()));
            }
            if (!PARAMETER.matcher(text).find()) {
                return text;
            }
            return PlanText.value(field, PARAMETER.matcher(text).replaceAll(match -> {
                origins.merge(path, match.group(1), (one, other) -> one + ", " + other);
                return Matcher.quoteReplacement(valueOf(match.group(1)));
            }));
        }

        private String valueOf(String name) {
            return values.getOrDefault(name, "");
        }
    }

    /** Returns the parameter if a text consists of nothing else. */
    private static Optional<String> alone(Object item) {
        Matcher matcher = item instanceof String text ? PARAMETER.matcher(text) : PARAMETER.matcher("");
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /**
     * Returns the values with which the template yields a plan that was changed after expansion.
     *
     * @param known the values before those changes
     * @return empty when places other than those of parameters were changed
     */
    public Optional<Map<String, String>> fit(PlanDocument plan, Map<String, String> known) {
        Map<String, String> values = nearest(plan, known);
        return expand(values).document().filter(plan::equals).isPresent() ? Optional.of(values) : Optional.empty();
    }

    /** Returns the values that a plan has in place of the template's parameters; known ones where none can be seen. */
    public Map<String, String> nearest(PlanDocument plan, Map<String, String> known) {
        Map<String, String> values = new LinkedHashMap<>(known);
        look(tree, PlanWriter.tree(plan), known, values);
        return values;
    }

    private static void look(Object template, Object wanted, Map<String, String> known, Map<String, String> values) {
        if (template instanceof Map<?, ?> map && wanted instanceof Map<?, ?> other) {
            map.forEach((key, value) ->
                    Optional.ofNullable(other.get(key)).ifPresent(found -> look(value, found, known, values)));
        } else if (template instanceof List<?> list && wanted instanceof List<?> other) {
            look(list, other, known, values);
        } else {
            alone(template).ifPresent(name -> take(name, PlanText.plain(wanted), known, values));
        }
    }

    /** Compares lists; a parameter in a list stands for any number of entries. */
    private static void look(List<?> template, List<?> wanted, Map<String, String> known, Map<String, String> values) {
        int stretch = wanted.size() - template.size() + 1;
        int at = 0;
        for (Object item : template) {
            Optional<String> alone = alone(item);
            int end = at + (alone.isPresent() ? stretch : 1);
            if (end < at || end > wanted.size()) {
                return;
            }
            if (alone.isPresent()) {
                take(alone.get(), PlanText.plain(wanted.subList(at, end)), known, values);
            } else {
                look(item, wanted.get(at), known, values);
            }
            at = end;
        }
    }

    /** Takes a value; if a parameter is used in several places, a changed value wins. */
    private static void take(String name, String value, Map<String, String> known, Map<String, String> values) {
        if (!value.equals(known.get(name))) {
            values.put(name, value);
        }
    }
}
