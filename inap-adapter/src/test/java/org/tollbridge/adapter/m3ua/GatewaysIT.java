package org.tollbridge.adapter.m3ua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
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
import org.tollbridge.wire.transport.Protocol;

/** We are the ASP of several gateways, of several Application Servers, and of gateways that connect to us. */
class GatewaysIT extends UserPartFixture {

    @Test
    void twoGatewaysShareASwitchAndOneTakesAll() throws Exception {
        ServerSocket east = server();
        ServerSocket west = server();
        M3uaUserPart part = toGateways(dialled(east, service(100, 1)), dialled(west, service(100, 1)));
        RawSwitch one = active(east, 100);
        assertEquals("resume 1", indication());
        RawSwitch other = active(west, 100);

        one.send(MessageType.DRST, Parameter.AffectedPointCode.of(1));
        answered(one);
        send(part, 1, 0, "00");
        send(part, 1, 1, "01");
        assertEquals(Octets.fromHex("00"), other.receiveData(), "a restricted way is left where there is another");
        assertEquals(Octets.fromHex("01"), other.receiveData());

        one.send(MessageType.DAVA, Parameter.AffectedPointCode.of(1));
        answered(one);
        send(part, 1, 0, "00");
        send(part, 1, 1, "01");
        assertEquals(1, one.receiveData().length());
        assertEquals(1, other.receiveData().length());

        one.send(MessageType.DUNA, Parameter.AffectedPointCode.of(1));
        answered(one);
        send(part, 1, 0, "02");
        send(part, 1, 1, "03");
        assertEquals(Octets.fromHex("02"), other.receiveData());
        assertEquals(Octets.fromHex("03"), other.receiveData());
        assertTrue(isQuiet());

        other.send(MessageType.DUNA, Parameter.AffectedPointCode.of(1));
        assertEquals("pause 1", indication());
    }

    @Test
    void severalRoutingContextsTowardsOneGatewayHaveAStateEach() throws Exception {
        ServerSocket server = server();
        M3uaUserPart part = toGateways(dialled(server, service(100, 1), service(101, 3)));
        RawSwitch gateway = accept(server);
        gateway.expect(MessageType.ASPUP);
        gateway.send(MessageType.ASPUP_ACK);
        assertEquals(
                List.of(100L, 101L),
                gateway.expect(MessageType.ASPAC)
                        .require(Parameter.RoutingContext.class)
                        .values());

        gateway.send(MessageType.ASPAC_ACK, Parameter.RoutingContext.of(101));
        assertEquals("resume 3", indication());
        assertFalse(part.isAvailable(1));
        send(part, 3, 0, "33");
        assertEquals(
                Parameter.RoutingContext.of(101),
                gateway.expect(MessageType.DATA).require(Parameter.RoutingContext.class));
        assertEquals(
                Parameter.RoutingContext.of(100),
                gateway.expect(MessageType.ASPAC).require(Parameter.RoutingContext.class),
                "the one that was not acknowledged is asked for again");
        gateway.send(MessageType.ASPAC_ACK, Parameter.RoutingContext.of(100));
        assertEquals("resume 1", indication());

        gateway.send(MessageType.DATA, new Parameter.ProtocolData(1, US, 3, 2, 0, 0, HELLO));
        assertError(M3uaError.NO_CONFIGURED_AS_FOR_ASP, gateway.answer());
        gateway.send(MessageType.NTFY, Parameter.Status.ALTERNATE_ASP_ACTIVE, Parameter.RoutingContext.of(101));
        assertEquals("pause 3", indication());
        assertTrue(part.isAvailable(1));
    }

    @Test
    void aGatewayMayConnectToUsAndWeAreStillTheAsp() throws Exception {
        GatewaySettings gateway = GatewaySettings.accepted(
                List.of(InetAddress.getLoopbackAddress()),
                List.of(service(100, 1)),
                OptionalLong.of(7),
                Optional.empty());
        M3uaUserPart part = start(settings(List.of(gateway), List.of(SwitchSettings.of(5, 100))));
        RawSwitch peer = connect(part);
        assertEquals(
                new Parameter.AspIdentifier(7), peer.expect(MessageType.ASPUP).require(Parameter.AspIdentifier.class));

        peer.send(MessageType.ASPUP);
        assertError(M3uaError.UNEXPECTED_MESSAGE, peer.answer());
        peer.send(MessageType.ASPUP_ACK);
        peer.expect(MessageType.ASPAC);
        peer.send(MessageType.ASPAC_ACK, Parameter.RoutingContext.of(100));

        assertEquals("resume 1", indication());
        peer.sendData(1, US, 4, HELLO);
        assertEquals("data 1>2 sls 4 0102030405", indication());
        assertEquals(HELLO, peer.receiveData());
    }

    /** Those behind one another's gateways are of one network, in which a message may come by any. */
    @Test
    void aGatewayBringsNothingOfASwitchThatConnectsItself() throws Exception {
        ServerSocket east = server();
        ServerSocket west = server();
        M3uaUserPart part = start(settings(
                List.of(dialled(east, service(100, 1)), dialled(west, service(101, 3))),
                List.of(SwitchSettings.of(5, 500))));
        RawSwitch gateway = active(east, 100);
        active(west, 101);
        connect(part).activate(500);
        List<String> resumed = List.of(indication(), indication(), indication());
        assertTrue(resumed.containsAll(List.of("resume 1", "resume 3", "resume 5")), resumed::toString);

        for (int opc : new int[] {5, 3, 1}) {
            gateway.send(
                    MessageType.DATA,
                    Parameter.RoutingContext.of(100),
                    new Parameter.ProtocolData(opc, US, 3, 2, 0, 4, HELLO));
        }

        assertEquals("data 3>2 sls 4 0102030405", indication());
        assertEquals("data 1>2 sls 4 0102030405", indication());
        assertEquals(1, part.counters().dataRefused());
    }

    @Test
    void aConnectionFromElsewhereIsNoGateway() throws Exception {
        GatewaySettings gateway = GatewaySettings.accepted(
                List.of(InetAddress.getByName("192.0.2.1")),
                List.of(service(100, 1)),
                OptionalLong.empty(),
                Optional.empty());
        M3uaUserPart part = start(settings(List.of(gateway), List.of()));
        RawSwitch peer = connect(part);

        peer.send(MessageType.ASPUP_ACK);
        assertError(M3uaError.UNEXPECTED_MESSAGE, peer.answer());
        peer.send(MessageType.ASPUP);
        assertError(M3uaError.REFUSED_MANAGEMENT_BLOCKING, peer.answer());
        assertFalse(part.isAvailable(1));
    }

    /** What was sent before has been worked off. */
    private static void answered(RawSwitch gateway) throws IOException {
        gateway.send(MessageType.BEAT);
        gateway.expect(MessageType.BEAT_ACK);
    }

    private M3uaUserPart toGateways(GatewaySettings... gateways) throws IOException {
        return start(settings(List.of(gateways), List.of()));
    }

    private static M3uaSettings settings(List<GatewaySettings> gateways, List<SwitchSettings> switches) {
        return new M3uaSettings(
                node(),
                List.of(listen()),
                switches,
                gateways,
                new M3uaSettings.Timers(
                        Duration.ofSeconds(1), Duration.ofSeconds(4), Duration.ofSeconds(2), RECOVERY, Duration.ZERO),
                M3uaSettings.Limits.DEFAULT);
    }

    private static GatewaySettings.Service service(long context, int pointCode) {
        return new GatewaySettings.Service(OptionalLong.of(context), List.of(pointCode));
    }

    private static GatewaySettings dialled(ServerSocket server, GatewaySettings.Service... services) {
        DialSettings dial = new DialSettings(
                Protocol.TCP,
                List.of((InetSocketAddress) server.getLocalSocketAddress()),
                List.of(),
                Duration.ofMillis(5),
                Duration.ofMillis(20));
        return GatewaySettings.dialled(
                dial, List.of(services), OptionalLong.empty(), Optional.of(TrafficMode.LOADSHARE));
    }

    private ServerSocket server() throws IOException {
        return closing(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()));
    }

    private RawSwitch accept(ServerSocket server) throws IOException {
        return closing(new RawSwitch(server.accept()));
    }

    private RawSwitch active(ServerSocket server, long context) throws IOException {
        RawSwitch gateway = accept(server);
        gateway.expect(MessageType.ASPUP);
        gateway.send(MessageType.ASPUP_ACK);
        M3uaMessage asked = gateway.expect(MessageType.ASPAC);
        assertEquals(Parameter.RoutingContext.of(context), asked.require(Parameter.RoutingContext.class));
        gateway.send(MessageType.ASPAC_ACK, Parameter.RoutingContext.of(context));
        answered(gateway);
        return gateway;
    }
}
