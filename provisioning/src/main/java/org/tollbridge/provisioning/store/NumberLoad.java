package org.tollbridge.provisioning.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The effect of a batch file on service numbers.
 *
 * @param served numbers in service afterwards, new or replacing those with the same digits
 * @param resting numbers, by their digits, that are in a state out of service afterwards; none of {@code served}
 * @param gone digits of numbers withdrawn from their subscribers; none of the others
 * @param of the only store version for which this load is valid; empty when it is valid for any
 */
public record NumberLoad(NumberImage served, Map<String, NumberEntry> resting, Set<String> gone, OptionalLong of) {

    public NumberLoad {
        resting = Map.copyOf(resting);
        gone = Set.copyOf(gone);
    }

    /** A load of numbers in service only. */
    static NumberLoad of(NumberImage served) {
        return new NumberLoad(served, Map.of(), Set.of(), OptionalLong.empty());
    }

    /** Whether it includes a number. */
    boolean has(String digits) {
        return served.has(digits) || resting.containsKey(digits) || gone.contains(digits);
    }

    /** The digits of all its numbers. */
    List<String> digits() {
        List<String> digits = new ArrayList<>(noLongerServed());
        served.eachDigits(digits::add);
        return digits;
    }

    /** The digits of numbers that are out of service afterwards. */
    Set<String> noLongerServed() {
        Set<String> digits = new HashSet<>(gone);
        digits.addAll(resting.keySet());
        return digits;
    }

    int size() {
        return served.size() + resting.size() + gone.size();
    }
}
