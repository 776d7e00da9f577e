package org.tollbridge.simulator.diameter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiameterMessageTest {

    /** Laid out by hand after RFC 6733, 3 and 4.1: ACR with T, Session-Id "a;1", and a 3GPP AVP of one octet in a group. */
    private static final byte[] ACR = HexFormat.of()
            .parseHex("01000048 d000010f 00000003 0a0b0c0d 01020304".replace(" ", "")
                    + "00000107 4000000b 613b3100".replace(" ", "")
                    + "00000369 c000001c 000028af".replace(" ", "")
                    + "00000337 8000000d 000028af 37000000".replace(" ", "") + "000001e5 4000000c".replace(" ", "")
                    + "00000001");

    private static DiameterMessage read(byte[] octets) throws IOException {
        return DiameterMessage.read(new DataInputStream(new ByteArrayInputStream(octets)));
    }

    @Test
    void readsHeaderAvpsPaddingAndGroups() throws IOException {
        DiameterMessage message = read(ACR);

        assertTrue(message.request());
        assertTrue(message.repeated());
        assertEquals(271, message.command());
        assertEquals(3, message.application());
        assertEquals("a;1", message.avp(263).orElseThrow().text());
        assertEquals(1, message.avp(485).orElseThrow().number());
        DiameterAvp inner = message.avp(873).orElseThrow().group().getFirst();
        assertEquals(823, inner.code());
        assertEquals(10_415, inner.vendor());
        assertEquals("7", inner.text());
    }

    @Test
    void writesWhatItReads() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        read(ACR).write(out);

        assertArrayEquals(ACR, out.toByteArray());
    }

    @Test
    void anAnswerHasTheIdentifiersOfItsRequest() throws IOException {
        DiameterMessage answer = read(ACR).answer(List.of(DiameterAvp.number(268, 2001)));

        assertEquals(0x40, answer.flags());
        assertEquals(0x0a0b0c0d, answer.hopByHop());
        assertEquals(0x01020304, answer.endToEnd());
    }

    @Test
    void refusesWhatHasNoSenseOfLength() {
        byte[] longAvp = ACR.clone();
        longAvp[27] = (byte) 0xff;
        assertThrows(IllegalArgumentException.class, () -> read(longAvp));
        byte[] other = ACR.clone();
        other[0] = 2;
        assertThrows(IllegalArgumentException.class, () -> read(other));
    }
}
