package org.tollbridge.service.plan;

import java.util.Map;

/**
 * Numbers and prefixes with a value each, found by longest match. A lookup costs one probe for each prefix length in
 * use, however many entries there are, and an entry takes 24 to 48 octets.
 */
public final class PrefixTable {

    /** Largest number of digits of an entry. */
    public static final int LONGEST = 15;

    /** Not a value of any entry. */
    public static final int NOTHING = -1;

    /** Distinguishes a whole number from a prefix with the same digits. */
    private static final long WHOLE = 1L << 62;

    private final long[] keys;
    private final int[] values;
    private final int lengths;
    private final int size;

    private PrefixTable(long[] keys, int[] values, int lengths, int size) {
        this.keys = keys;
        this.values = values;
        this.lengths = lengths;
        this.size = size;
    }

    /**
     * Creates a table.
     *
     * @param entries whole numbers, or prefixes followed by *, of 1 to {@link #LONGEST} digits, to values from 0 on
     */
    public static PrefixTable of(Map<String, Integer> entries) {
        int capacity = Integer.highestOneBit(Math.max(1, entries.size())) * 4;
        PrefixTable table = new PrefixTable(new long[capacity], new int[capacity], lengthsOf(entries), entries.size());
        entries.forEach(table::put);
        return table;
    }

    private static int lengthsOf(Map<String, Integer> entries) {
        int lengths = 0;
        for (String entry : entries.keySet()) {
            lengths |= entry.endsWith("*") ? 1 << (entry.length() - 1) : 1;
        }
        return lengths;
    }

    private void put(String entry, int value) {
        boolean prefix = entry.endsWith("*");
        int slot = slot(prefix ? key(entry, entry.length() - 1) : key(entry, entry.length()) | WHOLE);
        keys[slot] = prefix ? key(entry, entry.length() - 1) : key(entry, entry.length()) | WHOLE;
        values[slot] = value;
    }

    /** Returns the value of the entry that matches {@code digits} best; {@link #NOTHING} when none does. */
    public int find(String digits) {
        long found = search(digits);
        return found < 0 ? NOTHING : (int) found;
    }

    /**
     * Returns how closely the best entry matches: 99 for the whole number, otherwise the digits of the prefix; 0 for no
     * match.
     */
    int closeness(String digits) {
        long found = search(digits);
        return found < 0 ? 0 : (int) (found >>> 32);
    }

    /** The longest prefix is the last one found while scanning the digits. */
    private long search(String digits) {
        int length = digits.length();
        if (size == 0) {
            return NOTHING;
        }
        long found = NOTHING;
        long key = 1;
        for (int i = 1; i <= length; i++) {
            int digit = digits.charAt(i - 1) - '0';
            if (i > LONGEST || digit < 0 || digit > 9) {
                // A number outside the number plan may contain anything that a switch can send: only prefixes can match
                // it.
                return found;
            }
            key = key * 10 + digit;
            if ((lengths & 1 << i) != 0) {
                int slot = slot(key);
                found = keys[slot] == 0 ? found : (long) i << 32 | values[slot];
            }
        }
        if ((lengths & 1) != 0) {
            int slot = slot(key | WHOLE);
            found = keys[slot] == 0 ? found : 99L << 32 | values[slot];
        }
        return found;
    }

    /** Returns the number of entries. */
    public int size() {
        return size;
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        long mixed = key * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed ^ mixed >>> 32) & mask;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** Returns the digits as a number with a leading 1, so that leading zeros count. */
    private static long key(String digits, int length) {
        long key = 1;
        for (int i = 0; i < length; i++) {
            key = key * 10 + (digits.charAt(i) - '0');
        }
        return key;
    }
}
