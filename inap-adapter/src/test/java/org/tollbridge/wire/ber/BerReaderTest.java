package org.tollbridge.wire.ber;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollbridge.wire.Octets;

class BerReaderTest {
    private static BerReader reader(String hex) {
        return new BerReader(Octets.fromHex(hex));
    }

    private static BerReader first(String hex) throws BerException {
        BerReader reader = reader(hex);
        assertTrue(reader.next());
        return reader;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "300602012a8001ff",
                "3082000602012a8001ff",
                "308002012a8001ff0000",
                "3080028200012a808101ff0000",
                "3084000000070281012a8001ff"
            })
    void everyFormOfLengthGivesTheSameElements(String hex) throws BerException {
        BerReader in = first(hex);
        assertEquals(Tag.SEQUENCE, in.tag());
        assertEquals(hex, in.raw().toHex());
        in.enter();
        assertTrue(in.next());
        assertEquals(Tag.INTEGER, in.tag());
        assertEquals(42, in.integer());
        assertTrue(in.next());
        assertEquals(Tag.CONTEXT, in.tag());
        assertTrue(in.bool());
        assertFalse(in.next());
        in.leave();
        assertFalse(in.next());
    }

    @Test
    void leaveSkipsWhatWasNotRead() throws BerException {
        BerReader in = first("3080a0800201010000020102000005008000");
        in.enter();
        assertTrue(in.next());
        in.leave();
        assertTrue(in.next());
        assertEquals(Tag.NULL, in.tag());
        in.nothing();
        assertEquals(14, in.offset());
    }

    @ParameterizedTest
    @CsvSource({"1f1f00,31", "1f8f7f00,2047", "1fffffff7f00,268435455", "1f808001 00,1"})
    void tagsOfSeveralOctets(String hex, int number) throws BerException {
        assertEquals(number, first(hex.replace(" ", "")).tag());
    }

    @Test
    void classesOfTags() throws BerException {
        assertEquals(Tag.APPLICATION | 2, first("6200").tag());
        assertEquals(Tag.CONTEXT | 2, first("8200").tag());
        assertEquals(Tag.PRIVATE | 31, first("ff1f00").tag());
        assertTrue(first("ff1f00").constructed());
        assertFalse(first("df1f00").constructed());
    }

    @ParameterizedTest
    @CsvSource({
        "020100,0",
        "02017f,127",
        "02020080,128",
        "020180,-128",
        "0208 7fffffffffffffff,9223372036854775807",
        "02020001,1"
    })
    void integers(String hex, long value) throws BerException {
        assertEquals(value, first(hex.replace(" ", "")).integer());
    }

    @Test
    void segmentsOfAConstructedOctetStringAreJoined() throws BerException {
        assertEquals("010203", first("a00b0401012480040202030000").octets().toHex());
        assertEquals("8.7.3", clause(() -> first("a003020101").octets()));
    }

    @ParameterizedTest
    @CsvSource({
        "30,8.1.3",
        "1f,8.1.2",
        "1fff,8.1.2",
        "1fffffffff7f00,8.1.2",
        "30030201000000,8.1.5",
        "0402ff,8.1.3",
        "0480ff0000,8.1.3",
        "04ff,8.1.3",
        "0484ffffffff,8.1.3",
        "048480000000,8.1.3",
        "04850100000000,8.1.3",
        "0000,8.1.5",
        "3080020101,8.1.5",
        "30800201010001ff,8.1.5",
        "3080020101000000,8.1.3"
    })
    void brokenElementsFailWithTheirClause(String hex, String clause) {
        BerException thrown = assertThrows(BerException.class, () -> {
            BerReader in = reader(hex.replace(" ", ""));
            while (in.next()) {
                in.raw();
            }
        });
        assertEquals("X.690 " + clause, thrown.failure().clause());
    }

    @Test
    void anElementMayNotReachOutOfTheOneAroundIt() throws BerException {
        BerReader in = first("3003040201ff");
        in.enter();
        BerException thrown = assertThrows(BerException.class, in::next);
        assertEquals(3, thrown.failure().offset());
    }

    @Test
    void wrongContentsFailWithTheirClause() {
        assertEquals("8.3", clause(() -> first("0200").integer()));
        assertEquals("8.3", clause(() -> first("0209010203040506070809").integer()));
        assertEquals("8.3", clause(() -> first("2203020101").integer()));
        assertEquals("8.4", clause(() -> first("0a050100000000").enumerated()));
        assertEquals("8.2", clause(() -> first("01020000").bool()));
        assertEquals("8.2", clause(() -> first("0100").bool()));
        assertEquals("8.8", clause(() -> first("050100").nothing()));
        assertEquals("8.19", clause(() -> first("0600").objectIdentifier()));
        assertEquals("8.19", clause(() -> first("060180").objectIdentifier()));
        assertEquals("8.1.2", clause(() -> first("040101").enter()));
        assertEquals("8.1.1", clause(() -> reader("").require("dialogue")));
    }

    private interface Reading {
        void read() throws BerException;
    }

    private static String clause(Reading reading) {
        return assertThrows(BerException.class, reading::read)
                .failure()
                .clause()
                .replace("X.690 ", "");
    }

    @Test
    void nestingIsBounded() throws BerException {
        String tooDeep = "3080".repeat(40) + "0000".repeat(40);
        BerException thrown =
                assertThrows(BerException.class, () -> reader(tooDeep).next());
        assertTrue(thrown.failure().reason().contains("deeper"));

        BerReader definite = new BerReader(nested(33));
        for (int i = 0; i < 32; i++) {
            assertTrue(definite.next());
            definite.enter();
        }
        assertTrue(definite.next());
        assertThrows(BerException.class, definite::enter);
    }

    private static Octets nested(int depth) {
        BerWriter out = new BerWriter(8);
        for (int i = 0; i < depth; i++) {
            out.constructed(Tag.SEQUENCE, 0);
        }
        return out.toOctets();
    }

    @Test
    void randomOctetsGiveElementsOrAFailure() {
        Random random = new Random(690);
        for (int i = 0; i < 20_000; i++) {
            byte[] octets = new byte[random.nextInt(40)];
            random.nextBytes(octets);
            try {
                walk(new BerReader(Octets.wrap(octets)));
            } catch (BerException failed) {
                assertTrue(failed.failure().offset() <= octets.length);
            }
        }
    }

    private static void walk(BerReader in) throws BerException {
        while (in.next()) {
            if (in.constructed()) {
                in.enter();
                walk(in);
                in.leave();
            } else {
                in.contents();
            }
        }
    }
}
