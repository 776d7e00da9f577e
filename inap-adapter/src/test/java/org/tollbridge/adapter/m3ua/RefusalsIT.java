package org.tollbridge.adapter.m3ua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tollbridge.wire.m3ua.M3uaError;
import org.tollbridge.wire.m3ua.M3uaMessage;
import org.tollbridge.wire.m3ua.MessageType;
import org.tollbridge.wire.m3ua.Parameter;

/** What a peer does wrong is refused by its error, and not acknowledged (RFC 4666, clause 3.8.1). */
class RefusalsIT extends UserPartFixture {

    @ParameterizedTest
    @CsvSource({
        "0100030900000008, UNSUPPORTED_MESSAGE_TYPE",
        "0100070100000008, UNSUPPORTED_MESSAGE_CLASS",
        "010009010000001002070008020a0006, PARAMETER_FIELD_ERROR",
        "0100010100000008, MISSING_PARAMETER",
        "010004010000000c00060003, PARAMETER_FIELD_ERROR",
        "010004010000000c0006ffff, PARAMETER_FIELD_ERROR",
        "0100030400000008, UNEXPECTED_MESSAGE",
        "010009010000000c02070004, UNSUPPORTED_MESSAGE_CLASS",
    })
    void aWrongMessageIsAnsweredByItsErrorAndTheAssociationGoesOn(String hex, M3uaError error) throws Exception {
        RawSwitch asp = connect(serve(SwitchSettings.of(1, 100))).activate(100);

        asp.send(hex);
        M3uaMessage answer = asp.answer();
        assertError(error, answer);
        assertTrue(hex.startsWith(
                answer.require(Parameter.DiagnosticInformation.class).octets().toHex()));

        asp.sendData(1, US, 0, HELLO);
        assertEquals(HELLO, asp.receiveData());
    }

    @Test
    void version9IsRefusedAndTheConnectionClosed() throws Exception {
        RawSwitch asp = connect(serve(SwitchSettings.of(1, 100)));

        asp.send("0900030100000008");

        assertError(M3uaError.INVALID_VERSION, asp.answer());
        assertTrue(asp.isClosedByPeer());
    }

    @Test
    void nonsenseBeforeAspUpEndsTheConnection() throws Exception {
        RawSwitch asp = connect(serve(SwitchSettings.of(1, 100)));

        asp.send("0100070100000008");

        assertError(M3uaError.UNSUPPORTED_MESSAGE_CLASS, asp.answer());
        assertTrue(asp.isClosedByPeer());
    }

    @Test
    void errorsAreNotAnsweredByErrors() throws Exception {
        M3uaUserPart part = serve(SwitchSettings.of(1, 100));
        RawSwitch asp = connect(part).activate(100);

        asp.send(MessageType.ERR, Parameter.ErrorCode.of(M3uaError.PROTOCOL_ERROR));
        asp.send("0100000000000008");
        asp.send(MessageType.BEAT, new Parameter.HeartbeatData(HELLO));

        assertEquals(M3uaMessage.of(MessageType.BEAT_ACK, new Parameter.HeartbeatData(HELLO)), asp.answer());
        assertEquals(1, part.counters().errorsReceived());
        assertEquals(0, part.counters().errorsSent());
    }

    @Test
    void errorsAreBoundedByTheSecond() throws Exception {
        M3uaUserPart part = serve(SwitchSettings.of(1, 100));
        RawSwitch asp = connect(part).activate(100);

        for (int i = 0; i < 5_000; i++) {
            asp.send("0100030400000008");
        }
        asp.send(MessageType.BEAT, new Parameter.HeartbeatData(HELLO));
        M3uaMessage message = asp.answer();
        int errors = 0;
        while (message.type() == MessageType.ERR) {
            errors++;
            message = asp.answer();
        }

        assertEquals(MessageType.BEAT_ACK, message.type());
        assertTrue(errors >= 10 && errors <= 1_000, "errors: " + errors);
    }

    @ParameterizedTest
    @CsvSource({"4, UNSUPPORTED_TRAFFIC_MODE_TYPE", "0, UNSUPPORTED_TRAFFIC_MODE_TYPE"})
    void aTrafficModeThatIsNotSupportedIsRefused(long mode, M3uaError error) throws Exception {
        RawSwitch asp = connect(serve(SwitchSettings.of(1, 100)));
        asp.send(MessageType.ASPUP);
        asp.expect(MessageType.ASPUP_ACK);

        asp.send(MessageType.ASPAC, new Parameter.TrafficModeType(mode), Parameter.RoutingContext.of(100));

        assertError(error, asp.answer());
    }

    @Test
    void anUnknownRoutingContextIsRefusedAndNotAcknowledged() throws Exception {
        M3uaUserPart part = serve(SwitchSettings.of(1, 100));
        RawSwitch asp = connect(part);
        asp.send(MessageType.ASPUP);
        asp.expect(MessageType.ASPUP_ACK);

        asp.send(MessageType.ASPAC, Parameter.RoutingContext.of(999));
        M3uaMessage refusal = asp.answer();
        assertError(M3uaError.INVALID_ROUTING_CONTEXT, refusal);
        assertEquals(Parameter.RoutingContext.of(999), refusal.require(Parameter.RoutingContext.class));
        assertFalse(part.isAvailable(1));

        asp.send(MessageType.ASPAC, new Parameter.RoutingContext(List.of(999L, 100L)));
        assertError(M3uaError.INVALID_ROUTING_CONTEXT, asp.answer());
        assertEquals(M3uaMessage.of(MessageType.ASPAC_ACK, Parameter.RoutingContext.of(100)), asp.answer());

        asp.send(
                MessageType.DATA,
                Parameter.RoutingContext.of(999),
                new Parameter.ProtocolData(1, US, 3, 2, 0, 0, HELLO));
        assertError(M3uaError.INVALID_ROUTING_CONTEXT, asp.answer());
    }
}
