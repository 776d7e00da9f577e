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
 * Point codes that a message may be about. Ranges are looked up, because a peer may name 16,000 in one message, and
 * comparing each of them with each point code would delay all other messages. For one message; not thread-safe.
 */
final class KnownPoints {

    private final Collection<Integer> all;
    /** The point codes by number of wildcard bits, then by the remaining bits. */
    private final Map<Integer, Map<Integer, List<Integer>>> byMask = new HashMap<>();

    KnownPoints(Collection<Integer> all) {
        this.all = all;
    }

    /** The point codes in a range, in no particular order. */
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

    /** The point codes in any of the ranges, each once. */
    Set<Integer> within(List<PointCodeRange> ranges) {
        Set<Integer> within = new LinkedHashSet<>();
        distinct(ranges).forEach(range -> within.addAll(within(range)));
        return within;
    }

    /** The ranges in order; equivalent ones appear once. */
    static Set<PointCodeRange> distinct(List<PointCodeRange> ranges) {
        Set<PointCodeRange> distinct = new LinkedHashSet<>();
        ranges.forEach(range -> distinct.add(range.shortest()));
        return distinct;
    }
}
