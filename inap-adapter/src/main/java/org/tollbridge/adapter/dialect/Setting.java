package org.tollbridge.adapter.dialect;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One place in a tree of settings: a map, a list, or a scalar, which may be text where a number is expected. Errors of
 * each reader name the place and the expected value.
 */
final class Setting {
    private final String path;
    private final Object value;

    private Setting(String path, @Nullable Object value) throws DialectException {
        this.path = path;
        if (value == null) {
            throw new DialectException(path, "is empty");
        }
        this.value = value;
    }

    static Setting of(String path, @Nullable Object value) throws DialectException {
        return new Setting(path, value);
    }

    String path() {
        return path;
    }

    DialectException wrong(String problem) {
        return new DialectException(path, problem);
    }

    String text() throws DialectException {
        if (value instanceof Map || value instanceof Collection) {
            throw wrong("one value is expected here");
        }
        return value.toString();
    }

    long number(long least, long most) throws DialectException {
        long number;
        try {
            String text = text().strip();
            number = text.startsWith("0x") ? Long.parseLong(text.substring(2), 16) : Long.parseLong(text);
        } catch (NumberFormatException notANumber) {
            throw wrong("a whole number is expected, not '" + text() + "'");
        }
        if (number < least || number > most) {
            throw wrong(number + " is outside of " + least + " to " + most);
        }
        return number;
    }

    int integer(int least, int most) throws DialectException {
        return (int) number(least, most);
    }

    boolean bool() throws DialectException {
        return switch (text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong("true or false is expected, not '" + text() + "'");
        };
    }

    /** A constant of an enumeration, by its name or in lower case with hyphens for underscores. */
    <E extends Enum<E>> E choice(Class<E> type) throws DialectException {
        String text = text();
        for (E constant : type.getEnumConstants()) {
            if (text.equals(constant.name()) || text.equals(spelling(constant))) {
                return constant;
            }
        }
        List<String> allowed = Arrays.stream(type.getEnumConstants())
                .map(constant -> Character.isUpperCase(text.isEmpty() ? 'a' : text.charAt(0))
                        ? constant.name()
                        : spelling(constant))
                .toList();
        throw wrong(unknown(text, allowed));
    }

    private static String spelling(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Fact fact() throws DialectException {
        Optional<Fact> fact = Fact.named(text());
        if (fact.isEmpty()) {
            throw wrong(unknown(text(), Fact.labels()));
        }
        return fact.get();
    }

    /** The entries of a list; anything else counts as a list of one entry. */
    List<Setting> list() throws DialectException {
        if (!(value instanceof Collection<?> entries)) {
            return List.of(this);
        }
        Object[] array = entries.toArray();
        Setting[] settings = new Setting[array.length];
        for (int i = 0; i < array.length; i++) {
            settings[i] = new Setting(path + "[" + i + "]", array[i]);
        }
        return List.of(settings);
    }

    /** The entries of a map by key, with any keys. */
    Map<String, Setting> entries() throws DialectException {
        if (!(value instanceof Map<?, ?> map)) {
            throw wrong("a map of keys and values is expected");
        }
        Map<String, Setting> entries = new TreeMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String key = String.valueOf(entry.getKey());
            entries.put(key, new Setting(path + "." + key, entry.getValue()));
        }
        return entries;
    }

    /** A map with only the allowed keys. */
    Section section(Set<String> allowed) throws DialectException {
        Map<String, Setting> entries = entries();
        for (Map.Entry<String, Setting> entry : entries.entrySet()) {
            if (!allowed.contains(entry.getKey())) {
                throw entry.getValue().wrong(unknown(entry.getKey(), allowed));
            }
        }
        return new Section(this, entries);
    }

    /** A map whose keys have been checked. */
    record Section(Setting place, Map<String, Setting> entries) {
        Optional<Setting> find(String key) {
            return Optional.ofNullable(entries.get(key));
        }

        boolean has(String key) {
            return entries.containsKey(key);
        }

        Setting require(String key) throws DialectException {
            Setting setting = entries.get(key);
            if (setting == null) {
                throw place.wrong("'" + key + "' is missing");
            }
            return setting;
        }

        int integer(String key, int least, int most, int otherwise) throws DialectException {
            return has(key) ? require(key).integer(least, most) : otherwise;
        }

        <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) throws DialectException {
            return has(key) ? require(key).choice(type) : otherwise;
        }
    }

    /** A message that names an unknown word, the allowed ones, and a likely intended one. */
    static String unknown(String word, Collection<String> allowed) {
        String nearest = "";
        int least = 1 + Math.max(2, word.length() / 3);
        for (String candidate : allowed) {
            int distance = distance(word, candidate);
            if (distance < least) {
                least = distance;
                nearest = candidate;
            }
        }
        String allowedList = String.join(", ", new TreeSet<>(allowed));
        return "'" + word + "' is not known here" + (nearest.isEmpty() ? "" : ", did you mean '" + nearest + "'?")
                + " (allowed: " + allowedList + ")";
    }

    /** The Levenshtein distance. */
    private static int distance(String one, String other) {
        int[] row = IntStream.rangeClosed(0, other.length()).toArray();
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
