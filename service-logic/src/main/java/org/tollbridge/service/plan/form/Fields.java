package org.tollbridge.service.plan.form;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.tollbridge.service.plan.Fault;

/** Reads the fields of one object strictly: a missing, wrongly typed or unknown field becomes a fault with its path. */
final class Fields {

    private static final String TEXT = "must be a text on one line";

    private final Map<?, ?> object;
    private final String path;
    private final List<Fault> faults;
    private final Set<String> asked = new HashSet<>();

    Fields(Map<?, ?> object, String path, List<Fault> faults) {
        this.object = object;
        this.path = path;
        this.faults = faults;
    }

    String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    boolean has(String key) {
        return object.containsKey(key);
    }

    private Optional<Object> value(String key) {
        asked.add(key);
        return Optional.ofNullable(object.get(key));
    }

    private void missing(String key) {
        faults.add(new Fault(at(key), "", "this field is missing"));
    }

    void wrong(String key, Object value, String rule) {
        faults.add(new Fault(at(key), shown(value), rule));
    }

    private static String shown(Object value) {
        return value instanceof Map ? "an object" : value instanceof List ? "a list" : value.toString();
    }

    /** Returns a mandatory text; empty after a fault. */
    String text(String key) {
        Optional<String> text = optionalText(key);
        if (text.isEmpty() && !object.containsKey(key)) {
            missing(key);
        }
        return text.orElse("");
    }

    Optional<String> optionalText(String key) {
        Optional<Object> value = value(key);
        if (value.isPresent() && !isText(value.get())) {
            wrong(key, value.get(), TEXT);
            return Optional.empty();
        }
        return value.map(Object::toString);
    }

    /** Control characters are excluded: a line break would begin another fact where plans are shown as lines. */
    private static boolean isText(Object value) {
        return value instanceof String text && text.chars().noneMatch(Character::isISOControl);
    }

    /** Returns a mandatory whole number; zero after a fault. */
    int integer(String key) {
        if (!object.containsKey(key)) {
            missing(key);
        }
        return optionalInteger(key).orElse(0);
    }

    int integer(String key, int usual) {
        return optionalInteger(key).orElse(usual);
    }

    OptionalInt optionalInteger(String key) {
        OptionalLong number = optionalNumber(key);
        if (number.isPresent() && number.getAsLong() != (int) number.getAsLong()) {
            wrong(key, number.getAsLong(), "this number is too large");
            return OptionalInt.empty();
        }
        return number.isPresent() ? OptionalInt.of((int) number.getAsLong()) : OptionalInt.empty();
    }

    OptionalLong optionalNumber(String key) {
        Optional<Object> value = value(key);
        if (value.isPresent() && !(value.get() instanceof Long)) {
            wrong(key, value.get(), "must be a whole number");
            return OptionalLong.empty();
        }
        return value.isPresent() ? OptionalLong.of((Long) value.get()) : OptionalLong.empty();
    }

    boolean flag(String key, boolean usual) {
        Optional<Object> value = value(key);
        if (value.isPresent() && !(value.get() instanceof Boolean)) {
            wrong(key, value.get(), "must be true or false");
            return usual;
        }
        return value.map(flag -> (Boolean) flag).orElse(usual);
    }

    /** Returns texts; none if the key is missing. */
    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        List<?> items = items(key);
        for (int i = 0; i < items.size(); i++) {
            if (isText(items.get(i))) {
                texts.add(items.get(i).toString());
            } else {
                wrong(key + "[" + i + "]", String.valueOf(items.get(i)), TEXT);
            }
        }
        return texts;
    }

    Optional<List<String>> optionalTexts(String key) {
        List<String> texts = texts(key);
        return object.containsKey(key) ? Optional.of(texts) : Optional.empty();
    }

    private List<?> items(String key) {
        Optional<Object> value = value(key);
        if (value.isEmpty()) {
            return List.of();
        }
        if (value.get() instanceof List<?> list) {
            return list;
        }
        wrong(key, value.get(), "must be a list");
        return List.of();
    }

    /** Returns the objects of a list, each with its own path. */
    List<Fields> objects(String key) {
        List<Fields> objects = new ArrayList<>();
        List<?> items = items(key);
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Map<?, ?> map) {
                objects.add(new Fields(map, at(key) + "[" + i + "]", faults));
            } else {
                wrong(key + "[" + i + "]", String.valueOf(items.get(i)), "must be an object");
            }
        }
        return objects;
    }

    /** Returns the object under a key; empty if the key is missing. */
    Optional<Fields> object(String key) {
        Optional<Object> value = value(key);
        if (value.isPresent() && value.get() instanceof Map<?, ?> map) {
            return Optional.of(new Fields(map, at(key), faults));
        }
        value.ifPresent(other -> wrong(key, other, "must be an object"));
        return Optional.empty();
    }

    /** Returns an object whose keys are names and whose values are texts. */
    Map<String, String> textMap(String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        object(key).ifPresent(fields -> fields.keys().forEach(name -> texts.put(name, fields.text(name))));
        return texts;
    }

    /** Returns the names in the object; a name that is not a text on one line is a fault. */
    List<String> keys() {
        List<String> keys = object.keySet().stream().map(String::valueOf).toList();
        keys.stream()
                .filter(key -> !isText(key))
                .forEach(key -> faults.add(new Fault(at(key), "", "must be a name on one line")));
        return keys;
    }

    /** Adds a fault for every key that was not read. */
    void done() {
        for (String key : keys()) {
            if (isText(key) && !asked.contains(key)) {
                faults.add(new Fault(
                        at(key), "", "there is no such field here; the fields are " + String.join(", ", sorted())));
            }
        }
    }

    private List<String> sorted() {
        return asked.stream().sorted().toList();
    }
}
