package org.tollbridge.wire.m3ua;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusTest {

    @ParameterizedTest
    @CsvSource({
        "1, 2, AS inactive",
        "1, 3, AS active",
        "1, 4, AS pending",
        "2, 1, insufficient ASP resources active in AS",
        "2, 2, alternate ASP active",
        "2, 3, ASP failure",
        "1, 1, unknown",
        "2, 4, unknown",
        "65535, 3, unknown",
    })
    void whatItSaysHasAName(int type, int information, String title) {
        assertEquals(title, new Parameter.Status(type, information).title());
    }
}
