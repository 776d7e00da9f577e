package org.tollbridge.adapter.m3ua;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tollbridge.wire.m3ua.PointCodeRange;

/**
 * Point codes that a message may be about. Its ranges are looked up: a peer may name 16,000 in one message, and to
 * compare each with each would hold up all others. For one message, and not for several threads.
 */
final class KnownPoints {

    private final Collection<Integer> all;
    /** By how many bits are left open, and then by those that are not. */
    private final Map<Integer, Map<Integer, List<Integer>>> byMask = new HashMap<>();

    KnownPoints(Collection<Integer> all) {
        this.all = all;
    }

    /** Those in a range, in no order. */
    List<Integer> within(PointCodeRange range) {
        int mask = range.shortest().mask();
        return byMask.computeIfAbsent(mask, this::byPrefix)
                .getOrDefault(range.shortest().pointCode() >>> mask, List.of());
    }

    private Map<Integer, List<Integer>> byPrefix(int mask) {
        Map<Integer, List<Integer>> points = new HashMap<>();
        all.forEach(each -> points.computeIfAbsent(each >>> mask, prefix -> new ArrayList<>())
                .add(each));
        return points;
    }

    /** Those in any of some ranges, each once. */
    Set<Integer> within(List<PointCodeRange> ranges) {
        Set<Integer> within = new LinkedHashSet<>();
        distinct(ranges).forEach(range -> within.addAll(within(range)));
        return within;
    }

    /** Ranges in their order, each that means the same once. */
    static Set<PointCodeRange> distinct(List<PointCodeRange> ranges) {
        Set<PointCodeRange> distinct = new LinkedHashSet<>();
        ranges.forEach(range -> distinct.add(range.shortest()));
        return distinct;
    }
}
