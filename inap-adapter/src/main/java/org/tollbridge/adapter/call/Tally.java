package org.tollbridge.adapter.call;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** A count for each value of an enum. */
final class Tally<E extends Enum<E>> {

    private final Map<E, LongAdder> adders;

    Tally(Class<E> values) {
        this.adders = new EnumMap<>(values);
        for (E value : values.getEnumConstants()) {
            adders.put(value, new LongAdder());
        }
    }

    void add(E value) {
        of(value).increment();
    }

    long get(E value) {
        return of(value).sum();
    }

    private LongAdder of(E value) {
        return Objects.requireNonNull(adders.get(value));
    }
}
