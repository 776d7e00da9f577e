package org.tollbridge.adapter.m3ua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.m3ua.M3uaError;
import org.tollbridge.wire.m3ua.M3uaMessage;
import org.tollbridge.wire.m3ua.MessageType;
import org.tollbridge.wire.m3ua.Parameter;
import org.tollbridge.wire.transport.DialSettings;
import org.tollbridge.wire.transport.ListenSettings;

/** IPSP double exchange: each direction has its own ASPUP and ASPAC, and its own state (RFC 4666, clause 4.3.1). */
class DoubleExchangeIT extends UserPartFixture {

    private static final long OURS = 200;
    private static final long THEIRS = 100;

    @Test
    void eachSideComesUpAndBecomesActiveByItself() throws Exception {
        M3uaUserPart part = serve(exchanging());
        RawSwitch peer = connect(part);

        peer.expect(MessageType.ASPUP);
        peer.send(MessageType.ASPUP_ACK);
        assertEquals(
                Parameter.RoutingContext.of(OURS),
                peer.expect(MessageType.ASPAC).require(Parameter.RoutingContext.class));
        peer.send(MessageType.ASPAC_ACK, Parameter.RoutingContext.of(OURS));
        assertFalse(part.isAvailable(1), "the peer is not active");

        peer.activate(THEIRS);
        assertEquals("resume 1", indication());
        fromSwitch(peer, OURS);
        assertEquals("data 1>2 sls 9 0102030405", indication());
        M3uaMessage back = peer.expect(MessageType.DATA);
        assertEquals(Parameter.RoutingContext.of(THEIRS), back.require(Parameter.RoutingContext.class));
    }

    @Test
    void untilWeAreActiveNothingIsTakenFromThePeer() throws Exception {
        M3uaUserPart part = serve(exchanging());
        RawSwitch peer = connect(part);
        peer.expect(MessageType.ASPUP);
        peer.activate(THEIRS);
        assertEquals("resume 1", indication());

        fromSwitch(peer, OURS);
        peer.send(MessageType.BEAT);
        peer.expect(MessageType.BEAT_ACK);
        send(part, 1, 0, "01");

        assertEquals(Octets.fromHex("01"), peer.receiveData(), "what we send depends on the peer alone");
        assertEquals(1, part.counters().dataRefused());
        assertTrue(isQuiet());
    }

    @Test
    void thePeersRoutingContextIsNotOurs() throws Exception {
        RawSwitch peer = connect(serve(exchanging()));
        bothActive(peer);

        fromSwitch(peer, THEIRS);
        M3uaMessage refusal = peer.answer();
        assertError(M3uaError.INVALID_ROUTING_CONTEXT, refusal);
        assertEquals(Parameter.RoutingContext.of(THEIRS), refusal.require(Parameter.RoutingContext.class));
        peer.send(MessageType.ASPAC, Parameter.RoutingContext.of(OURS));
        assertError(M3uaError.INVALID_ROUTING_CONTEXT, peer.answer());
    }

    @Test
    void onePeersGoingDownLeavesTheOtherDirectionUp() throws Exception {
        M3uaUserPart part = serve(exchanging());
        RawSwitch peer = connect(part);
        bothActive(peer);
        assertEquals("resume 1", indication());

        peer.send(MessageType.ASPDN);
        peer.expect(MessageType.ASPDN_ACK);
        assertEquals("pause 1", indication());
        fromSwitch(peer, OURS);
        assertEquals("data 1>2 sls 9 0102030405", indication());
        assertEquals("unsent: switch 1 is not reachable", indication());

        peer.send(MessageType.ASPIA_ACK);
        assertError(M3uaError.UNEXPECTED_MESSAGE, peer.answer());
        assertEquals(
                Parameter.RoutingContext.of(OURS),
                peer.expect(MessageType.ASPAC).require(Parameter.RoutingContext.class));
    }

    @Test
    void anIpspSpeaksForNoOtherSwitch() throws Exception {
        M3uaUserPart part =
                serve(exchanging().identifiedBy(1), SwitchSettings.of(3, 300).identifiedBy(3));
        RawSwitch peer = connect(part);
        peer.send(MessageType.ASPUP, new Parameter.AspIdentifier(1));
        peer.expect(MessageType.ASPUP_ACK);
        peer.expect(MessageType.ASPUP);
        peer.send(MessageType.ASPUP_ACK);
        peer.expect(MessageType.ASPAC);
        peer.send(MessageType.ASPAC_ACK, Parameter.RoutingContext.of(OURS));

        peer.send(
                MessageType.DATA,
                Parameter.RoutingContext.of(OURS),
                new Parameter.ProtocolData(3, US, 3, 2, 0, 9, HELLO));
        fromSwitch(peer, OURS);

        assertEquals("data 1>2 sls 9 0102030405", indication());
        assertEquals(1, part.counters().dataRefused());
    }

    /** By its address it may be either; its ASPAC says which it is. */
    @Test
    void aRoutingContextThatTellsWhichSwitchItIsLetsUsComeUpToo() throws Exception {
        M3uaUserPart part = serve(exchanging(), exchanging(3, 300), SwitchSettings.of(5, 500));
        RawSwitch peer = connect(part).activate(THEIRS);
        peer.expect(MessageType.ASPUP);
        peer.send(MessageType.ASPUP_ACK);
        peer.expect(MessageType.ASPAC);
        peer.send(MessageType.ASPAC_ACK, Parameter.RoutingContext.of(OURS));

        fromSwitch(peer, OURS);

        assertEquals("resume 1", indication());
        assertEquals("data 1>2 sls 9 0102030405", indication());
        assertEquals(HELLO, peer.receiveData());
        peer.send(MessageType.ASPAC, Parameter.RoutingContext.of(500));
        peer.expect(MessageType.ASPAC_ACK);
        assertEquals("resume 5", indication());
        peer.send(
                MessageType.DATA,
                Parameter.RoutingContext.of(500),
                new Parameter.ProtocolData(5, US, 3, 2, 0, 0, HELLO));
        assertEquals("data 5>2 sls 0 0102030405", indication());
    }

    @Test
    void whoStopsGoesDownFirst() throws Exception {
        M3uaUserPart part = serve(exchanging());
        RawSwitch peer = connect(part);
        bothActive(peer);

        part.stop();

        peer.expect(MessageType.ASPDN);
        assertTrue(peer.isClosedByPeer());
    }

    @Test
    void whatCanBeReachedIsNotForAnIpspToSay() throws Exception {
        RawSwitch peer = connect(serve(exchanging()));
        bothActive(peer);

        peer.send(MessageType.DUNA, Parameter.AffectedPointCode.of(1));

        assertError(M3uaError.UNEXPECTED_MESSAGE, peer.answer());
    }

    @Test
    void inASingleExchangeWeAskForNothing() throws Exception {
        RawSwitch peer = connect(serve(SwitchSettings.of(1, THEIRS)));
        peer.activate(THEIRS);

        peer.send(MessageType.ASPAC_ACK, Parameter.RoutingContext.of(OURS));

        assertError(M3uaError.UNEXPECTED_MESSAGE, peer.answer());
    }

    @Test
    void weMayBeTheOneThatConnects() throws Exception {
        ServerSocket server = closing(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()));
        DialSettings dial = DialSettings.tcp((InetSocketAddress) server.getLocalSocketAddress());
        M3uaUserPart part = serve(SwitchSettings.of(1, THEIRS)
                .exchanging(new SwitchSettings.DoubleExchange(
                        OptionalLong.of(OURS), OptionalLong.of(4), Optional.of(TrafficMode.LOADSHARE), List.of(dial))));
        RawSwitch peer = closing(new RawSwitch(server.accept()));
        bothActive(peer);

        assertEquals("resume 1", indication());
        send(part, 1, 0, "0a");
        assertEquals(Octets.fromHex("0a"), peer.receiveData());
    }

    @Test
    void twoOfUsUnderstandOneAnother() throws Exception {
        M3uaUserPart two = serve(exchanging());
        SwitchSettings.DoubleExchange exchange = new SwitchSettings.DoubleExchange(
                OptionalLong.of(THEIRS),
                OptionalLong.empty(),
                Optional.empty(),
                List.of(DialSettings.tcp(two.addresses().getFirst())));
        M3uaUserPart one = closing(new Stopping(new M3uaUserPart(M3uaSettings.serving(
                        new M3uaSettings.Node(1, 2, OptionalLong.empty()),
                        ListenSettings.tcp(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                        List.of(SwitchSettings.of(2, OURS).exchanging(exchange))))))
                .part();
        one.start();

        assertEquals("resume 1", indication());
        while (!one.isAvailable(2)) {
            Thread.onSpinWait();
        }
        one.sendMessage(one.getMtp3TransferPrimitiveFactory()
                .createMtp3TransferPrimitive(3, 2, 0, 1, 2, 5, HELLO.toByteArray()));
        assertEquals("data 1>2 sls 5 0102030405", indication());
    }

    private record Stopping(M3uaUserPart part) implements AutoCloseable {
        @Override
        public void close() {
            part.stop();
        }
    }

    private static SwitchSettings exchanging() {
        return exchanging(1, THEIRS);
    }

    private static SwitchSettings exchanging(int pointCode, long theirs) {
        return SwitchSettings.of(pointCode, theirs)
                .exchanging(new SwitchSettings.DoubleExchange(
                        OptionalLong.of(OURS), OptionalLong.empty(), Optional.empty(), List.of()));
    }

    private static void bothActive(RawSwitch peer) throws IOException {
        peer.expect(MessageType.ASPUP);
        peer.send(MessageType.ASPUP_ACK);
        peer.expect(MessageType.ASPAC);
        peer.send(MessageType.ASPAC_ACK, Parameter.RoutingContext.of(OURS));
        peer.activate(THEIRS);
    }

    private static void fromSwitch(RawSwitch peer, long context) throws IOException {
        peer.send(
                MessageType.DATA,
                Parameter.RoutingContext.of(context),
                new Parameter.ProtocolData(1, US, 3, 2, 0, 9, HELLO));
    }
}
