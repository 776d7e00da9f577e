package org.tollbridge.wire.m3ua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollbridge.wire.Octets;

class M3uaDecoderTest {

    /**
     * A DATA with an activityTest in a TC-CONTINUE, OPC 2, DPC 1, SLS 1 (activityTest-1 of inap-cs1.jsonl): made with an
     * independent ASN.1 toolkit and agreed with Wireshark.
     */
    private static final String ACTIVITY_TEST = "0100010100000048000600080000006402100038000000020000000103020001"
            + "090003070b044301006a044302006a186516480400000b02490400000a016c08a106020101020137";

    @Test
    void dataGivesItsRoutingLabelAndUserData() {
        M3uaMessage message = decoded(ACTIVITY_TEST);

        assertEquals(MessageType.DATA, message.type());
        assertEquals(Parameter.RoutingContext.of(100), message.require(Parameter.RoutingContext.class));
        Parameter.ProtocolData data = message.require(Parameter.ProtocolData.class);
        assertEquals(2, data.opc());
        assertEquals(1, data.dpc());
        assertEquals(Parameter.ProtocolData.SI_SCCP, data.si());
        assertEquals(2, data.ni());
        assertEquals(0, data.mp());
        assertEquals(1, data.sls());
        assertEquals(Octets.fromHex(ACTIVITY_TEST.substring(64)), data.data());
    }

    @Test
    void protocolDataKeepsPointCodesOfAllWidths() {
        Parameter.ProtocolData data = decoded(
                        "010001010000001c" + "02100014" + "00ffffff" + "ffffffff" + "ffffffff" + "abcd1234")
                .require(Parameter.ProtocolData.class);

        assertEquals(0xff_ffff, data.opc());
        assertEquals(-1, data.dpc());
        assertEquals(255, data.si());
        assertEquals(255, data.sls());
        assertEquals("abcd1234", data.data().toHex());
    }

    @ParameterizedTest
    @CsvSource({
        "0100000000000010000c000800000019, ERR",
        "0100000100000010000d000800010003, NTFY",
        "01000201000000100012000800000001, DUNA",
        "01000202000000100012000800000001, DAVA",
        "01000203000000100012000800000001, DAUD",
        "01000204000000100012000800000001, SCON",
        "010002050000001800120008000000010204000800010003, DUPU",
        "01000206000000100012000800000001, DRST",
        "0100030100000008, ASPUP",
        "0100030200000008, ASPDN",
        "0100030300000008, BEAT",
        "0100030400000008, ASPUP_ACK",
        "0100030500000008, ASPDN_ACK",
        "0100030600000008, BEAT_ACK",
        "0100040100000008, ASPAC",
        "0100040200000008, ASPIA",
        "0100040300000008, ASPAC_ACK",
        "0100040400000008, ASPIA_ACK",
        "010009010000001c02070014020a000800000001020b000800000002, REG_REQ",
        "01000902000000240208001c020a00080000000102120008000000000006000800000064, REG_RSP",
        "01000903000000100006000800000064, DEREG_REQ",
        "010009040000001c0209001400060008000000640213000800000000, DEREG_RSP",
    })
    void everyMessageIsRecognisedAndWrittenAsItCame(String hex, MessageType type) {
        M3uaMessage message = decoded(hex);

        assertEquals(type, message.type());
        assertEquals(hex, Octets.wrap(M3uaEncoder.encode(message)).toHex());
    }

    @Test
    void routingKeyGivesItsParts() {
        Parameter.RoutingKey key = decoded("0100090100000038" + "02070030" + "020a000800000007" + "020b000800000002"
                        + "020c000503000000" + "020e000c0000000103000008" + "000b000800000002")
                .require(Parameter.RoutingKey.class);

        assertEquals(
                List.of(
                        new Parameter.LocalRoutingKeyIdentifier(7),
                        new Parameter.DestinationPointCode(PointCodeRange.of(2)),
                        new Parameter.ServiceIndicators(Octets.of((byte) 3)),
                        new Parameter.OriginatingPointCodeList(List.of(PointCodeRange.of(1), new PointCodeRange(3, 8))),
                        new Parameter.TrafficModeType(Parameter.TrafficModeType.LOADSHARE)),
                key.parameters());
    }

    @Test
    void parametersComeInAnyOrderAndUnknownOnesAreKept() {
        String hex = "0100040100000024" + "fffe0006abcd0000" + "000400057a000000" + "fffe0004" + "0006000800000064";

        M3uaMessage message = decoded(hex);
        assertEquals(
                List.of(
                        new Parameter.Unknown(0xfffe, Octets.fromHex("abcd")),
                        Parameter.InfoString.of("z"),
                        new Parameter.Unknown(0xfffe, Octets.EMPTY),
                        Parameter.RoutingContext.of(100)),
                message.parameters());
        assertEquals(hex, Octets.wrap(M3uaEncoder.encode(message)).toHex());
    }

    @Test
    void paddingOfTheLastParameterMayLieOutsideOfTheLengthOrBeMissing() {
        M3uaMessage expected = M3uaMessage.of(MessageType.ASPUP, Parameter.InfoString.of("z"));

        assertEquals(expected, M3uaDecoder.decode(Octets.fromHex("010003010000000d000400057a")));
        assertEquals(expected, M3uaDecoder.decode(Octets.fromHex("010003010000000d000400057a000000")));
        assertEquals(expected, M3uaDecoder.decode(Octets.fromHex("0100030100000010000400057a000000")));
    }

    @ParameterizedTest
    @CsvSource({
        "0900030100000008, INVALID_VERSION, 0, version, 3.1.1",
        "0000030100000008, INVALID_VERSION, 0, version, 3.1.1",
        "0100050100000008, UNSUPPORTED_MESSAGE_CLASS, 2, message class, 3.1.2",
        "0100ff0100000008, UNSUPPORTED_MESSAGE_CLASS, 2, message class, 3.1.2",
        "0100030700000008, UNSUPPORTED_MESSAGE_TYPE, 3, message type, 3.1.2",
        "0100030000000008, UNSUPPORTED_MESSAGE_TYPE, 3, message type, 3.1.2",
        "010001ff00000008, UNSUPPORTED_MESSAGE_TYPE, 3, message type, 3.1.2",
        "0100030100000000, PROTOCOL_ERROR, 4, message length, 3.1.4",
        "0100030100000007, PROTOCOL_ERROR, 4, message length, 3.1.4",
        "010003017fffffff, PROTOCOL_ERROR, 4, message length, 3.1.4",
        "0100030180000000, PROTOCOL_ERROR, 4, message length, 3.1.4",
        "01000301ffffffff, PROTOCOL_ERROR, 4, message length, 3.1.4",
        "010003010000000c, PROTOCOL_ERROR, 4, message length, 3.1.4",
        "010003010000000800000000, PROTOCOL_ERROR, 4, message length, 3.1.4",
        "01000101, PROTOCOL_ERROR, 4, common header, 3.1",
        "010001010000000a0006, PARAMETER_FIELD_ERROR, 8, parameter, 3.2",
        "010004010000000c00060003, PARAMETER_FIELD_ERROR, 10, Routing Context, 3.2",
        "010004010000000c00060000, PARAMETER_FIELD_ERROR, 10, Routing Context, 3.2",
        "010004010000000c0006ffff, PARAMETER_FIELD_ERROR, 10, Routing Context, 3.2",
        "010004010000000c00060004, PARAMETER_FIELD_ERROR, 10, Routing Context, 3.7.1",
        "01000401000000100006000600640000, PARAMETER_FIELD_ERROR, 10, Routing Context, 3.7.1",
        "0100030100000014001100070000000000000000, PARAMETER_FIELD_ERROR, 10, ASP Identifier, 3.5.1",
        "01000203000000100012000600010000, PARAMETER_FIELD_ERROR, 10, Affected Point Code, 3.4.3",
        "01000101000000180210000f000000020000000103020000, PARAMETER_FIELD_ERROR, 10, Protocol Data, 3.3.1",
        "0100010100000008, MISSING_PARAMETER, 8, Protocol Data, 3.3.1",
        "01000101000000100006000800000064, MISSING_PARAMETER, 8, Protocol Data, 3.3.1",
        "01000205000000100012000800000001, MISSING_PARAMETER, 8, User/Cause, 3.4.5",
        "0100000000000008, MISSING_PARAMETER, 8, Error Code, 3.8.1",
        "010004010000001800060008000000640006000800000065, UNEXPECTED_PARAMETER, 16, Routing Context, 3.2",
        "01000901000000140207000c0207000802070004, UNEXPECTED_PARAMETER, 12, 'Routing Key, Routing Key', 3.6",
        "01000901000000140207000c0006000600640000, PARAMETER_FIELD_ERROR, 14, 'Routing Key, Routing Context', 3.6.1",
    })
    void aFailureNamesErrorOffsetPlaceAndClause(String hex, M3uaError error, int offset, String place, String clause) {
        DecodeFailure failure = failed(hex);

        assertEquals(error, failure.error(), failure::describe);
        assertEquals(offset, failure.offset(), failure::describe);
        assertEquals(place, failure.place());
        assertEquals(clause, failure.clause());
    }

    @Test
    void aMessageOverTheGivenMaximumIsRefusedAndOneOfItIsNot() {
        Octets message = Octets.fromHex(ACTIVITY_TEST);

        assertInstanceOf(M3uaMessage.class, M3uaDecoder.decode(message, message.length()));
        DecodeFailure failure =
                assertInstanceOf(DecodeFailure.class, M3uaDecoder.decode(message, message.length() - 1));
        assertEquals("message length", failure.place());
    }

    @Test
    void everyTruncationIsAFailure() {
        Octets whole = Octets.fromHex(ACTIVITY_TEST);
        for (int length = 0; length < whole.length(); length++) {
            assertInstanceOf(DecodeFailure.class, M3uaDecoder.decode(whole.slice(0, length)), "cut at " + length);
        }
    }

    @Test
    void aTruncationWhoseLengthFieldAgreesIsAFailureOrAShorterMessage() {
        byte[] whole = Octets.fromHex(ACTIVITY_TEST).toByteArray();
        for (int length = 8; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            Words.put32(cut, 4, length);
            DecodeFailure failure =
                    assertInstanceOf(DecodeFailure.class, M3uaDecoder.decode(Octets.wrap(cut)), "cut at " + length);
            assertTrue(failure.offset() <= length, failure::describe);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void flippedBitsGiveAValueThatIsWrittenBackOrAFailure(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] whole = Octets.fromHex(ACTIVITY_TEST).toByteArray();
        for (int round = 0; round < 20_000; round++) {
            byte[] changed = whole.clone();
            for (int flips = random.nextInt(1, 4); flips > 0; flips--) {
                changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            }
            switch (M3uaDecoder.decode(Octets.of(changed))) {
                case M3uaMessage message ->
                    assertEquals(message, M3uaDecoder.decode(Octets.wrap(M3uaEncoder.encode(message))));
                case DecodeFailure failure ->
                    assertTrue(failure.offset() >= 0 && failure.offset() <= changed.length, failure::describe);
            }
        }
    }

    private static M3uaMessage decoded(String hex) {
        Decoded decoded = M3uaDecoder.decode(Octets.fromHex(hex));
        return switch (decoded) {
            case M3uaMessage message -> message;
            case DecodeFailure failure -> throw new AssertionError(failure.describe());
        };
    }

    private static DecodeFailure failed(String hex) {
        return assertInstanceOf(DecodeFailure.class, M3uaDecoder.decode(Octets.fromHex(hex)));
    }
}
