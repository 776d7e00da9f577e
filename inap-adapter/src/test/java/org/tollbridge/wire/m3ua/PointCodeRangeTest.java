package org.tollbridge.wire.m3ua;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointCodeRangeTest {

    @ParameterizedTest
    @CsvSource({
        "0, 5, 5, true",
        "0, 5, 4, false",
        "3, 8, 15, true",
        "3, 8, 16, false",
        "3, 8, 7, false",
        "23, 0x800000, 0xffffff, true",
        "23, 0x800000, 0x7fffff, false",
        "24, 0, 0xffffff, true",
        "255, 0, 1, true",
    })
    void theLowBitsUnderTheMaskAreOpen(int mask, String pointCode, String other, boolean contained) {
        PointCodeRange range = new PointCodeRange(mask, Integer.decode(pointCode));

        assertEquals(contained, range.contains(Integer.decode(other)));
    }
}
