package org.tollbridge.service.plan;

/**
 * Draws for percentage nodes. A node of a plan draws its calls in blocks of 100: each call has the next position, and
 * each block an unpredictable seed. Thread-safe; never blocks.
 */
@FunctionalInterface
public interface Draws {

    /**
     * Returns draws that always give the same slot, for simulated calls.
     *
     * @param slot 0 to 99
     */
    static Draws always(int slot) {
        for (int position = 0; position < Draw.SLOTS; position++) {
            Draw draw = new Draw(position, 0);
            if (draw.slot() == slot) {
                return (number, node) -> draw;
            }
        }
        throw new IllegalArgumentException("there is no slot " + slot + ": give 0 to 99");
    }

    /** Returns the next draw of a node of a service number's plan. */
    Draw next(String number, String node);

    /**
     * One draw.
     *
     * @param position of the call within its block, 0 to 99
     * @param seed of the block
     */
    record Draw(int position, long seed) {

        private static final int SIDE = 10;
        private static final int SLOTS = SIDE * SIDE;
        private static final int ROUNDS = 6;

        /**
         * Returns the slot of a hundred for the call. Within a block every slot occurs once, in an order that depends
         * only on the seed: a Feistel network over two decimal digits. The 64 bits of a round are its function, six
         * bits for each of the ten digits.
         */
        public int slot() {
            int left = position / SIDE;
            int right = position % SIDE;
            for (int round = 0; round < ROUNDS; round++) {
                int added = (int) (mix(seed + round * 0x9E3779B97F4A7C15L) >>> (6 * right)) & 63;
                int sum = (left + added) % SIDE;
                left = right;
                right = sum;
            }
            return left * SIDE + right;
        }

        /** Spreads small differences over all bits. */
        static long mix(long value) {
            long mixed = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
            mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
            return mixed ^ mixed >>> 31;
        }
    }
}
