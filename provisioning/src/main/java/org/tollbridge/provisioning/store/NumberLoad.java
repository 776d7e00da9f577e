package org.tollbridge.provisioning.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a batch file makes of service numbers.
 *
 * @param served numbers that are in service afterwards, new or in the place of those with the same digits
 * @param resting numbers, by their digits, that have a state then in which they are not in service; none of {@code served}
 * @param gone digits of numbers that are taken from their subscribers; none of the others
 * @param of version of the store that this was made for, and holds for alone; empty when it holds whatever is there
 */
public record NumberLoad(NumberImage served, Map<String, NumberEntry> resting, Set<String> gone, OptionalLong of) {

    public NumberLoad {
        resting = Map.copyOf(resting);
        gone = Set.copyOf(gone);
    }

    /** Numbers in service alone. */
    static NumberLoad of(NumberImage served) {
        return new NumberLoad(served, Map.of(), Set.of(), OptionalLong.empty());
    }

    /** Whether it says what is to become of a number. */
    boolean has(String digits) {
        return served.has(digits) || resting.containsKey(digits) || gone.contains(digits);
    }

    /** The digits of all of them. */
    List<String> digits() {
        List<String> digits = new ArrayList<>(noLongerServed());
        served.eachDigits(digits::add);
        return digits;
    }

    /** The digits of those that calls find nowhere afterwards. */
    Set<String> noLongerServed() {
        Set<String> digits = new HashSet<>(gone);
        digits.addAll(resting.keySet());
        return digits;
    }

    int size() {
        return served.size() + resting.size() + gone.size();
    }
}
