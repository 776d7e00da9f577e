package org.tollbridge.adapter.dialect;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** Facts recorded one by one, as read from octets or for building a report. Not thread-safe. */
public final class FactSheet implements Facts {
    private final EnumMap<Fact, String> texts = new EnumMap<>(Fact.class);
    private final EnumMap<Fact, Long> numbers = new EnumMap<>(Fact.class);

    /** Records a fact of kind text. */
    public FactSheet put(Fact fact, String text) {
        texts.put(fact, text);
        return this;
    }

    /** Records a fact of any other kind. */
    public FactSheet put(Fact fact, long number) {
        numbers.put(fact, number);
        return this;
    }

    public boolean has(Fact fact) {
        return texts.containsKey(fact) || numbers.containsKey(fact);
    }

    @Override
    public String text(Fact fact) {
        return texts.getOrDefault(fact, "");
    }

    @Override
    public long number(Fact fact) {
        return numbers.getOrDefault(fact, 0L);
    }

    /** A fact that is not text, if it is known. */
    public OptionalLong find(Fact fact) {
        Long number = numbers.get(fact);
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }

    /** All known facts in words, by name, in the order of {@link Fact}. */
    public Map<String, String> named() {
        Map<String, String> named = new LinkedHashMap<>();
        for (Fact fact : Fact.values()) {
            if (has(fact)) {
                named.put(fact.label(), fact.kind() == Fact.Kind.TEXT ? text(fact) : fact.show(number(fact)));
            }
        }
        return named;
    }

    @Override
    public String toString() {
        return named().toString();
    }
}
