package org.tollbridge.adapter.m3ua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.restcomm.protocols.ss7.mtp.Mtp3EndCongestionPrimitive;
import org.restcomm.protocols.ss7.mtp.Mtp3PausePrimitive;
import org.restcomm.protocols.ss7.mtp.Mtp3ResumePrimitive;
import org.restcomm.protocols.ss7.mtp.Mtp3StatusPrimitive;
import org.restcomm.protocols.ss7.mtp.Mtp3TransferPrimitive;
import org.restcomm.protocols.ss7.mtp.Mtp3UserPartListener;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.m3ua.M3uaError;
import org.tollbridge.wire.m3ua.M3uaMessage;
import org.tollbridge.wire.m3ua.MessageType;
import org.tollbridge.wire.m3ua.Parameter;
import org.tollbridge.wire.m3ua.PointCodeRange;
import org.tollbridge.wire.transport.ListenSettings;

/** The states of ASPs that connect to us, and what they may say in which (RFC 4666, clause 4.3). */
@Timeout(60)
class M3uaUserPartIT {

    private static final int US = 2;
    private static final Octets HELLO = Octets.fromHex("0102030405");

    private final List<AutoCloseable> open = new ArrayList<>();
    private final BlockingQueue<String> indications = new LinkedBlockingQueue<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Test
    void anAspComesUpBecomesActiveAndGoesDown() throws Exception {
        M3uaUserPart part = serve(SwitchSettings.of(1, 100));
        RawSwitch asp = connect(part);

        asp.send(MessageType.ASPUP, new Parameter.AspIdentifier(7), Parameter.InfoString.of("test"));
        assertEquals(new Parameter.AspIdentifier(7), asp.receive().require(Parameter.AspIdentifier.class));
        assertEquals(Parameter.Status.AS_INACTIVE, status(asp));
        assertFalse(part.isAvailable(1));

        asp.send(MessageType.ASPAC, new Parameter.TrafficModeType(1), Parameter.RoutingContext.of(100));
        assertEquals(
                M3uaMessage.of(
                        MessageType.ASPAC_ACK, new Parameter.TrafficModeType(1), Parameter.RoutingContext.of(100)),
                asp.receive());
        assertEquals(Parameter.Status.AS_ACTIVE, status(asp));
        assertEquals("resume 1", indication());
        assertTrue(part.isAvailable(1));

        asp.send(MessageType.ASPIA, Parameter.RoutingContext.of(100));
        assertEquals(M3uaMessage.of(MessageType.ASPIA_ACK, Parameter.RoutingContext.of(100)), asp.receive());
        assertEquals(Parameter.Status.AS_PENDING, status(asp));
        assertEquals("pause 1", indication());

        asp.send(MessageType.ASPDN);
        assertEquals(M3uaMessage.of(MessageType.ASPDN_ACK), asp.answer());
    }

    @Test
    void dataGoesUpAndComesBackOnTheSameRoutingContext() throws Exception {
        M3uaUserPart part = serve(SwitchSettings.of(1, 100));
        RawSwitch asp = connect(part).activate(100);

        asp.sendData(1, US, 9, HELLO);

        assertEquals("resume 1", indication());
        assertEquals("data 1>2 sls 9 0102030405", indication());
        M3uaMessage back = asp.expect(MessageType.DATA);
        assertEquals(Parameter.RoutingContext.of(100), back.require(Parameter.RoutingContext.class));
        assertEquals(new Parameter.ProtocolData(US, 1, 3, 2, 0, 9, HELLO), back.require(Parameter.ProtocolData.class));
        assertEquals(1, part.counters().dataReceived());
        assertEquals(1, part.counters().dataSent());
    }

    @Test
    void whereOneRoutingContextIsConfiguredItNeedNotBeSaid() throws Exception {
        M3uaUserPart part = serve(SwitchSettings.of(1, 100));
        RawSwitch asp = connect(part);
        asp.send(MessageType.ASPUP);
        asp.expect(MessageType.ASPUP_ACK);
        asp.send(MessageType.ASPAC);
        assertEquals(M3uaMessage.of(MessageType.ASPAC_ACK), asp.answer());

        asp.send(MessageType.DATA, new Parameter.ProtocolData(1, US, 3, 2, 0, 0, HELLO));

        M3uaMessage back = asp.expect(MessageType.DATA);
        assertEquals(Optional.empty(), back.find(Parameter.RoutingContext.class));
    }

    @Test
    void whereSeveralAreConfiguredOneMustBeSaid() throws Exception {
        M3uaUserPart part = serve(SwitchSettings.of(1, 100), SwitchSettings.of(3, 101));
        RawSwitch asp = connect(part);
        asp.send(MessageType.ASPUP);
        asp.expect(MessageType.ASPUP_ACK);

        asp.send(MessageType.ASPAC);

        assertError(M3uaError.NO_CONFIGURED_AS_FOR_ASP, asp.answer());
    }

    @ParameterizedTest
    @ValueSource(strings = {"01000401000000100006000800000064", "0100040200000008"})
    void beforeAspUpThereIsNoAspActiveAndNoAspInactive(String hex) throws Exception {
        RawSwitch asp = connect(serve(SwitchSettings.of(1, 100)));

        asp.send(hex);

        assertError(M3uaError.UNEXPECTED_MESSAGE, asp.answer());
    }

    @Test
    void beforeAspActiveThereIsNoData() throws Exception {
        M3uaUserPart part = serve(SwitchSettings.of(1, 100));
        RawSwitch asp = connect(part);
        asp.sendData(1, US, 0, HELLO);
        M3uaMessage down = asp.answer();
        assertError(M3uaError.UNEXPECTED_MESSAGE, down);
        assertEquals(Parameter.RoutingContext.of(100), down.require(Parameter.RoutingContext.class));

        asp.send(MessageType.ASPUP);
        asp.expect(MessageType.ASPUP_ACK);
        asp.sendData(1, US, 0, HELLO);
        assertError(M3uaError.UNEXPECTED_MESSAGE, asp.answer());
        assertEquals(2, part.counters().dataRefused());
        assertEquals(0, part.counters().dataReceived());
    }

    @Test
    void aSecondAspUpIsAcknowledgedAndTakesAnActiveAspBackToInactive() throws Exception {
        M3uaUserPart part = serve(SwitchSettings.of(1, 100));
        RawSwitch asp = connect(part).activate(100);
        assertEquals("resume 1", indication());

        asp.send(MessageType.ASPUP);
        asp.expect(MessageType.ASPUP_ACK);
        assertError(M3uaError.UNEXPECTED_MESSAGE, asp.answer());
        assertEquals("pause 1", indication());

        asp.send(MessageType.ASPAC, Parameter.RoutingContext.of(100));
        asp.expect(MessageType.ASPAC_ACK);
        assertEquals("resume 1", indication());
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

    @ParameterizedTest
    @CsvSource({"3, UNSUPPORTED_TRAFFIC_MODE_TYPE", "0, UNSUPPORTED_TRAFFIC_MODE_TYPE"})
    void aTrafficModeThatIsNotSupportedIsRefused(long mode, M3uaError error) throws Exception {
        RawSwitch asp = connect(serve(SwitchSettings.of(1, 100)));
        asp.send(MessageType.ASPUP);
        asp.expect(MessageType.ASPUP_ACK);

        asp.send(MessageType.ASPAC, new Parameter.TrafficModeType(mode), Parameter.RoutingContext.of(100));

        assertError(error, asp.answer());
    }

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

    @Test
    void heartbeatsAreAnsweredInEveryStateWithEveryParameter() throws Exception {
        RawSwitch asp = connect(serve(SwitchSettings.of(1, 100)));

        asp.send("010003030000001400090007abcdef00fffe0004");

        assertEquals(
                M3uaMessage.of(
                        MessageType.BEAT_ACK,
                        new Parameter.HeartbeatData(Octets.fromHex("abcdef")),
                        new Parameter.Unknown(0xfffe, Octets.EMPTY)),
                asp.answer());
    }

    @Test
    void aSilentPeerIsAskedAndGivenUp() throws Exception {
        M3uaUserPart part = start(new M3uaSettings(
                node(),
                List.of(listen()),
                List.of(SwitchSettings.of(1, 100)),
                List.of(),
                new M3uaSettings.Timers(Duration.ofMillis(20), Duration.ofMillis(200), Duration.ofSeconds(1)),
                M3uaSettings.Limits.DEFAULT));
        RawSwitch asp = connect(part).activate(100);
        assertEquals("resume 1", indication());

        M3uaMessage beat = asp.receive();
        while (beat.type() != MessageType.BEAT) {
            beat = asp.receive();
        }
        assertTrue(beat.find(Parameter.HeartbeatData.class).isPresent());
        assertEquals("pause 1", indication());
        assertEquals(1, part.counters().deadPeers());
    }

    @Test
    void anAuditIsAnsweredByWhatCanBeReached() throws Exception {
        M3uaUserPart part = serve(SwitchSettings.of(1, 100), SwitchSettings.of(3, 101));
        RawSwitch asp = connect(part).activate(100);

        asp.send(
                MessageType.DAUD,
                Parameter.RoutingContext.of(100),
                new Parameter.AffectedPointCode(List.of(
                        PointCodeRange.of(US), PointCodeRange.of(1), PointCodeRange.of(3), PointCodeRange.of(9))));

        assertEquals(
                M3uaMessage.of(
                        MessageType.DAVA,
                        Parameter.RoutingContext.of(100),
                        new Parameter.AffectedPointCode(List.of(PointCodeRange.of(US), PointCodeRange.of(1)))),
                asp.answer());
        assertEquals(
                M3uaMessage.of(
                        MessageType.DUNA,
                        Parameter.RoutingContext.of(100),
                        new Parameter.AffectedPointCode(List.of(PointCodeRange.of(3), PointCodeRange.of(9)))),
                asp.answer());
    }

    @Test
    void anAuditOfARangeNamesThePointCodesKnown() throws Exception {
        RawSwitch asp = connect(serve(SwitchSettings.of(1, 100))).activate(100);

        asp.send(MessageType.DAUD, new Parameter.AffectedPointCode(List.of(new PointCodeRange(24, 0))));

        assertEquals(
                List.of(PointCodeRange.of(US), PointCodeRange.of(1)),
                asp.expect(MessageType.DAVA)
                        .require(Parameter.AffectedPointCode.class)
                        .ranges());
    }

    @Test
    void aSwitchThatComesBackTakesOver() throws Exception {
        M3uaUserPart part = serve(SwitchSettings.of(1, 100));
        RawSwitch old = connect(part).activate(100);
        RawSwitch fresh = connect(part).activate(100);

        assertEquals(Parameter.Status.ALTERNATE_ASP_ACTIVE, statusAfterActive(old));
        fresh.sendData(1, US, 0, HELLO);
        assertEquals(HELLO, fresh.receiveData());
        old.sendData(1, US, 0, HELLO);
        assertError(M3uaError.UNEXPECTED_MESSAGE, old.answer());

        old.reset();
        fresh.sendData(1, US, 0, HELLO);
        assertEquals(HELLO, fresh.receiveData());
        assertEquals("resume 1", indication());
        assertEquals("data 1>2 sls 0 0102030405", indication());
        assertEquals("data 1>2 sls 0 0102030405", indication());
    }

    @Test
    void theSameAspOnANewConnectionEndsItsOldOne() throws Exception {
        M3uaUserPart part = serve(SwitchSettings.of(1, 100));
        RawSwitch old = connect(part);
        old.send(MessageType.ASPUP, new Parameter.AspIdentifier(7));
        old.expect(MessageType.ASPUP_ACK);
        old.send(MessageType.ASPAC, Parameter.RoutingContext.of(100));
        old.expect(MessageType.ASPAC_ACK);
        RawSwitch fresh = connect(part);
        fresh.send(MessageType.ASPUP, new Parameter.AspIdentifier(7));
        fresh.expect(MessageType.ASPUP_ACK);
        fresh.send(MessageType.ASPAC, Parameter.RoutingContext.of(100));
        fresh.expect(MessageType.ASPAC_ACK);

        assertTrue(old.isClosedByPeer());
        assertTrue(part.isAvailable(1));
    }

    @Test
    void associationsThatAgreeOnLoadSharingShareBySls() throws Exception {
        M3uaUserPart part = serve(SwitchSettings.of(1, 100));
        RawSwitch one = loadSharing(connect(part));
        RawSwitch other = loadSharing(connect(part));

        for (int sls = 0; sls < 4; sls++) {
            part.sendMessage(part.getMtp3TransferPrimitiveFactory()
                    .createMtp3TransferPrimitive(3, 2, 0, US, 1, sls, new byte[] {(byte) sls}));
        }
        assertEquals(Octets.fromHex("00"), one.receiveData());
        assertEquals(Octets.fromHex("02"), one.receiveData());
        assertEquals(Octets.fromHex("01"), other.receiveData());
        assertEquals(Octets.fromHex("03"), other.receiveData());

        RawSwitch third = connect(part);
        third.send(MessageType.ASPUP);
        third.expect(MessageType.ASPUP_ACK);
        third.send(MessageType.ASPAC, new Parameter.TrafficModeType(1), Parameter.RoutingContext.of(100));
        assertError(M3uaError.UNSUPPORTED_TRAFFIC_MODE_TYPE, third.answer());
    }

    @Test
    void severalSwitchesOfOneRoutingContextAreToldByTheirPointCodes() throws Exception {
        M3uaUserPart part = serve(SwitchSettings.of(1, 100), SwitchSettings.of(3, 100));
        RawSwitch one = connect(part).activate(100);
        RawSwitch three = connect(part).activate(100);

        one.sendData(1, US, 0, Octets.fromHex("11"));
        assertEquals(Octets.fromHex("11"), one.receiveData());
        three.sendData(3, US, 0, Octets.fromHex("33"));
        assertEquals(Octets.fromHex("33"), three.receiveData());
        one.sendData(1, US, 0, Octets.fromHex("12"));
        assertEquals(Octets.fromHex("12"), one.receiveData());

        three.reset();
        assertEquals("resume 1", indication());
        assertEquals("data 1>2 sls 0 11", indication());
        assertEquals("resume 3", indication());
        assertEquals("data 3>2 sls 0 33", indication());
        assertEquals("data 1>2 sls 0 12", indication());
        assertEquals("pause 3", indication());
        assertTrue(part.isAvailable(1));
    }

    @Test
    void aSwitchIsKnownByItsAspIdentifierWhereOneIsSet() throws Exception {
        M3uaUserPart part = serve(
                new SwitchSettings(1, 100, Optional.empty(), OptionalLong.of(11), List.of()),
                new SwitchSettings(3, 100, Optional.empty(), OptionalLong.of(33), List.of()));
        RawSwitch asp = connect(part);
        asp.send(MessageType.ASPUP);
        assertError(M3uaError.ASP_IDENTIFIER_REQUIRED, asp.answer());
        asp.send(MessageType.ASPUP, new Parameter.AspIdentifier(12));
        assertError(M3uaError.INVALID_ASP_IDENTIFIER, asp.answer());
        asp.send(MessageType.ASPUP, new Parameter.AspIdentifier(33));
        asp.expect(MessageType.ASPUP_ACK);
        asp.send(MessageType.ASPAC, Parameter.RoutingContext.of(100));
        asp.expect(MessageType.ASPAC_ACK);

        assertEquals("resume 3", indication());
        asp.sendData(1, US, 0, HELLO);
        asp.sendData(3, US, 0, HELLO);
        assertEquals("data 3>2 sls 0 0102030405", indication());
        assertEquals(1, part.counters().dataRefused());
    }

    @Test
    void aSwitchMayBeTiedToAnAddress() throws Exception {
        M3uaUserPart part = serve(new SwitchSettings(
                1, 100, Optional.empty(), OptionalLong.empty(), List.of(InetAddress.getByName("192.0.2.1"))));
        RawSwitch asp = connect(part);

        asp.send(MessageType.ASPUP);

        assertError(M3uaError.REFUSED_MANAGEMENT_BLOCKING, asp.answer());
    }

    @ParameterizedTest
    @CsvSource({"1, 5, 3, 2", "9, 2, 3, 2", "1, 2, 5, 2", "1, 2, 3, 0"})
    void dataForAnotherPointNetworkOrUserIsDropped(int opc, int dpc, int si, int ni) throws Exception {
        M3uaUserPart part = serve(SwitchSettings.of(1, 100));
        RawSwitch asp = connect(part).activate(100);

        asp.send(
                MessageType.DATA,
                Parameter.RoutingContext.of(100),
                new Parameter.ProtocolData(opc, dpc, si, ni, 0, 0, Octets.fromHex("ff")));
        asp.sendData(1, US, 0, HELLO);

        assertEquals(HELLO, asp.receiveData());
        assertEquals(1, part.counters().dataRefused());
        assertEquals(1, part.counters().dataReceived());
    }

    @Test
    void pointCodesOf24BitsGoThrough() throws Exception {
        M3uaSettings.Node wide = new M3uaSettings.Node(0xabcdef, 2, OptionalLong.of(5));
        M3uaUserPart part =
                start(M3uaSettings.serving(wide, listen(), List.of(SwitchSettings.of(0xfedcba, 4_294_967_295L))));
        RawSwitch asp = connect(part).activate(4_294_967_295L);

        asp.send(
                MessageType.DATA,
                new Parameter.NetworkAppearance(5),
                new Parameter.ProtocolData(0xfedcba, 0xabcdef, 3, 2, 0, 255, HELLO));

        M3uaMessage back = asp.expect(MessageType.DATA);
        assertEquals(new Parameter.NetworkAppearance(5), back.require(Parameter.NetworkAppearance.class));
        assertEquals(0xfedcba, back.require(Parameter.ProtocolData.class).dpc());

        asp.send(
                MessageType.DATA,
                new Parameter.NetworkAppearance(6),
                new Parameter.ProtocolData(0xfedcba, 0xabcdef, 3, 2, 0, 255, HELLO));
        M3uaMessage refusal = asp.answer();
        assertError(M3uaError.INVALID_NETWORK_APPEARANCE, refusal);
        assertEquals(new Parameter.NetworkAppearance(6), refusal.require(Parameter.NetworkAppearance.class));
    }

    @Test
    void whatCannotBeSentIsToldToTheSender() throws Exception {
        M3uaUserPart part = serve(SwitchSettings.of(1, 100));
        Mtp3TransferPrimitive toKnown =
                part.getMtp3TransferPrimitiveFactory().createMtp3TransferPrimitive(3, 2, 0, US, 1, 0, new byte[1]);
        Mtp3TransferPrimitive toUnknown =
                part.getMtp3TransferPrimitiveFactory().createMtp3TransferPrimitive(3, 2, 0, US, 9, 0, new byte[1]);

        assertEquals(
                "switch 1 is not reachable",
                assertThrows(IOException.class, () -> part.sendMessage(toKnown)).getMessage());
        assertEquals(
                "switch 9 is not configured",
                assertThrows(IOException.class, () -> part.sendMessage(toUnknown))
                        .getMessage());

        RawSwitch asp = connect(part).activate(100);
        part.sendMessage(toKnown);
        asp.reset();
        assertEquals("resume 1", indication());
        assertEquals("pause 1", indication());
        assertThrows(IOException.class, () -> part.sendMessage(toKnown));
        assertEquals(3, part.counters().dataUnsent());
    }

    @Test
    void congestionAndAMissingUserPartAreHandedUp() throws Exception {
        RawSwitch asp = connect(serve(SwitchSettings.of(1, 100))).activate(100);
        assertEquals("resume 1", indication());

        asp.send(MessageType.SCON, Parameter.AffectedPointCode.of(1), new Parameter.CongestionIndications(0, 2));
        asp.send(MessageType.DUPU, Parameter.AffectedPointCode.of(1), new Parameter.UserCause(1, 3));
        asp.send(MessageType.DUNA, Parameter.AffectedPointCode.of(1));

        assertEquals("status 1 SignallingNetworkCongested 2", indication());
        assertEquals("status 1 UserPartUnavailability_UnequippedRemoteUser 0", indication());
        assertError(M3uaError.UNEXPECTED_MESSAGE, asp.answer());
    }

    private M3uaUserPart serve(SwitchSettings... switches) throws IOException {
        return start(M3uaSettings.serving(node(), listen(), List.of(switches)));
    }

    private M3uaUserPart start(M3uaSettings settings) throws IOException {
        M3uaUserPart part = new M3uaUserPart(settings);
        part.addMtp3UserPartListener(new Echo(part));
        open.add(0, part::stop);
        part.start();
        return part;
    }

    private RawSwitch connect(M3uaUserPart part) throws IOException {
        RawSwitch peer = new RawSwitch(part.addresses().getFirst());
        open.add(0, peer);
        return peer;
    }

    private static RawSwitch loadSharing(RawSwitch asp) throws IOException {
        asp.send(MessageType.ASPUP);
        asp.expect(MessageType.ASPUP_ACK);
        asp.send(MessageType.ASPAC, new Parameter.TrafficModeType(2), Parameter.RoutingContext.of(100));
        asp.expect(MessageType.ASPAC_ACK);
        return asp;
    }

    private static M3uaSettings.Node node() {
        return new M3uaSettings.Node(US, 2, OptionalLong.empty());
    }

    private static ListenSettings listen() {
        return ListenSettings.tcp(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    private static Parameter.Status status(RawSwitch asp) throws IOException {
        M3uaMessage message = asp.receive();
        assertEquals(MessageType.NTFY, message.type());
        return message.require(Parameter.Status.class);
    }

    private static Parameter.Status statusAfterActive(RawSwitch asp) throws IOException {
        assertEquals(Parameter.Status.AS_ACTIVE, status(asp));
        return status(asp);
    }

    private static void assertError(M3uaError error, M3uaMessage message) {
        assertEquals(MessageType.ERR, message.type(), message::toString);
        long code = message.require(Parameter.ErrorCode.class).value();
        assertEquals(Optional.of(error), M3uaError.ofCode(code));
    }

    private String indication() throws InterruptedException {
        String indication = indications.poll(10, TimeUnit.SECONDS);
        return indication == null ? "nothing came" : indication;
    }

    /** Sends back what comes, and keeps what it hears. */
    private final class Echo implements Mtp3UserPartListener {
        private final M3uaUserPart part;

        Echo(M3uaUserPart part) {
            this.part = part;
        }

        @Override
        public void onMtp3TransferMessage(Mtp3TransferPrimitive message) {
            indications.add("data " + message.getOpc() + ">" + message.getDpc() + " sls " + message.getSls() + " "
                    + Octets.of(message.getData()).toHex());
            try {
                part.sendMessage(part.getMtp3TransferPrimitiveFactory()
                        .createMtp3TransferPrimitive(
                                message.getSi(),
                                message.getNi(),
                                message.getMp(),
                                message.getDpc(),
                                message.getOpc(),
                                message.getSls(),
                                message.getData()));
            } catch (IOException e) {
                indications.add("unsent: " + e.getMessage());
            }
        }

        @Override
        public void onMtp3PauseMessage(Mtp3PausePrimitive pause) {
            indications.add("pause " + pause.getAffectedDpc());
        }

        @Override
        public void onMtp3ResumeMessage(Mtp3ResumePrimitive resume) {
            indications.add("resume " + resume.getAffectedDpc());
        }

        @Override
        public void onMtp3StatusMessage(Mtp3StatusPrimitive status) {
            indications.add(
                    "status " + status.getAffectedDpc() + " " + status.getCause() + " " + status.getCongestionLevel());
        }

        @Override
        public void onMtp3EndCongestionMessage(Mtp3EndCongestionPrimitive end) {
            indications.add("end of congestion " + end.getAffectedDpc());
        }
    }
}
