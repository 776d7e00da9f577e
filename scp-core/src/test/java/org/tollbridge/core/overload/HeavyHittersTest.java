package org.tollbridge.core.overload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HeavyHittersTest {

    @Test
    void fewKeysAreCountedExactly() {
        HeavyHitters<String> hitters = new HeavyHitters<>(3);
        hitters.add("a", 2);
        hitters.add("b", 5);
        hitters.add("a", 1);
        assertEquals(List.of(new HeavyHitters.Entry<>("b", 5, 0), new HeavyHitters.Entry<>("a", 3, 0)), hitters.top(9));
        assertEquals(8, hitters.total());
    }

    @Test
    void oneMoreKeyTakesThePlaceOfTheRarestAndItsCountAsError() {
        HeavyHitters<String> hitters = new HeavyHitters<>(2);
        hitters.add("a", 7);
        hitters.add("b", 2);
        hitters.add("c", 1);
        assertEquals(List.of(new HeavyHitters.Entry<>("a", 7, 0), new HeavyHitters.Entry<>("c", 3, 2)), hitters.top(9));
        assertEquals(1, hitters.top(9).get(1).certain());
    }

    @Test
    void clearingForgetsAll() {
        HeavyHitters<String> hitters = new HeavyHitters<>(1);
        hitters.add("a", 7);
        hitters.clear();
        hitters.add("b", 1);
        assertEquals(List.of(new HeavyHitters.Entry<>("b", 1, 0)), hitters.top(9));
    }

    @Test
    void whoeverHasMoreThanItsShareIsThereAndTheTrueCountIsWithinTheBounds() {
        Random random = new Random(4);
        for (int round = 0; round < 200; round++) {
            int size = 1 + random.nextInt(30);
            HeavyHitters<Integer> hitters = new HeavyHitters<>(size);
            Map<Integer, Long> truth = new HashMap<>();
            int kinds = 1 + random.nextInt(200);
            int total = 1 + random.nextInt(5_000);
            for (int i = 0; i < total; i++) {
                int key = (int) (kinds * Math.pow(random.nextDouble(), 3));
                hitters.add(key, 1);
                truth.merge(key, 1L, Long::sum);
            }
            Map<Integer, HeavyHitters.Entry<Integer>> found =
                    hitters.top(size).stream().collect(Collectors.toMap(HeavyHitters.Entry::key, entry -> entry));
            assertTrue(found.size() <= size);
            for (var entry : found.values()) {
                long real = truth.getOrDefault(entry.key(), 0L);
                assertTrue(entry.certain() <= real && real <= entry.count(), entry + " is really " + real);
            }
            truth.forEach((key, count) ->
                    assertTrue(count <= total / size || found.containsKey(key), key + " came " + count + " times"));
        }
    }
}
