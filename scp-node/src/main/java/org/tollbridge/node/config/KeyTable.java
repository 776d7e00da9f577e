package org.tollbridge.node.config;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** All keys, in the declaration order of the classes of constants. */
final class KeyTable {

    /** Largest edit distance for a suggestion. */
    private static final int FARTHEST = 6;

    private final List<KeyDescription> keys;

    KeyTable(List<KeyDescription> keys) {
        this.keys = List.copyOf(keys);
    }

    static KeyTable ofProduct() {
        return of(
                Keys.class,
                OperationsKeys.class,
                ClusterKeys.class,
                ServiceClassKeys.class,
                ChargingKeys.class,
                RecordKeys.class,
                LiveKeys.class,
                OverloadKeys.class,
                SignallingKeys.class,
                SccpKeys.class,
                SwitchKeys.class);
    }

    static KeyTable of(Class<?>... classesOfConstants) {
        List<KeyDescription> keys = new ArrayList<>();
        for (Class<?> constants : classesOfConstants) {
            for (Field field : constants.getDeclaredFields()) {
                Config config = field.getAnnotation(Config.class);
                if (config != null) {
                    keys.add(KeyDescription.of(nameIn(field), config));
                }
            }
        }
        return new KeyTable(keys);
    }

    private static String nameIn(Field field) {
        try {
            return String.valueOf(field.get(null));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " must be public", e);
        }
    }

    List<KeyDescription> all() {
        return keys;
    }

    Optional<KeyDescription> find(String name) {
        return keys.stream().filter(key -> key.name().equals(name)).findFirst();
    }

    /** Whether keys exist below this name, such as {@code m3ua}. */
    boolean isGroup(String name) {
        return keys.stream().anyMatch(key -> key.name().startsWith(name + "."));
    }

    List<KeyDescription> ofItems(String list) {
        return keys.stream().filter(key -> key.name().startsWith(list + "[].")).toList();
    }

    Optional<KeyDescription> byEnvironmentVariable(String variable) {
        return keys.stream()
                .filter(key -> !key.ofItem() && key.environmentVariable().equals(variable))
                .findFirst();
    }

    String nearest(String name) {
        return nearest(name, keys.stream().map(KeyDescription::name).toList());
    }

    String nearestEnvironmentVariable(String variable) {
        return nearest(
                variable,
                keys.stream()
                        .filter(key -> !key.ofItem())
                        .map(KeyDescription::environmentVariable)
                        .toList());
    }

    /** A hint at the most similar name, or at the list of all keys when none is similar; begins with a semicolon. */
    private static String nearest(String name, List<String> candidates) {
        LevenshteinDistance distance = new LevenshteinDistance(FARTHEST);
        record Near(String name, int distance) {}
        return candidates.stream()
                .map(candidate -> new Near(candidate, distance.apply(name, candidate)))
                .filter(near -> near.distance() >= 0)
                .min(Comparator.comparingInt(Near::distance))
                .map(near -> "; the nearest known one is " + near.name())
                .orElse("; see docs/configuration.md for all keys");
    }
}
