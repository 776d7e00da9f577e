package org.tollbridge.node.config;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.commons.configuration2.ImmutableHierarchicalConfiguration;

/**
 * Checked values, by the constants of {@link Keys}. Every leaf has a value that its description allows, so reading
 * fails only for a key not described as the requested type. Where {@link #faults} are collected, values with faults
 * cannot be read: {@link FaultTold} is thrown.
 */
public final class Values {

    private final String prefix;
    private final ImmutableHierarchicalConfiguration leaves;
    private final Map<String, String> places;
    private final Map<String, List<Values>> lists;
    private final Map<String, Object> trees;
    private final Set<String> faulty;
    private final List<String> faults;

    Values(
            String prefix,
            ImmutableHierarchicalConfiguration leaves,
            Map<String, String> places,
            Map<String, List<Values>> lists,
            Map<String, Object> trees,
            Set<String> faulty,
            List<String> faults) {
        this.prefix = prefix;
        this.leaves = leaves;
        this.places = Map.copyOf(places);
        this.lists = Map.copyOf(lists);
        this.trees = Map.copyOf(trees);
        this.faulty = Set.copyOf(faulty);
        this.faults = List.copyOf(faults);
    }

    public int integer(String key) {
        return Math.toIntExact(KeyDescription.number(text(key)));
    }

    public long number(String key) {
        return KeyDescription.number(text(key));
    }

    /** The number of an optional key; empty for {@code none}. */
    public OptionalLong optionalNumber(String key) {
        return optional(key).map(KeyDescription::number).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    /** Whole numbers; none for {@code none}. */
    public List<Integer> numbers(String key) {
        return words(key).stream()
                .map(word -> Math.toIntExact(KeyDescription.number(word)))
                .toList();
    }

    /** Whole numbers of up to 63 bits; none for {@code none}. */
    public List<Long> longs(String key) {
        return words(key).stream().map(KeyDescription::number).toList();
    }

    /** Words; none for {@code none}. */
    public List<String> words(String key) {
        return optional(key).map(KeyDescription::items).orElse(List.of());
    }

    public boolean flag(String key) {
        return Boolean.parseBoolean(text(key));
    }

    public ZoneId zone(String key) {
        return ZoneId.of(text(key));
    }

    /** A word of a choice as the enum constant of the same name, with dashes for its underscores. */
    public <E extends Enum<E>> E choice(String key, Class<E> type) {
        return Enum.valueOf(type, text(key).replace('-', '_').toUpperCase(Locale.ROOT));
    }

    public String text(String key) {
        requireGood(key);
        return leaves.getString(local(key));
    }

    /** The value of an optional key; empty for {@code none}. */
    public Optional<String> optional(String key) {
        return Optional.of(text(key)).filter(value -> !value.equals(KeyDescription.NONE));
    }

    /** The items of a list, in order. */
    public List<Values> list(String key) {
        requireGood(key);
        return lists.getOrDefault(key, List.of());
    }

    /** A tree of Map, List and String; an empty map when there is none. */
    public Object tree(String key) {
        requireGood(key);
        return trees.getOrDefault(local(key), Map.of());
    }

    /** Location of the value, for messages: file and line, environment variable, or "default". */
    public String place(String key) {
        return places.getOrDefault(local(key), "default");
    }

    /** Faults of the input, one line each; empty unless their collection was requested. */
    public List<String> faults() {
        return faults;
    }

    private void requireGood(String key) {
        if (faulty.contains(local(key))) {
            throw new FaultTold();
        }
    }

    private String local(String key) {
        return key.substring(prefix.length());
    }
}
