package org.tollbridge.wire.m3ua;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointCodeRangeTest {

    @ParameterizedTest
    @CsvSource({
        "0, 5, 0, 5",
        "3, 8, 3, 8",
        "3, 15, 3, 8",
        "23, 0xffffff, 23, 0x800000",
        "24, 0xffffff, 24, 0",
        "255, 1, 24, 0",
    })
    void whatTheMaskLeavesOpenSaysNothing(int mask, String pointCode, int shortMask, String shortPointCode) {
        assertEquals(
                new PointCodeRange(shortMask, Integer.decode(shortPointCode)),
                new PointCodeRange(mask, Integer.decode(pointCode)).shortest());
    }
}
