package org.tollbridge.wire.sccp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.Vectors;
import org.tollbridge.wire.sccp.SccpMessage.ExtendedUnitdata;
import org.tollbridge.wire.sccp.SccpMessage.LongUnitdata;
import org.tollbridge.wire.sccp.SccpMessage.LongUnitdataService;
import org.tollbridge.wire.sccp.SccpMessage.Unitdata;
import org.tollbridge.wire.sccp.SccpMessage.UnitdataService;

class SccpCodecTest {
    private static final SccpDecoder DECODER = new SccpDecoder(PointCodeLength.BITS_14);
    private static final SccpEncoder ENCODER = new SccpEncoder(PointCodeLength.BITS_14);
    /** UDT, class 0, SSN 106 with point code 1 to SSN 106 with point code 2, two octets of data. */
    private static final String UDT = "090003070b044302006a044301006a02abcd";

    static List<Vectors.Message> vectors() {
        return Vectors.messages();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void aVectorDecodesAndEncodesToTheSameOctets(Vectors.Message vector) {
        Unitdata udt = assertInstanceOf(Unitdata.class, DECODER.decode(vector.octets("sccp")));
        assertEquals(vector.octets("tcap"), udt.data());
        boolean fromSwitch = vector.text("direction").equals("SSF->SCF");
        assertEquals(SccpAddress.ofSubsystem(fromSwitch ? 2 : 1, 106), udt.called());
        assertEquals(SccpAddress.ofSubsystem(fromSwitch ? 1 : 2, 106), udt.calling());
        assertEquals(ProtocolClass.CLASS_0, udt.protocolClass());
        assertEquals(vector.octets("sccp"), ENCODER.encode(udt));
    }

    /** Composed by hand from Q.713 (03/2001) 3.4.2.3 and 4; read alike by tshark 4.0.17. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                UDT,
                // UDTS, unequipped user
                "0a0403070b044302006a044301006a02abcd",
                // called: GT indicator 4, E.164 international, odd; calling: GT indicator 1, national, odd; return on
                // error
                "098003 0f 16 0c 126a001104 68310810830000 07 066a8302214305 02abcd",
                // called: GT indicator 2, translation type only; calling: GT indicator 3 beside point code and SSN
                "090003 08 10 05 0a6a01aabb 08 0f02006a00120221 02abcd",
                // the national-use bit, and an address of nothing but its indicator
                "090003 04 06 01 80 02 c26a 02abcd",
                // reserved GT indicator 9
                "090003 06 08 03 24ff01 02 426a 02abcd",
                // XUDT, hop counter 15, no optional part
                "1100 0f 04 08 0c 00 044302006a 044301006a 02abcd",
                // XUDT with segmentation (first, 3 to come, class 1, reference 0x030201) and importance 5
                "1181 0f 04 08 0c 0e 044302006a 044301006a 02abcd 1004c3010203 120105 00",
                // XUDT with an optional parameter that no one knows
                "1180 0f 04 08 0c 0e 044302006a 044301006a 02abcd f103aabbcc 00",
                // XUDTS, hop counter violation
                "120c 01 04 08 0c 00 044302006a 044301006a 02abcd",
                // LUDT and LUDTS: pointers and data length of two octets
                "1381 0f 0700 0a00 0d00 1000 044302006a 044301006a 0300aabbcc 120102 00",
                "1403 0f 0700 0a00 0d00 0000 044302006a 044301006a 0300aabbcc",
            })
    void aMessageEncodesToTheOctetsItCameIn(String hex) {
        Octets octets = Octets.fromHex(hex.replace(" ", ""));
        Decoded decoded = DECODER.decode(octets);
        SccpMessage message = assertInstanceOf(SccpMessage.class, decoded, decoded::toString);
        assertEquals(octets, ENCODER.encode(message));
    }

    /** Values of message handling that 3.6 leaves spare. */
    @ParameterizedTest
    @ValueSource(ints = {0x10, 0x71, 0x90, 0xf1})
    void spareMessageHandlingAsksForNothing(int octet) {
        String hex = UDT.substring(0, 2) + HexFormat.of().toHexDigits((byte) octet) + UDT.substring(4);
        Unitdata udt = unitdata(hex);
        assertFalse(udt.protocolClass().returnOnError());
        assertEquals(octet & 1, udt.protocolClass().number());
        assertEquals(Octets.fromHex(hex), ENCODER.encode(udt));
    }

    @Test
    void globalTitlesShowTheirDigits() {
        Unitdata udt = unitdata("0980030f160c126a0011046831081083000007066a830221430502abcd");
        assertEquals(SccpAddress.ofGlobalTitle(GlobalTitle.e164("8613800138000", 4), 106), udt.called());
        assertEquals(
                Optional.of("8613800138000"),
                udt.called().globalTitle().orElseThrow().digits());
        GlobalTitle calling = udt.calling().globalTitle().orElseThrow();
        assertEquals(Optional.of("2012345"), calling.digits());
        assertEquals(OptionalInt.of(3), calling.natureOfAddress());
        assertTrue(udt.protocolClass().returnOnError());

        Unitdata other = unitdata("0900030810050a6a01aabb080f02006a0012022102abcd");
        assertEquals(
                Optional.empty(), other.called().globalTitle().orElseThrow().digits());
        assertEquals(
                Optional.of("2012"), other.calling().globalTitle().orElseThrow().digits());
        assertEquals(OptionalInt.of(2), other.calling().pointCode());
    }

    @Test
    void aNationalNetworkHasPointCodesOfThreeOctets() {
        Octets octets = Octets.fromHex("090003080d05430302016a05430605046a02abcd");
        Unitdata udt = assertInstanceOf(Unitdata.class, new SccpDecoder(PointCodeLength.BITS_24).decode(octets));
        assertEquals(SccpAddress.ofSubsystem(0x010203, 106), udt.called());
        assertEquals(octets, new SccpEncoder(PointCodeLength.BITS_24).encode(udt));
        assertInstanceOf(DecodeFailure.class, DECODER.decode(octets));
        assertThrows(IllegalArgumentException.class, () -> ENCODER.encode(udt));
        assertEquals("1-2-3", PointCodeLength.BITS_24.inParts(0x010203));
        assertEquals("2-1-3", PointCodeLength.BITS_14.inParts(2 << 11 | 1 << 3 | 3));
        assertEquals("66051 (1-2-3)", PointCodeLength.BITS_24.words(0x010203));
    }

    @ParameterizedTest
    @CsvSource({
        "BITS_24, 66051, 66051",
        "BITS_24, 0x010203, 66051",
        "BITS_24, 1-2-3, 66051",
        "BITS_24, 255-255-255, 16777215",
        "BITS_14, 1-2-3, 2067",
        "BITS_14, 7-255-7, 16383",
        "BITS_14, 0x3fff, 16383",
    })
    void aPointCodeIsReadInEachForm(PointCodeLength length, String written, int pointCode) {
        assertEquals(OptionalInt.of(pointCode), length.parse(written));
        assertEquals(OptionalInt.of(pointCode), length.parse(length.inParts(pointCode)));
    }

    @ParameterizedTest
    @CsvSource({
        "BITS_14, 16384",
        "BITS_14, 8-0-0",
        "BITS_14, 0-256-0",
        "BITS_14, 0-0-8",
        "BITS_24, 16777216",
        "BITS_24, 0x1000000",
        "BITS_24, 256-0-0",
        "BITS_24, 1-2",
        "BITS_24, 1-2-3-4",
        "BITS_24, -1",
        "BITS_24, 0",
        "BITS_24, 0-0-0",
        "BITS_24, ''",
    })
    void whatIsNoPointCodeOfTheNetworkIsNotRead(PointCodeLength length, String written) {
        assertEquals(OptionalInt.empty(), length.parse(written));
    }

    @Test
    void theOptionalPartHasTypedViews() {
        ExtendedUnitdata xudt = assertInstanceOf(
                ExtendedUnitdata.class, decode("11810f04080c0e044302006a044301006a02abcd1004c301020312010500"));
        assertEquals(Optional.of(new Segmentation(true, 1, 3, 0x030201)), xudt.segmentation());
        assertEquals(OptionalInt.of(5), xudt.importance());
        assertEquals(
                xudt.optional(),
                List.of(
                        OptionalParameter.of(new Segmentation(true, 1, 3, 0x030201)),
                        OptionalParameter.ofImportance(5)));
        assertEquals(Optional.empty(), unitdata(UDT).segmentation());
        LongUnitdata ludt = assertInstanceOf(
                LongUnitdata.class, decode("13810f07000a000d001000044302006a044301006a0300aabbcc12010200"));
        assertEquals(OptionalInt.of(2), ludt.importance());
        assertEquals(Octets.fromHex("aabbcc"), ludt.data());
    }

    @Test
    void aReturnCauseHasWords() {
        UnitdataService udts = assertInstanceOf(UnitdataService.class, decode("0a0403070b044302006a044301006a02abcd"));
        assertEquals("unequipped user", udts.cause().text());
        LongUnitdataService ludts = assertInstanceOf(
                LongUnitdataService.class, decode("14c80f07000a000d000000044302006a044301006a0300aabbcc"));
        assertEquals("spare", ludts.cause().text());
    }

    /** Parts in an order and with gaps that no encoder of ours makes, yet legal: pointers say where they are. */
    @Test
    void pointersMayLeadAnywhereBehindTheFixedPart() {
        Unitdata udt = unitdata("09000a0e0102abcdffffffff044302006a044301006a");
        assertEquals(unitdata(UDT), udt);
        assertEquals(Octets.fromHex(UDT), ENCODER.encode(udt));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    ''                                            , 0, message type           , 2.1
                    01000000                                      , 0, message type           , 2.1
                    2a0003070b                                    , 0, message type           , 2.1
                    09                                            , 1, protocol class         , 3.6
                    098203070b044302006a044301006a02abcd          , 1, protocol class         , 3.6
                    11030f04080c00044302006a044301006a02abcd      , 1, protocol class         , 3.6
                    13020f07000a000d000000044302006a044301006a0300aabbcc, 1, protocol class   , 3.6
                    090f03070b044302006a044301006a02abcd          , 1, protocol class         , 3.6
                    0900                                          , 2, pointer to the called party address, 2.3
                    090000070b044302006a044301006a02abcd          , 2, called party address   , 2.3
                    090001070b044302006a044301006a02abcd          , 2, called party address   , 2.3
                    090003ff0b044302006a044301006a02abcd          , 3, calling party address  , 2.3
                    090003070b04430200                            , 5, called party address   , 2.2
                    090003070b044302006a044301006a03abcd          , 15, data                  , 2.2
                    0900030406 00 02426a 02abcd                   , 6, called party address   , 3.4.1
                    0900030608 03430200 02426a 02abcd             , 9, called party address   , 3.4.2
                    0900030608 03126a00 02426a 02abcd             , 8, called party address   , 3.4.2
                    0900030608 03426a00 02426a 02abcd             , 8, called party address   , 3.4.1
                    11000f04080c0e044302006a044301006a02abcd      , 6, optional part          , 2.3
                    11000f04080c0e044302006a044301006a02abcd1002c301, 21, segmentation        , 3.17
                    11000f04080c0e044302006a044301006a02abcd1202050600, 21, importance         , 3.19
                    11000f04080c0e044302006a044301006a02abcdf103aa, 21, optional parameter 241, 2.2
                    11000f04080c0e044302006a044301006a02abcdf101aa, 23, optional part         , 1.6
                    13000f07000a000d000000044302006a044301006a7210aabb, 21, long data         , 3.20
                    """)
    void aBadMessageIsAFailureWithPlaceAndClause(String hex, int offset, String place, String clause) {
        String digits = hex.replace(" ", "");
        DecodeFailure failure =
                assertInstanceOf(DecodeFailure.class, decode(digits.substring(0, digits.length() & ~1)));
        assertEquals(place, failure.place(), failure::describe);
        assertEquals(offset, failure.offset(), failure::describe);
        assertEquals(clause, failure.clause(), failure::describe);
    }

    @Test
    void everyTruncationAndAnyFlippedBitGivesAMessageOrAFailure() {
        Random random = new Random(20240713);
        for (Vectors.Message vector : Vectors.messages()) {
            Octets whole = vector.octets("sccp");
            for (int length = 0; length < whole.length(); length++) {
                assertInstanceOf(DecodeFailure.class, DECODER.decode(whole.slice(0, length)));
            }
            byte[] flipped = whole.toByteArray();
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
            if (DECODER.decode(Octets.of(flipped)) instanceof SccpMessage message) {
                assertEquals(message, DECODER.decode(ENCODER.encode(message)));
            }
        }
    }

    @Test
    void whatDoesNotFitIsRefusedBeforeItIsSent() {
        SccpAddress address = SccpAddress.ofSubsystem(1, 106);
        assertThrows(
                IllegalArgumentException.class,
                () -> new Unitdata(ProtocolClass.CLASS_0, address, address, Octets.wrap(new byte[256])));
        Unitdata longest = new Unitdata(ProtocolClass.CLASS_0, address, address, Octets.wrap(new byte[255]));
        assertEquals(longest, DECODER.decode(ENCODER.encode(longest)));
        ExtendedUnitdata tooFar = new ExtendedUnitdata(
                ProtocolClass.CLASS_0,
                15,
                address,
                address,
                Octets.wrap(new byte[255]),
                List.of(OptionalParameter.ofImportance(0)));
        assertThrows(IllegalArgumentException.class, () -> ENCODER.encode(tooFar));
    }

    private static Decoded decode(String hex) {
        return DECODER.decode(Octets.fromHex(hex));
    }

    private static Unitdata unitdata(String hex) {
        Decoded decoded = decode(hex);
        return assertInstanceOf(Unitdata.class, decoded, decoded::toString);
    }
}
