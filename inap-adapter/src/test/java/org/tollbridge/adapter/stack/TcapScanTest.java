package org.tollbridge.adapter.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.Vectors;
import org.tollbridge.wire.tcap.Component;
import org.tollbridge.wire.tcap.DialoguePortion;
import org.tollbridge.wire.tcap.TcapDecoder;
import org.tollbridge.wire.tcap.TcapEncoder;
import org.tollbridge.wire.tcap.TcapMessage;
import org.tollbridge.wire.tcap.TransactionId;

class TcapScanTest {

    static List<Vectors.Message> messages() {
        return Vectors.messages();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void whatIsPlainIsReadByTheFullDecoderWithoutAFault(Vectors.Message message) {
        Octets tcap = message.octets("tcap");
        if (TcapScan.isPlain(tcap.toByteArray())) {
            assertReadable(tcap);
        }
    }

    @Test
    void theMessagesOfCallsArePlain() {
        long plain = Vectors.messages().stream()
                .filter(message -> message.text("component").equals("invoke"))
                .filter(message -> TcapScan.isPlain(message.octets("tcap").toByteArray()))
                .count();
        long invokes = Vectors.messages().stream()
                .filter(message -> message.text("component").equals("invoke"))
                .count();
        assertEquals(invokes, plain);
        assertTrue(TcapScan.isPlain(plainBegin().toByteArray()));
    }

    @Test
    void noTruncationIsPlain() {
        byte[] whole = plainBegin().toByteArray();
        for (int length = 0; length < whole.length; length++) {
            assertFalse(TcapScan.isPlain(java.util.Arrays.copyOf(whole, length)), "cut at " + length);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noMutationIsTakenForPlainThatTheFullDecoderFindsAFaultIn(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Octets> seeds = Vectors.messages().stream()
                .map(message -> message.octets("tcap"))
                .toList();
        int plain = 0;
        for (int round = 0; round < 50_000; round++) {
            byte[] changed = seeds.get(random.nextInt(seeds.size())).toByteArray();
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                int at = random.nextInt(changed.length);
                changed[at] = (byte) (random.nextBoolean() ? changed[at] ^ (1 << random.nextInt(8)) : random.nextInt());
            }
            if (TcapScan.isPlain(changed)) {
                plain++;
                assertReadable(Octets.of(changed));
            }
        }
        assertTrue(plain > 1_000, "plain: " + plain);
    }

    @Test
    void onlyBeginsAreBegins() {
        assertTrue(TcapScan.isBegin(plainBegin().toByteArray()));
        assertFalse(TcapScan.isBegin(new byte[] {0x65}));
        assertFalse(TcapScan.isBegin(new byte[0]));
    }

    private static Octets plainBegin() {
        return new TcapEncoder()
                .encode(new TcapMessage.Begin(
                        TransactionId.of(7),
                        Optional.of(DialoguePortion.Request.of(TcapSwitch.CONTEXT)),
                        List.of(TcapSwitch.invoke(1, 0), TcapSwitch.invoke(2, 24))));
    }

    private static void assertReadable(Octets tcap) {
        TcapMessage message = assertInstanceOf(TcapMessage.class, TcapDecoder.decode(tcap), tcap::toHex);
        assertFalse(TcapMender.hasBadDialogue(message), tcap::toHex);
        assertFalse(message.components().stream().anyMatch(Component.Malformed.class::isInstance), tcap::toHex);
    }
}
