package org.tollbridge.wire.ber;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollbridge.wire.Octets;

class BerWriterTest {
    @Test
    void writesTheLastElementFirst() {
        BerWriter out = new BerWriter(1);
        int outer = out.mark();
        out.nothing(Tag.CONTEXT | 3);
        int inner = out.mark();
        out.octets(Tag.OCTET_STRING, Octets.fromHex("0102"));
        out.constructed(Tag.CONTEXT | 2, inner);
        out.bool(Tag.CONTEXT | 1, true);
        out.integer(Tag.CONTEXT, 42);
        out.constructed(Tag.SEQUENCE, outer);
        assertEquals("300e80012a8101ffa204040201028300", out.toOctets().toHex());
    }

    @ParameterizedTest
    @CsvSource({
        "0,020100",
        "127,02017f",
        "128,02020080",
        "-128,020180",
        "-129,0202ff7f",
        "255,020200ff",
        "32767,02027fff",
        "2147483647,02047fffffff",
        "9223372036854775807,02087fffffffffffffff",
        "-9223372036854775808,02088000000000000000"
    })
    void integersTakeTheFewestOctets(long value, String hex) {
        BerWriter out = new BerWriter(4);
        out.integer(Tag.INTEGER, value);
        assertEquals(hex, out.toOctets().toHex());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 128, 255, 256, 65535, 65536})
    void lengthsAreDefiniteAndShortest(int length) throws BerException {
        BerWriter out = new BerWriter(16);
        out.octets(Tag.OCTET_STRING, Octets.wrap(new byte[length]));
        int header = length < 128 ? 2 : length < 256 ? 3 : length < 65536 ? 4 : 5;
        assertEquals(header + length, out.toOctets().length());
        BerReader in = new BerReader(out.toOctets());
        assertTrue(in.next());
        assertEquals(length, in.octets().length());
        assertFalse(in.next());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 30, 31, 127, 128, 16383, 16384, Tag.MAX_NUMBER})
    void tagsOfEveryLengthRoundTrip(int number) throws BerException {
        for (int tagClass : new int[] {Tag.APPLICATION, Tag.CONTEXT, Tag.PRIVATE}) {
            BerWriter out = new BerWriter(16);
            out.constructed(tagClass | number, 0);
            BerReader in = new BerReader(out.toOctets());
            assertTrue(in.next());
            assertEquals(tagClass | number, in.tag());
            assertTrue(in.constructed());
        }
    }

    @Test
    void canBeUsedAgain() {
        BerWriter out = new BerWriter(4);
        out.integer(Tag.INTEGER, 1);
        out.reset();
        out.integer(Tag.INTEGER, 2);
        assertEquals("020102", out.toOctets().toHex());
    }
}
