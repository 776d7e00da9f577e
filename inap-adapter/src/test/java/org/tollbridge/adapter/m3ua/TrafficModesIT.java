package org.tollbridge.adapter.m3ua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.m3ua.M3uaError;
import org.tollbridge.wire.m3ua.M3uaMessage;
import org.tollbridge.wire.m3ua.MessageType;
import org.tollbridge.wire.m3ua.Parameter;

/** Several associations of one switch: override, load sharing, broadcast (RFC 4666, clause 4.3.4.3). */
class TrafficModesIT extends UserPartFixture {

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

    /** As at one of two nodes among which the network shares calls by SLS. */
    @Test
    void everySecondSlsStillGoesByAllAssociations() throws Exception {
        M3uaUserPart part = serve(SwitchSettings.of(1, 100));
        RawSwitch one = loadSharing(connect(part));
        RawSwitch other = loadSharing(connect(part));

        for (int sls = 0; sls < 16; sls += 2) {
            send(part, 1, sls, "0" + Integer.toHexString(sls));
        }

        for (String hex : List.of("00", "02", "04", "06")) {
            assertEquals(Octets.fromHex(hex), one.receiveData());
        }
        for (String hex : List.of("08", "0a", "0c", "0e")) {
            assertEquals(Octets.fromHex(hex), other.receiveData());
        }
    }

    /** The I/O thread finds both ASPACs when it comes back: the first takes over, and the second at once again. */
    @Test
    void whoTakesOverAgainBeforeItHearsThatItWasDisplacedIsActive() throws Exception {
        M3uaUserPart part = serve(SwitchSettings.of(1, 100));
        RawSwitch one = connect(part).activate(100);
        RawSwitch other = connect(part).activate(100);
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        part.tap(Optional.of((received, peer, message) -> {
            busy.countDown();
            await(asked);
        }));
        connect(part).send(MessageType.ASPUP);
        await(busy);
        one.send(MessageType.ASPAC, Parameter.RoutingContext.of(100));
        other.send(MessageType.ASPAC, Parameter.RoutingContext.of(100));
        asked.countDown();
        one.expect(MessageType.ASPAC_ACK);
        other.expect(MessageType.ASPAC_ACK);

        other.sendData(1, US, 0, HELLO);

        assertEquals(HELLO, other.receiveData());
        one.sendData(1, US, 0, HELLO);
        assertError(M3uaError.UNEXPECTED_MESSAGE, one.answer());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(10, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
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

    /** Of the two that it had, one died without a word: its half of the traffic must not wait until that is noticed. */
    @Test
    void theSameAspOnANewConnectionHasItsSilentOneGivenUp() throws Exception {
        M3uaUserPart part = start(new M3uaSettings(
                node(),
                List.of(listen()),
                List.of(SwitchSettings.of(1, 100).sharing(TrafficMode.LOADSHARE, 1)),
                List.of(),
                timers(Duration.ofSeconds(1), Duration.ofSeconds(50), RECOVERY),
                M3uaSettings.Limits.DEFAULT));
        RawSwitch alive = sharingAs(7, connect(part));
        RawSwitch silent = sharingAs(7, connect(part));
        RawSwitch somebodyElse = sharingAs(8, connect(part));

        RawSwitch fresh = connect(part);
        fresh.send(MessageType.ASPUP, new Parameter.AspIdentifier(7));
        fresh.expect(MessageType.ASPUP_ACK);
        alive.send(MessageType.BEAT);
        alive.expect(MessageType.BEAT_ACK);

        assertTrue(silent.isClosedByPeer());
        assertEquals(1, part.counters().deadPeers());
        alive.send(MessageType.BEAT);
        alive.expect(MessageType.BEAT_ACK);
        somebodyElse.send(MessageType.BEAT);
        somebodyElse.expect(MessageType.BEAT_ACK);
        assertEquals(2, part.associations(1));
    }

    private static RawSwitch sharingAs(long identifier, RawSwitch asp) throws IOException {
        asp.send(MessageType.ASPUP, new Parameter.AspIdentifier(identifier));
        asp.expect(MessageType.ASPUP_ACK);
        asp.send(
                MessageType.ASPAC,
                new Parameter.TrafficModeType(TrafficMode.LOADSHARE.code()),
                Parameter.RoutingContext.of(100));
        asp.expect(MessageType.ASPAC_ACK);
        return asp;
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

    /** The mode is that of the associations that are there, and the first of them says it. */
    @Test
    void whatWasAgreedOnEndsWithTheLastThatAgreed() throws Exception {
        M3uaUserPart part = serve(SwitchSettings.of(1, 100));
        RawSwitch sharing = loadSharing(connect(part));
        sharing.send(MessageType.ASPDN);
        sharing.expect(MessageType.ASPDN_ACK);
        RawSwitch old = connect(part).activate(100);

        RawSwitch fresh = connect(part).activate(100);

        assertEquals(Parameter.Status.ALTERNATE_ASP_ACTIVE, statusAfterActive(old));
        for (int sls = 0; sls < 2; sls++) {
            send(part, 1, sls, "0" + sls);
            assertEquals(Octets.fromHex("0" + sls), fresh.receiveData());
        }
    }

    @Test
    void aBroadcastGoesToAllThatAreActive() throws Exception {
        M3uaUserPart part = serve(SwitchSettings.of(1, 100).sharing(TrafficMode.BROADCAST, 1));
        RawSwitch one = activate(connect(part), TrafficMode.BROADCAST, 100);
        RawSwitch other = activate(connect(part), TrafficMode.BROADCAST, 100);
        RawSwitch idle = connect(part);
        idle.send(MessageType.ASPUP);
        idle.expect(MessageType.ASPUP_ACK);

        send(part, 1, 3, "aa");
        send(part, 1, 4, "bb");

        for (RawSwitch each : List.of(one, other)) {
            assertEquals(Octets.fromHex("aa"), each.receiveData());
            assertEquals(Octets.fromHex("bb"), each.receiveData());
        }
        idle.send(MessageType.BEAT);
        assertEquals(MessageType.BEAT_ACK, idle.answer().type());
        one.reset();
        send(part, 1, 3, "cc");
        assertEquals(Octets.fromHex("cc"), other.receiveData());
    }

    @Test
    void whatABroadcastBringsTwiceIsHandedUpTwice() throws Exception {
        M3uaUserPart part = serve(SwitchSettings.of(1, 100).sharing(TrafficMode.BROADCAST, 1));
        RawSwitch one = activate(connect(part), TrafficMode.BROADCAST, 100);
        RawSwitch other = activate(connect(part), TrafficMode.BROADCAST, 100);

        one.sendData(1, US, 0, HELLO);
        other.sendData(1, US, 0, HELLO);

        assertEquals("resume 1", indication());
        assertEquals("data 1>2 sls 0 0102030405", indication());
        assertEquals("data 1>2 sls 0 0102030405", indication());
    }

    @ParameterizedTest
    @CsvSource({"OVERRIDE, LOADSHARE", "LOADSHARE, BROADCAST", "BROADCAST, OVERRIDE"})
    void aModeOtherThanTheOneSetIsRefused(TrafficMode set, TrafficMode asked) throws Exception {
        RawSwitch asp = connect(serve(SwitchSettings.of(1, 100).sharing(set, 1)));
        asp.send(MessageType.ASPUP);
        asp.expect(MessageType.ASPUP_ACK);

        asp.send(MessageType.ASPAC, new Parameter.TrafficModeType(asked.code()), Parameter.RoutingContext.of(100));

        assertError(M3uaError.UNSUPPORTED_TRAFFIC_MODE_TYPE, asp.answer());
    }

    @Test
    void whereTooFewAreActiveTheInactiveOnesAreCalledFor() throws Exception {
        M3uaUserPart part = serve(SwitchSettings.of(1, 100).sharing(TrafficMode.LOADSHARE, 2));
        RawSwitch one = activate(connect(part), TrafficMode.LOADSHARE, 100);
        RawSwitch other = activate(connect(part), TrafficMode.LOADSHARE, 100);
        RawSwitch third = connect(part);
        third.send(MessageType.ASPUP);
        third.expect(MessageType.ASPUP_ACK);
        assertEquals(Parameter.Status.AS_ACTIVE, status(third));

        other.send(MessageType.ASPDN);
        other.expect(MessageType.ASPDN_ACK);

        assertEquals(Parameter.Status.ASP_FAILURE, status(third));
        assertEquals(Parameter.Status.INSUFFICIENT_ASP_RESOURCES, status(third));
        send(part, 1, 1, "01");
        assertEquals(Octets.fromHex("01"), one.receiveData());
    }

    @Test
    void enoughActiveOnesCallForNobody() throws Exception {
        M3uaUserPart part = serve(SwitchSettings.of(1, 100).sharing(TrafficMode.LOADSHARE, 1));
        activate(connect(part), TrafficMode.LOADSHARE, 100);
        RawSwitch idle = connect(part);
        idle.send(MessageType.ASPUP);
        idle.expect(MessageType.ASPUP_ACK);
        assertEquals(Parameter.Status.AS_ACTIVE, status(idle));

        idle.send(MessageType.BEAT);

        assertEquals(MessageType.BEAT_ACK, idle.receive().type());
    }

    @Test
    void theFailureOfAnAspIsToldToTheOthersWithItsIdentifier() throws Exception {
        M3uaUserPart part = serve(SwitchSettings.of(1, 100).sharing(TrafficMode.LOADSHARE, 1));
        RawSwitch one = activate(connect(part), TrafficMode.LOADSHARE, 100);
        assertEquals(Parameter.Status.AS_ACTIVE, status(one));
        RawSwitch other = connect(part);
        other.send(MessageType.ASPUP, new Parameter.AspIdentifier(9));
        other.expect(MessageType.ASPUP_ACK);

        other.reset();

        M3uaMessage failure = one.receive();
        assertEquals(Parameter.Status.ASP_FAILURE, failure.require(Parameter.Status.class));
        assertEquals(new Parameter.AspIdentifier(9), failure.require(Parameter.AspIdentifier.class));
        assertTrue(part.isAvailable(1));
    }

    private static RawSwitch loadSharing(RawSwitch asp) throws IOException {
        return activate(asp, TrafficMode.LOADSHARE, 100);
    }

    private static Parameter.Status statusAfterActive(RawSwitch asp) throws IOException {
        assertEquals(Parameter.Status.AS_ACTIVE, status(asp));
        return status(asp);
    }
}
