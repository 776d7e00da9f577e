package org.tollbridge.wire.m3ua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollbridge.wire.Octets;

class M3uaEncoderTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 255, 268, 4_000})
    void dataIsPaddedToFourOctetsWhichTheMessageLengthCountsAndTheParameterLengthDoesNot(int size) {
        byte[] userData = new byte[size];
        byte[] octets = M3uaEncoder.data(
                OptionalLong.of(7), OptionalLong.of(100), 0xabcdef, 2, M3uaEncoder.label(3, 2, 1, 15), userData);

        assertEquals(0, octets.length % 4);
        assertEquals(octets.length, Words.u32(Octets.of(octets), 4));
        assertEquals(16 + size, Words.u16(Octets.of(octets), 26));
        M3uaMessage expected = M3uaMessage.of(
                MessageType.DATA,
                new Parameter.NetworkAppearance(7),
                Parameter.RoutingContext.of(100),
                new Parameter.ProtocolData(0xabcdef, 2, 3, 2, 1, 15, Octets.of(userData)));
        assertEquals(expected, M3uaDecoder.decode(Octets.of(octets)));
        assertEquals(Octets.of(octets), Octets.of(M3uaEncoder.encode(expected)));
    }

    @Test
    void dataWithoutNetworkAppearanceAndRoutingContextHasProtocolDataAlone() {
        byte[] octets = M3uaEncoder.data(
                OptionalLong.empty(), OptionalLong.empty(), 2, 1, M3uaEncoder.label(3, 2, 0, 1), new byte[] {9});

        assertEquals(
                "010001010000001c" + "02100011" + "00000002" + "00000001" + "03020001" + "09000000",
                Octets.of(octets).toHex());
    }

    @Test
    void errorMessageHasCodeContextAndDiagnostics() {
        M3uaMessage error = M3uaMessage.of(
                MessageType.ERR,
                Parameter.ErrorCode.of(M3uaError.INVALID_ROUTING_CONTEXT),
                Parameter.RoutingContext.of(0xffff_ffffL),
                new Parameter.DiagnosticInformation(Octets.fromHex("010203")));

        assertEquals(
                "0100000000000020" + "000c000800000019" + "00060008ffffffff" + "0007000701020300",
                Octets.wrap(M3uaEncoder.encode(error)).toHex());
    }

    @Test
    void everyParameterComesBackAsItWas() {
        List<Parameter> parameters = List.of(
                Parameter.InfoString.of("Zürich"),
                new Parameter.RoutingContext(List.of(1L, 0L, 4_294_967_295L)),
                new Parameter.DiagnosticInformation(Octets.fromHex("00")),
                new Parameter.HeartbeatData(Octets.EMPTY),
                new Parameter.TrafficModeType(4_294_967_295L),
                new Parameter.ErrorCode(0x2222),
                new Parameter.Status(0xffff, 0x8001),
                new Parameter.AspIdentifier(4_000_000_000L),
                new Parameter.AffectedPointCode(List.of(new PointCodeRange(255, 0xff_ffff), PointCodeRange.of(1))),
                new Parameter.CorrelationId(1),
                new Parameter.NetworkAppearance(4_294_967_295L),
                new Parameter.UserCause(2, 3),
                new Parameter.CongestionIndications(0xff_ffff, 255),
                new Parameter.ConcernedDestination(255, 0xff_ffff),
                new Parameter.RoutingKey(List.of(new Parameter.DestinationPointCode(new PointCodeRange(8, 0x10203)))),
                new Parameter.RegistrationResult(List.of(new Parameter.RegistrationStatus(9))),
                new Parameter.DeregistrationResult(List.of(new Parameter.DeregistrationStatus(3))),
                new Parameter.LocalRoutingKeyIdentifier(5),
                new Parameter.ServiceIndicators(Octets.fromHex("030405")),
                new Parameter.OriginatingPointCodeList(List.of(PointCodeRange.of(3))),
                new Parameter.ProtocolData(-1, Integer.MIN_VALUE, 3, 2, 1, 0, Octets.fromHex("0102030405")),
                new Parameter.Unknown(0xffff, Octets.fromHex("ff")));
        M3uaMessage message = new M3uaMessage(MessageType.DATA, parameters);

        assertEquals(message, M3uaDecoder.decode(Octets.wrap(M3uaEncoder.encode(message))));
    }

    @Test
    void aParameterLongerThanItsLengthFieldIsRefused() {
        int most = 0xffff - 4 - 12;
        assertEquals(
                0xffff + 1 + 8,
                M3uaEncoder.data(OptionalLong.empty(), OptionalLong.empty(), 1, 2, 3, new byte[most]).length);
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class,
                () -> M3uaEncoder.data(OptionalLong.empty(), OptionalLong.empty(), 1, 2, 3, new byte[most + 1]));
        assertEquals("Protocol Data is 65536 octets long and may have 65535 (RFC 4666, 3.2)", refusal.getMessage());
        M3uaMessage message =
                M3uaMessage.of(MessageType.BEAT, new Parameter.HeartbeatData(Octets.wrap(new byte[0x1_0000])));
        assertThrows(IllegalArgumentException.class, () -> M3uaEncoder.encode(message));
    }
}
