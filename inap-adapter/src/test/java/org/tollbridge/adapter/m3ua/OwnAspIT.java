package org.tollbridge.adapter.m3ua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.m3ua.M3uaError;
import org.tollbridge.wire.m3ua.M3uaMessage;
import org.tollbridge.wire.m3ua.MessageType;
import org.tollbridge.wire.m3ua.Parameter;
import org.tollbridge.wire.m3ua.PointCodeRange;
import org.tollbridge.wire.transport.DialSettings;
import org.tollbridge.wire.transport.Protocol;

/** We are the ASP, a plain socket is the signalling gateway (RFC 4666, clause 4.3). */
@Timeout(60)
class OwnAspIT {

    private static final Duration SOON = Duration.ofMillis(100);
    private static final Duration T_ACK = Duration.ofMillis(200);
    /** Where nothing is to be sent again, however long this thread has to wait for its turn. */
    private static final Duration LATE = Duration.ofSeconds(20);

    private static final Duration RECOVERY = Duration.ofSeconds(1);
    private static final String REPEATS = "repeats";

    private final List<AutoCloseable> open = new ArrayList<>();
    private final BlockingQueue<String> links = new LinkedBlockingQueue<>();
    private ServerSocket server;
    private M3uaUserPart part;

    @BeforeEach
    void start(TestInfo test) throws IOException {
        Duration acknowledge = test.getTags().contains(REPEATS) ? T_ACK : LATE;
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        open.add(0, server);
        GatewaySettings gateway = GatewaySettings.dialled(
                new DialSettings(
                        Protocol.TCP,
                        List.of((InetSocketAddress) server.getLocalSocketAddress()),
                        List.of(),
                        Duration.ofMillis(5),
                        Duration.ofMillis(20)),
                List.of(new GatewaySettings.Service(OptionalLong.of(100), List.of(1, 3))),
                OptionalLong.of(7),
                Optional.of(TrafficMode.LOADSHARE));
        part = new M3uaUserPart(new M3uaSettings(
                new M3uaSettings.Node(2, 2, OptionalLong.empty()),
                List.of(),
                List.of(),
                List.of(gateway),
                new M3uaSettings.Timers(Duration.ofSeconds(1), Duration.ofSeconds(4), acknowledge, RECOVERY, SOON),
                M3uaSettings.Limits.DEFAULT));
        part.addLinkListener((pointCode, available) -> links.add(pointCode + " " + available));
        open.add(0, part::stop);
        part.start();
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Test
    void weComeUpAndBecomeActiveAndSendData() throws Exception {
        RawSwitch gateway = accept();
        assertEquals(
                new Parameter.AspIdentifier(7),
                gateway.expect(MessageType.ASPUP).require(Parameter.AspIdentifier.class));
        assertThrows(IOException.class, () -> sendTo(1));
        gateway.send(MessageType.ASPUP_ACK);
        M3uaMessage active = gateway.expect(MessageType.ASPAC);
        assertEquals(new Parameter.TrafficModeType(2), active.require(Parameter.TrafficModeType.class));
        assertEquals(Parameter.RoutingContext.of(100), active.require(Parameter.RoutingContext.class));
        assertFalse(part.isAvailable(1));
        gateway.send(MessageType.ASPAC_ACK, Parameter.RoutingContext.of(100));

        assertEquals("1 true", link());
        assertEquals("3 true", link());
        sendTo(3);
        M3uaMessage data = gateway.expect(MessageType.DATA);
        assertEquals(Parameter.RoutingContext.of(100), data.require(Parameter.RoutingContext.class));
        assertEquals(3, data.require(Parameter.ProtocolData.class).dpc());
    }

    @Test
    @Tag(REPEATS)
    void whatIsNotAcknowledgedIsSentAgainAndThenOnANewConnection() throws Exception {
        RawSwitch deaf = accept();
        deaf.expect(MessageType.ASPUP);
        deaf.expect(MessageType.ASPUP);
        deaf.expect(MessageType.ASPUP);
        assertTrue(deaf.isClosedByPeer());

        RawSwitch gateway = accept();
        gateway.expect(MessageType.ASPUP);
        gateway.send(MessageType.ASPUP_ACK);
        gateway.await(MessageType.ASPAC);
        gateway.expect(MessageType.ASPAC);
        gateway.send(MessageType.ASPAC_ACK);
        assertEquals("1 true", link());
    }

    @Test
    void whoStopsGoesDownFirst() throws Exception {
        RawSwitch gateway = active();
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(part::stop);

        gateway.expect(MessageType.ASPDN);
        gateway.send(MessageType.ASPDN_ACK);

        assertTrue(gateway.isClosedByPeer());
        stopped.get(10, TimeUnit.SECONDS);
    }

    /** It is told to a gateway that has acknowledged our ASPUP, and no answer is waited for in vain. */
    @Test
    void aGatewayThatSaysNothingKeepsNobodyFromStopping() throws Exception {
        RawSwitch gateway = active();

        part.stop();

        gateway.expect(MessageType.ASPDN);
        assertTrue(gateway.isClosedByPeer());
    }

    @Test
    void whoIsNotUpDoesNotGoDown() throws Exception {
        RawSwitch gateway = accept();
        gateway.expect(MessageType.ASPUP);

        part.stop();

        assertTrue(gateway.isClosedByPeer());
    }

    @Test
    void aLostGatewayIsConnectedToAgain() throws Exception {
        RawSwitch first = active();
        assertEquals("1 true", link());
        assertEquals("3 true", link());
        first.reset();
        assertEquals("1 false", link());
        assertEquals("3 false", link());
        assertThrows(IOException.class, () -> sendTo(1));

        active();
        assertEquals("1 true", link());
        assertEquals("3 true", link());
        sendTo(1);
    }

    @Test
    void destinationsComeAndGoByWordOfTheGateway() throws Exception {
        RawSwitch gateway = active();
        link();
        link();
        gateway.send(MessageType.DUNA, Parameter.AffectedPointCode.of(3));
        assertEquals("3 false", link());
        assertThrows(IOException.class, () -> sendTo(3));
        sendTo(1);
        gateway.expect(MessageType.DATA);

        gateway.send(MessageType.DAVA, Parameter.AffectedPointCode.of(3));
        assertEquals("3 true", link());
        sendTo(3);
    }

    @Test
    void whatCannotBeReachedBeforeWeAreActiveIsNotSentTo() throws Exception {
        RawSwitch gateway = accept();
        gateway.expect(MessageType.ASPUP);
        gateway.send(MessageType.ASPUP_ACK);
        gateway.await(MessageType.ASPAC);
        gateway.send(MessageType.DUNA, Parameter.AffectedPointCode.of(3));
        gateway.send(MessageType.ASPAC_ACK);
        gateway.await(MessageType.DAUD);
        gateway.send(MessageType.DUNA, Parameter.AffectedPointCode.of(3));
        gateway.await(MessageType.DAUD);

        assertEquals("1 true", link());
        assertTrue(links.isEmpty(), links::toString);
        assertThrows(IOException.class, () -> sendTo(3));
        gateway.send(MessageType.DAVA, Parameter.AffectedPointCode.of(3));
        assertEquals("3 true", link());
    }

    @Test
    void anotherAspTakesOverUntilWeAreCalledAgain() throws Exception {
        RawSwitch gateway = active();
        link();
        link();
        gateway.send(MessageType.NTFY, Parameter.Status.ALTERNATE_ASP_ACTIVE);
        assertEquals("1 false", link());
        assertEquals("3 false", link());

        gateway.send(MessageType.NTFY, Parameter.Status.AS_PENDING);
        gateway.expect(MessageType.ASPAC);
        gateway.send(MessageType.ASPAC_ACK);
        assertEquals("1 true", link());
    }

    @Test
    void unexpectedAcknowledgementsTakeUsBackAndUpAgain() throws Exception {
        RawSwitch gateway = active();
        gateway.send(MessageType.ASPIA_ACK);
        assertError(M3uaError.UNEXPECTED_MESSAGE, gateway.answer());
        gateway.expect(MessageType.ASPAC);
        gateway.send(MessageType.ASPAC_ACK);

        gateway.send(MessageType.ASPDN_ACK);
        assertError(M3uaError.UNEXPECTED_MESSAGE, gateway.answer());
        gateway.expect(MessageType.ASPUP);
        gateway.send(MessageType.ASPUP_ACK);
        gateway.expect(MessageType.ASPAC);
    }

    @Test
    void aGatewayDoesNotAskUsToServeIt() throws Exception {
        RawSwitch gateway = active();

        gateway.send(MessageType.ASPUP);

        assertError(M3uaError.UNEXPECTED_MESSAGE, gateway.answer());
    }

    @Test
    void dataOfAnotherRoutingContextIsRefused() throws Exception {
        RawSwitch gateway = active();

        gateway.send(
                MessageType.DATA,
                Parameter.RoutingContext.of(5),
                new Parameter.ProtocolData(1, 2, 3, 2, 0, 0, Octets.fromHex("00")));

        assertError(M3uaError.INVALID_ROUTING_CONTEXT, gateway.answer());
    }

    @Test
    void theGatewayIsAuditedWhileSomethingCannotBeReached() throws Exception {
        RawSwitch gateway = active();
        assertEquals(
                new Parameter.AffectedPointCode(List.of(PointCodeRange.of(1), PointCodeRange.of(3))),
                gateway.await(MessageType.DAUD).require(Parameter.AffectedPointCode.class));
        link();
        link();

        gateway.send(MessageType.DUNA, Parameter.AffectedPointCode.of(3));
        gateway.await(MessageType.DAUD);
        assertEquals("3 false", link());
        gateway.send(MessageType.DRST, Parameter.AffectedPointCode.of(3));
        assertEquals("3 true", link());
    }

    @Test
    void aLostGatewayThatIsSoonBackLosesNothing() throws Exception {
        RawSwitch gateway = active();
        link();
        link();
        gateway.send(MessageType.ASPIA_ACK);
        assertError(M3uaError.UNEXPECTED_MESSAGE, gateway.answer());
        gateway.expect(MessageType.ASPAC);
        sendTo(1);
        gateway.send(MessageType.ASPAC_ACK);

        assertEquals(
                1,
                gateway.expect(MessageType.DATA)
                        .require(Parameter.ProtocolData.class)
                        .dpc());
        assertTrue(links.isEmpty());
    }

    @Test
    void anAspThatStandsByComesWhenTooFewAreActive() throws Exception {
        RawSwitch gateway = active();
        gateway.send(MessageType.NTFY, Parameter.Status.ALTERNATE_ASP_ACTIVE);
        gateway.send(MessageType.NTFY, Parameter.Status.AS_ACTIVE);
        gateway.send(MessageType.NTFY, Parameter.Status.INSUFFICIENT_ASP_RESOURCES);

        gateway.expect(MessageType.ASPAC);
    }

    /** Its ASPUP is acknowledged, and there is nothing more to ask for. */
    @Test
    @Tag(REPEATS)
    void anAspThatStandsByIsUpAndAsksForNothing() throws Exception {
        RawSwitch gateway = active();
        gateway.send(MessageType.NTFY, Parameter.Status.ALTERNATE_ASP_ACTIVE);
        gateway.send(MessageType.ASPDN_ACK);
        assertError(M3uaError.UNEXPECTED_MESSAGE, gateway.await(MessageType.ERR));
        gateway.expect(MessageType.ASPUP);

        gateway.send(MessageType.ASPUP_ACK);
        // Sent again before that came, it may still be on its way.
        gateway.send(MessageType.BEAT);
        gateway.await(MessageType.BEAT_ACK);

        // It comes after five times T(ack).
        assertEquals(MessageType.BEAT, gateway.receive().type());
        gateway.send(MessageType.NTFY, Parameter.Status.AS_PENDING);
        gateway.expect(MessageType.ASPAC);
    }

    @Test
    void anAcknowledgementOfAnotherRoutingContextActivatesNothing() throws Exception {
        RawSwitch gateway = accept();
        gateway.expect(MessageType.ASPUP);
        gateway.send(MessageType.ASPUP_ACK);
        gateway.expect(MessageType.ASPAC);

        gateway.send(MessageType.ASPAC_ACK, Parameter.RoutingContext.of(5));

        assertError(M3uaError.INVALID_ROUTING_CONTEXT, gateway.answer());
        assertFalse(part.isAvailable(1));
    }

    private RawSwitch accept() throws IOException {
        RawSwitch gateway = new RawSwitch(server.accept());
        open.add(0, gateway);
        return gateway;
    }

    private RawSwitch active() throws IOException {
        RawSwitch gateway = accept();
        gateway.expect(MessageType.ASPUP);
        gateway.send(MessageType.ASPUP_ACK);
        // Where it repeats, it may have waited so long before it was accepted here that its ASPUP was sent again.
        gateway.await(MessageType.ASPAC);
        gateway.send(MessageType.ASPAC_ACK);
        return gateway;
    }

    private void sendTo(int pointCode) throws IOException {
        part.sendMessage(part.getMtp3TransferPrimitiveFactory()
                .createMtp3TransferPrimitive(3, 2, 0, 2, pointCode, 0, new byte[1]));
    }

    private String link() throws InterruptedException {
        String link = links.poll(10, TimeUnit.SECONDS);
        return link == null ? "nothing came" : link;
    }

    private static void assertError(M3uaError error, M3uaMessage message) {
        assertEquals(MessageType.ERR, message.type(), message::toString);
        assertEquals(error.code(), message.require(Parameter.ErrorCode.class).value());
    }
}
