package org.tollbridge.adapter.m3ua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.tollbridge.wire.m3ua.MessageType;
import org.tollbridge.wire.m3ua.Parameter;
import org.tollbridge.wire.transport.DialSettings;
import org.tollbridge.wire.transport.TransportCounters;

/** Two nodes behind one point code. */
class NeighboursIT extends UserPartFixture {

    private static final int ONE = 1;
    private static final int OTHER = 2;

    private final InetSocketAddress placeOfOne = freePlace();
    private final InetSocketAddress placeOfOther = freePlace();
    private Duration heartbeat = Duration.ofSeconds(1);

    private static InetSocketAddress freePlace() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private M3uaUserPart node(int number, InetSocketAddress place, Map<Integer, InetSocketAddress> others)
            throws Exception {
        return node(number, place, others, List.of());
    }

    private M3uaUserPart node(
            int number, InetSocketAddress place, Map<Integer, InetSocketAddress> others, List<GatewaySettings> gateways)
            throws Exception {
        M3uaUserPart part = new M3uaUserPart(new M3uaSettings(
                node(),
                List.of(listen()),
                List.of(SwitchSettings.of(1, 100)),
                gateways,
                timers(heartbeat, heartbeat.multipliedBy(4), RECOVERY),
                M3uaSettings.Limits.DEFAULT));
        part.addMtp3UserPartListener(new Echo(part));
        closing(part::stop);
        part.join(new NeighbourSettings(number, 8 * number, place));
        part.start();
        part.setNeighbours(others);
        return part;
    }

    private M3uaUserPart one() throws Exception {
        return node(ONE, placeOfOne, Map.of(OTHER, placeOfOther));
    }

    private M3uaUserPart other() throws Exception {
        return node(OTHER, placeOfOther, Map.of(ONE, placeOfOne));
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < limit, what);
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }

    @Test
    void theOwnerTakesOverAndAnswersByTheNodeThatHasTheLink() throws Exception {
        M3uaUserPart one = one();
        M3uaUserPart other = other();
        RawSwitch asp = connect(one).activate(100);
        assertEquals("resume 1", indication());
        // The other reaches it by the first.
        assertEquals("resume 1", indication());
        await("a way to the owner", () -> one.neighbours().equals(List.of(OTHER)));

        assertTrue(one.handOver(OTHER, 1, 5, HELLO.toByteArray()));
        assertEquals("data 1>2 sls 5 0102030405", indication());
        assertEquals(HELLO, asp.receiveData());
        assertEquals(1, one.counters().handedOver());
        assertEquals(1, other.counters().takenOver());
        assertEquals(1, other.counters().relayed());
    }

    @Test
    void aSwitchIsInReachAsLongAsOneNodeReachesIt() throws Exception {
        M3uaUserPart one = one();
        M3uaUserPart other = other();
        RawSwitch towardsOne = connect(one).activate(100);
        assertEquals("resume 1", indication());
        assertEquals("resume 1", indication());
        RawSwitch towardsOther = connect(other).activate(100);
        await(
                "word of a way",
                () -> one.isReachedByOthers(1) && one.neighbours().equals(List.of(OTHER)));

        towardsOne.close();
        await("the loss", () -> one.associations(1) == 0);
        send(one, 1, 3, "aa");
        assertEquals("aa", towardsOther.receiveData().toHex());
        assertTrue(isQuiet());

        towardsOther.close();
        assertEquals("pause 1", indication());
        assertEquals("pause 1", indication());
        assertFalse(one.isAvailable(1));
        assertFalse(other.isAvailable(1));
    }

    @Test
    void whatWaitsForANodeThatIsGoneIsDealtWithHere() throws Exception {
        M3uaUserPart one = one();
        assertFalse(one.handOver(9, 1, 5, HELLO.toByteArray()));
        // It is there, so they say, and its port is not open yet.
        assertTrue(one.handOver(OTHER, 1, 5, HELLO.toByteArray()));
        assertTrue(isQuiet());

        one.setNeighbours(Map.of());
        assertEquals("data 1>2 sls 5 0102030405", indication());
        assertFalse(one.handOver(OTHER, 1, 5, HELLO.toByteArray()));
    }

    @Test
    void whatWaitsGoesOutInOrderWhenTheNodeComes() throws Exception {
        M3uaUserPart one = one();
        assertTrue(one.handOver(OTHER, 1, 5, new byte[] {1}));
        assertTrue(one.handOver(OTHER, 1, 5, new byte[] {2}));
        M3uaUserPart other = other();
        await("the messages", () -> other.counters().takenOver() == 2);
        assertEquals("data 1>2 sls 5 01", indication());
    }

    @Test
    void aNodeThatLeavesSendsItsPeersToTheOthers() throws Exception {
        try (ServerSocket port = new ServerSocket(0, 2, InetAddress.getLoopbackAddress())) {
            M3uaUserPart one = node(ONE, placeOfOne, Map.of(OTHER, placeOfOther), List.of(gatewayAt(port)));
            RawSwitch gateway = accept(port);
            RawSwitch asp = connect(one).activate(100);
            assertFalse(one.withdraw(), "there is nobody else");
            M3uaUserPart other = node(OTHER, placeOfOther, Map.of(ONE, placeOfOne), List.of(gatewayAt(port)));
            accept(port);
            connect(other).activate(100);
            await(
                    "ways",
                    () -> one.isReachedByOthers(1)
                            && one.isReachedByOthers(3)
                            && one.neighbours().equals(List.of(OTHER))
                            && other.neighbours().equals(List.of(ONE)));
            await("somebody else", one::withdraw);

            assertEquals(ourselves(), asp.expect(MessageType.DUNA).require(Parameter.AffectedPointCode.class));
            assertEquals(
                    Parameter.RoutingContext.of(200),
                    gateway.expect(MessageType.ASPIA).require(Parameter.RoutingContext.class));
            gateway.send(MessageType.ASPIA_ACK, Parameter.RoutingContext.of(200));
            await("inactive", () -> one.associations(3) == 0);
            assertTrue(one.handOn(1, 5, HELLO.toByteArray()));
            await("the message", () -> other.counters().takenOver() == 1);
            assertFalse(other.withdraw(), "the one that leaves takes nothing");
        }
    }

    @Test
    void aNodeThatLeavesStaysOutOfReachForWhoAsksOrComesBack() throws Exception {
        M3uaUserPart one = one();
        RawSwitch asp = connect(one).activate(100);
        connect(other()).activate(100);
        await("ways", () -> one.isReachedByOthers(1) && one.withdraw());
        asp.expect(MessageType.DUNA);

        asp.send(MessageType.DAUD, ourselves());
        assertEquals(ourselves(), asp.expect(MessageType.DUNA).require(Parameter.AffectedPointCode.class));
        RawSwitch back = connect(one).activate(100);
        assertEquals(ourselves(), back.expect(MessageType.DUNA).require(Parameter.AffectedPointCode.class));
    }

    /** What begins there still is handed on, and what is open goes on. */
    @Test
    void aNodeThatLeavesStaysInReachOfThoseWhomNobodyElseReaches() throws Exception {
        try (ServerSocket port = new ServerSocket(0, 2, InetAddress.getLoopbackAddress())) {
            M3uaUserPart one = node(ONE, placeOfOne, Map.of(OTHER, placeOfOther), List.of(gatewayAt(port)));
            RawSwitch gateway = accept(port);
            RawSwitch asp = connect(one).activate(100);
            M3uaUserPart other = other();
            await(
                    "ways",
                    () -> one.neighbours().equals(List.of(OTHER))
                            && other.neighbours().equals(List.of(ONE)));
            await("somebody else", one::withdraw);

            asp.send(MessageType.DAUD, ourselves());
            assertEquals(ourselves(), asp.expect(MessageType.DAVA).require(Parameter.AffectedPointCode.class));
            send(one, 3, 0, "0a");
            assertEquals("0a", gateway.receiveData().toHex());
            send(one, 1, 0, "0b");
            assertEquals("0b", asp.receiveData().toHex());

            connect(other).activate(100);
            assertEquals(ourselves(), asp.expect(MessageType.DUNA).require(Parameter.AffectedPointCode.class));
        }
    }

    @Test
    void aNodeThatLeavesTakesBackWhatTheOtherDoesNotReachAnyMore() throws Exception {
        try (ServerSocket port = new ServerSocket(0, 2, InetAddress.getLoopbackAddress())) {
            M3uaUserPart one = node(ONE, placeOfOne, Map.of(OTHER, placeOfOther), List.of(gatewayAt(port)));
            RawSwitch gateway = accept(port);
            RawSwitch asp = connect(one).activate(100);
            M3uaUserPart other = node(OTHER, placeOfOther, Map.of(ONE, placeOfOne), List.of(gatewayAt(port)));
            RawSwitch otherGateway = accept(port);
            RawSwitch otherAsp = connect(other).activate(100);
            await("ways", () -> one.isReachedByOthers(1) && one.isReachedByOthers(3) && one.withdraw());
            asp.expect(MessageType.DUNA);
            gateway.expect(MessageType.ASPIA);
            gateway.send(MessageType.ASPIA_ACK, Parameter.RoutingContext.of(200));
            await("inactive", () -> one.associations(3) == 0);

            otherAsp.reset();
            assertEquals(ourselves(), asp.expect(MessageType.DAVA).require(Parameter.AffectedPointCode.class));
            asp.send(MessageType.DAUD, ourselves());
            assertEquals(ourselves(), asp.expect(MessageType.DAVA).require(Parameter.AffectedPointCode.class));
            connect(other).activate(100);
            assertEquals(ourselves(), asp.expect(MessageType.DUNA).require(Parameter.AffectedPointCode.class));

            otherGateway.reset();
            gateway.expect(MessageType.ASPAC);
            gateway.send(MessageType.ASPAC_ACK, Parameter.RoutingContext.of(200));
            await("active", () -> one.associations(3) == 1);
        }
    }

    /** The word that comes back while the other node's is under way is no surprise to anybody. */
    @Test
    void whatIsTakenBackBeforeTheGatewayHasAnsweredIsAskedForAgain() throws Exception {
        try (ServerSocket port = new ServerSocket(0, 2, InetAddress.getLoopbackAddress())) {
            M3uaUserPart one = node(ONE, placeOfOne, Map.of(OTHER, placeOfOther), List.of(gatewayAt(port)));
            RawSwitch gateway = accept(port);
            M3uaUserPart other = node(OTHER, placeOfOther, Map.of(ONE, placeOfOne), List.of(gatewayAt(port)));
            RawSwitch otherGateway = accept(port);
            await("ways", () -> one.isReachedByOthers(3) && one.withdraw());
            gateway.expect(MessageType.ASPIA);
            otherGateway.reset();
            await("lost", () -> !one.isReachedByOthers(3));

            gateway.send(MessageType.BEAT);
            gateway.expect(MessageType.BEAT_ACK);
            gateway.send(MessageType.ASPIA_ACK, Parameter.RoutingContext.of(200));

            gateway.expect(MessageType.ASPAC);
            assertTrue(other.neighbours().contains(ONE));
        }
    }

    /** The way to each node swallows all, and says nothing. */
    @Test
    void aNodeThatIsSilentIsNoWay() throws Exception {
        heartbeat = Duration.ofMillis(250);
        Swallower toOne = closing(new Swallower(placeOfOne));
        Swallower toOther = closing(new Swallower(placeOfOther));
        // A way that leads nowhere yet would be swallowed at once.
        M3uaUserPart one = node(ONE, placeOfOne, Map.of());
        M3uaUserPart other = node(OTHER, placeOfOther, Map.of());
        one.setNeighbours(Map.of(OTHER, toOther.address()));
        other.setNeighbours(Map.of(ONE, toOne.address()));
        connect(other).activate(100);
        await("ways", () -> one.isReachedByOthers(1) && one.neighbours().equals(List.of(OTHER)));

        toOne.swallow();
        toOther.swallow();

        await("nobody", () -> !one.isReachedByOthers(1) && one.neighbours().isEmpty());
        assertEquals(List.of("resume 1", "resume 1", "pause 1"), List.of(indication(), indication(), indication()));
    }

    /** A node that has nothing to say is there all the same. */
    @Test
    void aNodeWithNothingToSayStays() throws Exception {
        heartbeat = Duration.ofMillis(100);
        M3uaUserPart one = one();
        M3uaUserPart other = other();
        await(
                "ways",
                () -> one.neighbours().equals(List.of(OTHER))
                        && other.neighbours().equals(List.of(ONE)));
        TransportCounters.Snapshot before = one.transportCounters().orElseThrow();

        await(
                "many BEATs",
                () -> one.transportCounters().orElseThrow().messagesReceived() > before.messagesReceived() + 20);

        assertEquals(before.opened(), one.transportCounters().orElseThrow().opened());
        assertEquals(0, one.counters().deadPeers() + other.counters().deadPeers());
    }

    private static Parameter.AffectedPointCode ourselves() {
        return Parameter.AffectedPointCode.of(US);
    }

    private static GatewaySettings gatewayAt(ServerSocket port) {
        return GatewaySettings.dialled(
                DialSettings.tcp((InetSocketAddress) port.getLocalSocketAddress()),
                List.of(new GatewaySettings.Service(OptionalLong.of(200), List.of(3))),
                OptionalLong.empty(),
                Optional.of(TrafficMode.LOADSHARE));
    }

    private RawSwitch accept(ServerSocket port) throws IOException {
        RawSwitch gateway = closing(new RawSwitch(port.accept()));
        gateway.expect(MessageType.ASPUP);
        gateway.send(MessageType.ASPUP_ACK);
        gateway.expect(MessageType.ASPAC);
        gateway.send(MessageType.ASPAC_ACK, Parameter.RoutingContext.of(200));
        return gateway;
    }

    /** The third node reaches the switch, and the first knows it: it relays for itself, and not for the second. */
    @Test
    void whatIsToBeRelayedIsNotPassedOnASecondTime() throws Exception {
        InetSocketAddress placeOfThird = freePlace();
        M3uaUserPart one = node(ONE, placeOfOne, Map.of(OTHER, placeOfOther, 3, placeOfThird));
        M3uaUserPart third = node(3, placeOfThird, Map.of(ONE, placeOfOne));
        RawSwitch asp = connect(third).activate(100);
        await("a way", () -> one.isReachedByOthers(1) && one.neighbours().equals(List.of(3)));
        RawSwitch other = other(placeOfOne);

        other.send(MessageType.DATA, new Parameter.ProtocolData(US, 1, 3, 2, 0, 0, HELLO));

        await("the end of it", () -> one.counters().passingFailed() == 1);
        assertEquals(0, one.counters().relayed());
        send(one, 1, 0, "01");
        assertEquals("01", asp.receiveData().toHex());
        assertEquals(1, one.counters().relayed());
    }

    /** Its old connection stands still for us, as after a loss of power. What it brought before is still read. */
    @Test
    void aNodeThatComesAnewReachesWhatItSaysNow() throws Exception {
        M3uaUserPart one = one();
        RawSwitch before = other(placeOfOne);
        before.send(MessageType.DAVA, Parameter.AffectedPointCode.of(1));
        await("word of a way", () -> one.isReachedByOthers(1));
        assertEquals("resume 1", indication());

        other(placeOfOne);

        assertEquals("pause 1", indication());
        assertFalse(one.isReachedByOthers(1));
        before.send(MessageType.DATA, new Parameter.ProtocolData(1, US, 3, 2, 0, 5, HELLO));
        assertEquals("data 1>2 sls 5 0102030405", indication());
    }

    private RawSwitch other(InetSocketAddress place) throws IOException {
        RawSwitch other = closing(new RawSwitch(place));
        other.send(MessageType.ASPUP, new Parameter.AspIdentifier(OTHER));
        other.expect(MessageType.ASPUP_ACK);
        return other;
    }

    @Test
    void whoHasAnotherNumberTakesNothing() throws Exception {
        M3uaUserPart one = node(ONE, placeOfOne, Map.of(3, placeOfOther));
        M3uaUserPart other = other();
        assertTrue(one.handOver(3, 1, 5, HELLO.toByteArray()));
        await("a second try", () -> other.transportCounters().orElseThrow().opened() >= 2);
        assertEquals(List.of(), one.neighbours());
        assertEquals(0, other.counters().takenOver());
    }
}
