package org.tollbridge.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    /** Counts move as they grow in number; none may be lost or mixed up with another. */
    @Test
    void manyNodesCountEachOnItsOwn() {
        BlockDraws draws = new BlockDraws(42, 100_000);
        for (int round = 0; round < 3; round++) {
            for (int number = 0; number < 10_000; number++) {
                for (String node : List.of("Aa", "BB")) {
                    assertEquals(
                            round,
                            draws.next(Integer.toString(8_008_000 + number), node)
                                    .position());
                }
            }
        }
    }

    @Test
    void asManyNodesAsAreCountedGoOnWithTheirBlocks() {
        int most = 200_000;
        BlockDraws draws = new BlockDraws(42, most);
        for (int round = 0; round < 2; round++) {
            for (int number = 0; number < most; number++) {
                assertEquals(
                        round,
                        draws.next(Integer.toString(8_000_000 + number), "a").position());
            }
        }
    }

    @Test
    void tooManyNodesBeginBlocksAnewInAnotherOrder() {
        BlockDraws draws = new BlockDraws(42, 1_000);
        List<Integer> before = block(draws, "a").subList(0, 50);
        draws.next("8008101234", "a");
        for (int number = 0; number < 30_000; number++) {
            draws.next(Integer.toString(number), "a");
        }
        List<Integer> after = block(draws, "a");
        assertEquals(Set.copyOf(IntStream.range(0, 100).boxed().toList()), Set.copyOf(after), "a block begins");
        assertNotEquals(before, after.subList(0, 50));
    }

    /** However calls of one node come together, each slot of a hundred goes to one of a hundred of them. */
    @Test
    void callsAtOneTimeShareTheSlotsOfTheirBlocks() {
        BlockDraws draws = new BlockDraws(42, 10);
        Map<Integer, Long> drawn = IntStream.range(0, 200_000)
                .parallel()
                .mapToObj(call -> draws.next("8008101234", "split").slot())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertEquals(100, drawn.size());
        assertEquals(Set.of(2_000L), Set.copyOf(drawn.values()));
    }
}
