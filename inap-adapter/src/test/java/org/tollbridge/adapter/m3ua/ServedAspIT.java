package org.tollbridge.adapter.m3ua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.restcomm.protocols.ss7.mtp.Mtp3TransferPrimitive;
import org.tollbridge.adapter.call.Eventually;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.m3ua.M3uaError;
import org.tollbridge.wire.m3ua.M3uaMessage;
import org.tollbridge.wire.m3ua.MessageType;
import org.tollbridge.wire.m3ua.Parameter;

/** The states of ASPs that connect to us (RFC 4666, clause 4.3). */
class ServedAspIT extends UserPartFixture {

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
        // Counted by its sender once it is queued, which the peer's answer may overtake.
        Eventually.holds("one DATA sent", () -> part.counters().dataSent() == 1);
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

        asp.await(MessageType.NTFY);

        asp.send(MessageType.ASPUP);
        assertError(M3uaError.UNEXPECTED_MESSAGE, asp.receive());
        assertEquals(MessageType.ASPUP_ACK, asp.receive().type());
        assertEquals(
                Parameter.Status.AS_PENDING,
                asp.receive().require(Parameter.Status.class),
                "told after the acknowledgement");
        assertEquals("pause 1", indication());

        asp.send(MessageType.ASPAC, Parameter.RoutingContext.of(100));
        asp.expect(MessageType.ASPAC_ACK);
        assertEquals("resume 1", indication());
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
                timers(Duration.ofMillis(20), Duration.ofSeconds(1), RECOVERY),
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
    void aPeerThatSpokeWhileWePausedIsNotGivenUp() throws Exception {
        Duration dead = Duration.ofSeconds(1);
        M3uaUserPart part = start(new M3uaSettings(
                node(),
                List.of(listen()),
                List.of(SwitchSettings.of(1, 100), SwitchSettings.of(3, 300)),
                List.of(),
                timers(Duration.ofMillis(100), dead, RECOVERY),
                M3uaSettings.Limits.DEFAULT));
        RawSwitch patient = connect(part).activate(100);
        RawSwitch other = connect(part).activate(300);
        CountDownLatch paused = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        part.tap(Optional.of((received, peer, message) -> {
            if (received && message.toHex().endsWith("0a000000")) {
                paused.countDown();
                awaitQuietly(goOn);
            }
        }));

        other.send(MessageType.BEAT, new Parameter.HeartbeatData(Octets.fromHex("0a")));
        assertTrue(paused.await(10, TimeUnit.SECONDS));
        Parameter meanwhile = new Parameter.HeartbeatData(Octets.fromHex("0b"));
        patient.send(MessageType.BEAT, meanwhile);
        // The length of the pause is what is tried.
        LockSupport.parkNanos(dead.multipliedBy(2).toNanos());
        goOn.countDown();

        M3uaMessage answer = patient.receive();
        while (answer.type() != MessageType.BEAT_ACK) {
            answer = patient.receive();
        }
        assertEquals(M3uaMessage.of(MessageType.BEAT_ACK, meanwhile), answer);
        assertEquals(0, part.counters().deadPeers());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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

    @ParameterizedTest
    @CsvSource({"1, 5, 3, 2, DUNA", "9, 2, 3, 2, ''", "1, 2, 5, 2, DUPU", "1, 2, 3, 0, ''"})
    void dataForAnotherPointNetworkOrUserIsDropped(int opc, int dpc, int si, int ni, String answer) throws Exception {
        M3uaUserPart part = serve(SwitchSettings.of(1, 100));
        RawSwitch asp = connect(part).activate(100);

        asp.send(
                MessageType.DATA,
                Parameter.RoutingContext.of(100),
                new Parameter.ProtocolData(opc, dpc, si, ni, 0, 0, Octets.fromHex("ff")));
        asp.sendData(1, US, 0, HELLO);

        if (!answer.isEmpty()) {
            M3uaMessage said = asp.expect(MessageType.valueOf(answer));
            assertEquals(Parameter.AffectedPointCode.of(dpc), said.require(Parameter.AffectedPointCode.class));
            assertEquals(
                    answer.equals("DUPU"),
                    said.find(Parameter.UserCause.class).equals(Optional.of(new Parameter.UserCause(1, si))));
        }
        assertEquals(HELLO, asp.receiveData());
        assertEquals(1, part.counters().dataRefused());
        assertEquals(1, part.counters().dataReceived());
    }
}
