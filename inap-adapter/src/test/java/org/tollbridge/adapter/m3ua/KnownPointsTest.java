package org.tollbridge.adapter.m3ua;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tollbridge.wire.m3ua.PointCodeRange;

class KnownPointsTest {

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
    void theLowBitsUnderTheMaskAreOpen(int mask, String pointCode, String known, boolean within) {
        KnownPoints points = new KnownPoints(List.of(Integer.decode(known)));

        assertEquals(
                within ? List.of(Integer.decode(known)) : List.of(),
                points.within(new PointCodeRange(mask, Integer.decode(pointCode))));
    }

    @Test
    void aPointCodeInSeveralRangesIsOne() {
        KnownPoints points = new KnownPoints(List.of(1, 3, 9));

        assertEquals(
                Set.of(1, 3),
                points.within(List.of(new PointCodeRange(2, 0), PointCodeRange.of(3), PointCodeRange.of(5))));
    }
}
