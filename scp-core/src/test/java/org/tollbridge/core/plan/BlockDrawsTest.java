package org.tollbridge.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockDrawsTest {

    private static List<Integer> block(BlockDraws draws, String node) {
        List<Integer> slots = new ArrayList<>();
        for (int call = 0; call < 100; call++) {
            slots.add(draws.next("8008101234", node).slot());
        }
        return slots;
    }

    @Test
    void eachHundredCallsOfANodeMeetEverySlotOnce() {
        BlockDraws draws = new BlockDraws(42, 10);
        for (int i = 0; i < 50; i++) {
            BitSet seen = new BitSet();
            block(draws, "split").forEach(seen::set);
            assertEquals(100, seen.cardinality());
            draws.next("8008101234", "other");
        }
    }

    @Test
    void blocksNodesAndSecretsHaveOrdersOfTheirOwn() {
        BlockDraws draws = new BlockDraws(42, 10);
        List<Integer> first = block(draws, "a");
        assertNotEquals(first, block(draws, "a"));
        assertNotEquals(first, block(draws, "b"));
        assertNotEquals(first, block(new BlockDraws(43, 10), "a"));
        assertEquals(first, block(new BlockDraws(42, 10), "a"));
    }

    @Test
    void tooManyNodesBeginTheirBlocksAnew() {
        BlockDraws draws = new BlockDraws(42, 2);
        int first = draws.next("1", "a").position();
        draws.next("2", "a");
        draws.next("3", "a");
        assertEquals(first, draws.next("1", "a").position());
    }
}
