package org.tollbridge.service.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PrefixTableTest {

    @Test
    void theLongestThatFitsIsFound() {
        PrefixTable table = PrefixTable.of(Map.of("86*", 1, "8610*", 2, "861062345678", 3, "0*", 4, "8610", 5));
        assertEquals(3, table.find("861062345678"));
        assertEquals(2, table.find("8610623456789"));
        assertEquals(1, table.find("8621"));
        assertEquals(5, table.find("8610"));
        assertEquals(4, table.find("0"));
        assertEquals(4, table.find("00"));
        assertEquals(PrefixTable.NOTHING, table.find("8"));
        assertEquals(PrefixTable.NOTHING, table.find(""));
        assertEquals(PrefixTable.NOTHING, PrefixTable.of(Map.of()).find("86"));
    }

    /** A digit that there is not, or one too many, is no way around a list of prefixes. */
    @Test
    void whatIsNoNumberBeginsAsSomeDo() {
        PrefixTable table = PrefixTable.of(Map.of("86*", 1, "8610*", 2, "8610623456781234".substring(0, 15), 3));
        assertEquals(1, table.find("86A"));
        assertEquals(2, table.find("861062345678B"));
        assertEquals(2, table.find("8610623456781234"));
        assertEquals(PrefixTable.NOTHING, table.find("A86"));
    }

    @Test
    void aTableOfAnySizeAnswersLikeASearchThroughAllOfIt() {
        for (int size : new int[] {1, 10, 1_000, 20_000}) {
            Random random = new Random(size);
            Map<String, Integer> entries = new HashMap<>();
            while (entries.size() < size) {
                String digits = Integer.toString(random.nextInt(1_000_000));
                entries.put(random.nextBoolean() ? digits + "*" : digits, entries.size());
            }
            PrefixTable table = PrefixTable.of(entries);
            assertEquals(size, table.size());
            for (int i = 0; i < 20_000; i++) {
                String number = Integer.toString(random.nextInt(10_000_000));
                assertEquals(slowly(entries, number), table.find(number), number);
            }
        }
    }

    private static int slowly(Map<String, Integer> entries, String number) {
        if (entries.containsKey(number)) {
            return entries.get(number);
        }
        for (int length = number.length(); length > 0; length--) {
            Integer value = entries.get(number.substring(0, length) + "*");
            if (value != null) {
                return value;
            }
        }
        return PrefixTable.NOTHING;
    }
}
