package org.tollbridge.provisioning.store;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * A sum for each {@link Measure}.
 *
 * @param values a value for every measure
 */
public record Sums(Map<Measure, Long> values) {

    /** The sums of no calls. */
    public static final Sums NONE = of(measure -> 0);

    /** The contribution of one call. */
    static Sums of(StoredCall call) {
        return of(measure -> measure.of(call));
    }

    /** The sums with values from a function. */
    static Sums of(ToLongFunction<Measure> value) {
        Map<Measure, Long> values = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            values.put(measure, value.applyAsLong(measure));
        }
        return new Sums(Collections.unmodifiableMap(values));
    }

    /** The sum of a measure; amounts are in ten-thousandths. */
    public long get(Measure measure) {
        return values.getOrDefault(measure, 0L);
    }

    /** The total of these and other calls. */
    public Sums plus(Sums others) {
        return of(measure -> get(measure) + others.get(measure));
    }

    /** {@code answered} as a percentage of {@code calls}, with one decimal; empty when there are no calls. */
    public String answeredPercent() {
        return quotient(100 * get(Measure.ANSWERED), get(Measure.CALLS));
    }

    /** {@code seconds} divided by {@code answered}, with one decimal; empty when none was answered. */
    public String meanSeconds() {
        return quotient(get(Measure.SECONDS), get(Measure.ANSWERED));
    }

    private static String quotient(long whole, long parts) {
        return parts == 0
                ? ""
                : BigDecimal.valueOf(whole)
                        .divide(BigDecimal.valueOf(parts), 1, RoundingMode.HALF_UP)
                        .toPlainString();
    }
}
