package org.tollbridge.core.plan;

import java.util.stream.Stream;
import org.tollbridge.service.plan.Draws;

/**
 * Draws for percentage nodes on this node of the cluster. Each percentage node of a plan has its own counter, so the
 * shares are exact in each block of 100 of its calls on one cluster node. Thread-safe. A counter takes 32 to 64 octets,
 * and a lookup usually costs one cache miss.
 */
public final class BlockDraws implements Draws {

    private static final int BLOCK = 100;

    /** Enough that threads rarely contend for one shelf, few enough to stay in a processor's cache. */
    private static final int SHELVES = 256;

    private final long secret;
    private final Shelf[] shelves;

    /**
     * Creates the draws.
     *
     * @param secret random value that makes the order within a block unpredictable
     * @param most number of percentage nodes for which counters are kept at least; beyond it, a 256th of all counters
     *     is reset from time to time, which ends their blocks early
     */
    public BlockDraws(long secret, int most) {
        this.secret = secret;
        // A quarter and 64 more than the mean: random placement does not put that many on one shelf.
        int each = most / SHELVES * 5 / 4 + 64;
        this.shelves = Stream.generate(() -> new Shelf(each)).limit(SHELVES).toArray(Shelf[]::new);
    }

    @Override
    public Draw next(String number, String node) {
        long key = key(number, node);
        return shelves[(int) (key & (SHELVES - 1))].draw(key);
    }

    /**
     * Returns the key of a node of a number's plan: 63 unpredictable bits, and one that makes it differ from 0. Two of
     * a million nodes have the same key, and so share a counter, for one secret in eighteen million.
     */
    private long key(String number, String node) {
        return mix(spread(spread(mix(secret), number) + 1, node)) | Long.MIN_VALUE;
    }

    private static long spread(long begin, String text) {
        long spread = begin;
        for (int i = 0; i < text.length(); i++) {
            spread = (spread ^ text.charAt(i)) * 0x9E3779B97F4A7C15L;
        }
        return spread;
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ (mixed >>> 33);
    }

    /** A part of the counters. Its lock is held only for one count, except while it grows. */
    private static final class Shelf {

        private final int most;

        /** Open addressing, at most half full: a key, or 0 for none, followed by its number of calls. */
        private long[] counts = new long[16];

        private int keys;

        /** How often the counters were reset; blocks after a reset have a different order. */
        private long begun;

        Shelf(int most) {
            this.most = most;
        }

        /** Returns the draw for the next call of a key. */
        synchronized Draw draw(long key) {
            int at = place(key);
            if (counts[at] == 0) {
                at = add(key);
            }
            long call = counts[at + 1]++;
            return new Draw((int) (call % BLOCK), mix(key + call / BLOCK + mix(begun)));
        }

        private int add(long key) {
            if (keys == most) {
                counts = new long[counts.length];
                keys = 0;
                begun++;
            } else if (4 * (keys + 1) > counts.length) {
                grow();
            }
            int at = place(key);
            counts[at] = key;
            keys++;
            return at;
        }

        private void grow() {
            long[] before = counts;
            counts = new long[2 * before.length];
            for (int i = 0; i < before.length; i += 2) {
                if (before[i] != 0) {
                    int at = place(before[i]);
                    counts[at] = before[i];
                    counts[at + 1] = before[i + 1];
                }
            }
        }

        private int place(long key) {
            int last = counts.length - 2;
            int at = (int) (key >>> 32) & last;
            while (counts[at] != 0 && counts[at] != key) {
                at = (at + 2) & last;
            }
            return at;
        }
    }
}
