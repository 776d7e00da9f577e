package org.tollbridge.provisioning.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VanityPatternTest {

    @ParameterizedTest
    @CsvSource({
        "800-CALL*, '', 8002255123, true",
        "800-call*, '', 8002255123, true",
        "800-CALL*, '', 8002256123, false",
        "CALL, '', 8001225512, true",
        "CALL, '', 8001225612, false",
        "800???8888, '', 8001238888, true",
        "800???8888, '', 8001238887, false",
        "*8888, '', 4001238888, true",
        "*8888, '', 4008888123, false",
        "'', '', 4008888123, true",
        "*12*12, '', 8001212112, true",
        "8*0?, '', 80, false",
        "8*0?, '', 8001, true",
        "**8**, '', 8001, true",
        "8001?, '', 8001, false",
        "PQRSTUVWXYZ, '', 77778889999, true",
        "'', AABB, 8001231122, true",
        "'', AABB, 8001231111, false",
        "'', ABAB, 8001231212, true",
        "'', AAAA, 8001237777, true",
        "'', ABCD, 8001231234, true",
        "'', ABCD, 8001231231, false",
        "400*, AA, 8001231233, false",
    })
    void aNumberLooksAsWantedOrNot(String pattern, String tail, String digits, boolean expected) {
        assertEquals(expected, VanityPattern.of(pattern, tail).matches(digits));
    }

    @Test
    void whatIsNoPatternIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> VanityPattern.of("800.*", ""));
        assertThrows(IllegalArgumentException.class, () -> VanityPattern.of("*".repeat(41), ""));
        assertThrows(IllegalArgumentException.class, () -> VanityPattern.of("", "12"));
    }

    /** A pattern that makes a matcher go back and forth must not keep the search busy. */
    @ParameterizedTest
    @ValueSource(strings = {"***************************************A", "*?*?*?*?*?*?*?*?*?A", "*1*1*1*1*1*1*1*1*1A"})
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void manyRunsAreQuicklyRefused(String pattern) {
        VanityPattern many = VanityPattern.of(pattern, "");
        for (long number = 8_001_111_111L; number < 8_001_131_111L; number += 10) {
            assertFalse(many.matches(Long.toString(number)));
        }
    }
}
