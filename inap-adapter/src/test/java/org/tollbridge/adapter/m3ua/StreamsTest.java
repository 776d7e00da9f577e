package org.tollbridge.adapter.m3ua;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tollbridge.wire.m3ua.MessageType;

class StreamsTest {

    @ParameterizedTest
    @CsvSource({
        "DATA, 1, true",
        "DATA, 0, false",
        "ASPUP, 0, true",
        "ASPUP, 1, false",
        "ASPDN_ACK, 2, false",
        "REG_REQ, 1, false",
        "BEAT, 1, true",
        "ERR, 1, true",
        "ASPAC, 1, true",
        "DUNA, 0, true",
    })
    void whereThereAreSeveralStreamsDataKeepsOffTheFirst(MessageType type, int stream, boolean permitted) {
        assertEquals(permitted, Streams.permit(type, stream, 4));
    }

    @ParameterizedTest
    @EnumSource
    void aSingleStreamTakesAll(MessageType type) {
        assertEquals(true, Streams.permit(type, 0, 1));
    }
}
