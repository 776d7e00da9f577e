package org.tollbridge.wire.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.m3ua.DecodeFailure;
import org.tollbridge.wire.m3ua.M3uaError;

class StreamFramerTest {

    private static final String ASPUP = "0100030100000008";
    private static final String ASPAC = "010004010000001000060008" + "00000064";
    private static final String UNPADDED = "010003010000000d000400057a";
    private static final String UNKNOWN_CLASS = "010007010000000cdeadbeef";
    private static final String UNKNOWN_TYPE = "0100030900000008";

    private final List<String> seen = new ArrayList<>();
    private final StreamFramer framer = new StreamFramer(1_000, new StreamFramer.Sink() {
        @Override
        public void message(Octets message, int stream) {
            seen.add(message.toHex());
        }

        @Override
        public void malformed(DecodeFailure failure, Octets head, boolean fatal) {
            seen.add((fatal ? "fatal " : "skipped ") + failure.error() + " " + head.toHex());
        }
    });

    @Test
    void messagesOfOneReadComeOutOneByOne() {
        feed(ASPUP + ASPAC + ASPUP);

        assertEquals(List.of(ASPUP, ASPAC, ASPUP), seen);
    }

    @Test
    void aMessageIsGivenOnlyWhenItIsWhole() {
        feed(ASPAC.substring(0, 30));
        assertEquals(List.of(), seen);

        feed(ASPAC.substring(30));
        assertEquals(List.of(ASPAC), seen);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whereTheStreamIsCutMakesNoDifference(long seed) {
        String stream = ASPUP + UNPADDED + ASPAC + UNKNOWN_CLASS + UNPADDED + "000000" + UNKNOWN_TYPE + ASPUP + ASPAC;
        List<String> expected = List.of(
                ASPUP,
                UNPADDED,
                ASPAC,
                "skipped UNSUPPORTED_MESSAGE_CLASS",
                UNPADDED,
                "skipped UNSUPPORTED_MESSAGE_TYPE",
                ASPUP,
                ASPAC);
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 200; round++) {
            seen.clear();
            int at = 0;
            while (at < stream.length()) {
                int step = Math.min(stream.length() - at, 2 * random.nextInt(1, 20));
                feed(stream.substring(at, at + step));
                at += step;
            }
            assertEquals(
                    expected, seen.stream().map(StreamFramerTest::withoutHead).toList());
        }
    }

    @Test
    void everyOctetByItself() {
        for (byte octet : Octets.fromHex(ASPUP + UNPADDED + "0000" + ASPAC).toByteArray()) {
            framer.accept(ByteBuffer.wrap(new byte[] {octet}));
        }
        assertEquals(List.of(ASPUP, UNPADDED, ASPAC), seen);
    }

    @ParameterizedTest
    @CsvSource({
        "0900030100000008, INVALID_VERSION",
        "0000030100000008, INVALID_VERSION",
        "0100030100000000, PROTOCOL_ERROR",
        "0100030100000007, PROTOCOL_ERROR",
        "01000301000003e9, PROTOCOL_ERROR",
        "010003017fffffff, PROTOCOL_ERROR",
        "0100030180000000, PROTOCOL_ERROR",
        "01000301ffffffff, PROTOCOL_ERROR",
        "0100070180000000, UNSUPPORTED_MESSAGE_CLASS",
    })
    void aHeaderThatCannotBeTrustedEndsTheStream(String header, M3uaError error) {
        feed(ASPUP + header + ASPUP);
        feed(ASPUP);

        assertEquals(List.of(ASPUP, "fatal " + error + " " + header + ASPUP), seen);
    }

    @Test
    void theLongestAcceptedMessageIsGiven() {
        String message = "01000301000003e8" + "000403e0" + "00".repeat(988);
        feed(message);

        assertEquals(List.of(message), seen);
    }

    @Test
    void webBrowsersAreNoSwitches() {
        framer.accept(ByteBuffer.wrap("GET / HTTP/1.1\r\nHost: scp\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));

        assertEquals(1, seen.size());
        assertTrue(seen.getFirst().startsWith("fatal INVALID_VERSION 474554202f"), seen.getFirst());
    }

    @Test
    void anUnknownMessageLongerThanItsHeadIsSkippedWhole() {
        String body = "ab".repeat(300);
        feed("0100070100000134" + body + ASPUP);

        assertEquals(List.of("skipped UNSUPPORTED_MESSAGE_CLASS 0100070100000134" + "ab".repeat(56), ASPUP), seen);
    }

    @Test
    void moreZerosThanPaddingAreAFault() {
        feed(UNPADDED + "00000000" + ASPUP);

        assertEquals("fatal INVALID_VERSION", withoutHead(seen.getLast()));
    }

    private void feed(String hex) {
        ByteBuffer in = ByteBuffer.wrap(Octets.fromHex(hex).toByteArray());
        framer.accept(in);
        assertEquals(0, in.remaining());
    }

    private static String withoutHead(String entry) {
        int space = entry.lastIndexOf(' ');
        return space < 0 ? entry : entry.substring(0, space);
    }
}
