package org.tollbridge.service.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DrawsTest {

    private static List<Integer> block(long seed) {
        List<Integer> slots = new ArrayList<>();
        for (int position = 0; position < 100; position++) {
            slots.add(new Draws.Draw(position, seed).slot());
        }
        return slots;
    }

    @Test
    void everySlotComesOnceInABlock() {
        for (long seed = -500; seed < 500; seed++) {
            BitSet seen = new BitSet(100);
            block(seed * 0x9E3779B97F4A7C15L).forEach(seen::set);
            assertEquals(100, seen.cardinality(), "seed " + seed);
        }
    }

    /** What a block begins with tells nothing: each slot comes first in about one of a hundred blocks. */
    @Test
    void theOrderFollowsFromTheSeedAlone() {
        Set<List<Integer>> orders = new HashSet<>();
        int[] first = new int[100];
        int[] follows = new int[100];
        for (long seed = 0; seed < 20_000; seed++) {
            List<Integer> block = block(seed);
            orders.add(block);
            first[block.get(0)]++;
            follows[Math.floorMod(block.get(1) - block.get(0), 100)]++;
        }
        assertEquals(20_000, orders.size());
        for (int slot = 0; slot < 100; slot++) {
            // 200 expected, standard deviation 14: six of them.
            assertTrue(Math.abs(first[slot] - 200) < 85, slot + " comes first " + first[slot] + " times");
            assertTrue(slot == 0 || Math.abs(follows[slot] - 202) < 85, slot + " follows " + follows[slot] + " times");
        }
    }
}
