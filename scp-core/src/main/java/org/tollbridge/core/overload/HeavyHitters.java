package org.tollbridge.core.overload;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the most frequent of any number of keys in bounded space: the space-saving algorithm (Metwally, Agrawal, El
 * Abbadi: Efficient computation of frequent and top-k elements in data streams, 2005). A key with a share of more than
 * 1/size of the total is always among the entries. Not thread-safe.
 */
final class HeavyHitters<K> {

    /**
     * A key with its count.
     *
     * @param count at least the true count, and at most {@code error} more
     */
    record Entry<K>(K key, long count, long error) {
        /** Returns a lower bound of the true count. */
        long certain() {
            return count - error;
        }
    }

    private static final class Cell<K> {
        private K key;
        private long count;
        private long error;

        private Cell(K key) {
            this.key = key;
        }
    }

    private final int size;
    private final Map<K, Cell<K>> cells = new HashMap<>();
    private final List<Cell<K>> all = new ArrayList<>();
    private long total;

    /** @param size entries kept, at least 1 */
    HeavyHitters(int size) {
        this.size = size;
    }

    void add(K key, long times) {
        total += times;
        Cell<K> cell = cells.get(key);
        if (cell == null) {
            cell = all.size() < size ? fresh(key) : replaceRarest(key);
        }
        cell.count += times;
    }

    private Cell<K> fresh(K key) {
        Cell<K> cell = new Cell<>(key);
        cells.put(key, cell);
        all.add(cell);
        return cell;
    }

    private Cell<K> replaceRarest(K key) {
        Cell<K> rarest = all.getFirst();
        for (Cell<K> cell : all) {
            if (cell.count < rarest.count) {
                rarest = cell;
            }
        }
        cells.remove(rarest.key);
        rarest.key = key;
        rarest.error = rarest.count;
        cells.put(key, rarest);
        return rarest;
    }

    /** Returns the total of all keys. */
    long total() {
        return total;
    }

    /** Returns the most frequent keys, the most frequent first. */
    List<Entry<K>> top(int most) {
        return all.stream()
                .map(cell -> new Entry<>(cell.key, cell.count, cell.error))
                .sorted(Comparator.comparingLong((Entry<K> entry) -> entry.count())
                        .reversed())
                .limit(most)
                .toList();
    }

    void clear() {
        cells.clear();
        all.clear();
        total = 0;
    }
}
