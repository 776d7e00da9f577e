package org.tollbridge.node.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tollbridge.adapter.call.InapSwitch;
import org.tollbridge.adapter.m3ua.GatewaySettings;
import org.tollbridge.adapter.m3ua.M3uaSettings;
import org.tollbridge.adapter.m3ua.SwitchSettings;
import org.tollbridge.adapter.m3ua.TrafficMode;
import org.tollbridge.node.config.ConfigurationReader;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.home.NodeHome;

/** The configurations under samples/config are what they say. */
class SampleConfigurationsTest {

    private static final NodeHome HOME = new NodeHome(Path.of("/nowhere"));
    private static final Path SAMPLES = Path.of("..", "samples", "config");

    @Test
    void theGatewayPairSharesTheSwitchesAndIsOneAssociationEach() {
        M3uaSettings m3ua = sample("gateway-pair.yaml");

        assertEquals(List.of(), m3ua.listen());
        assertEquals(List.of(), m3ua.switches());
        assertEquals(2, m3ua.gateways().size());
        GatewaySettings first = m3ua.gateways().get(0);
        assertEquals(
                List.of(
                        new GatewaySettings.Service(OptionalLong.of(101), List.of(1, 3)),
                        new GatewaySettings.Service(OptionalLong.of(102), List.of(5))),
                first.services());
        assertEquals(
                "127.0.0.11", first.dial().orElseThrow().remote().getAddress().getHostAddress());
        assertEquals(OptionalLong.of(7), first.aspIdentifier());
        assertEquals(Optional.of(TrafficMode.LOADSHARE), first.trafficMode());
        assertEquals(List.of(1, 3), m3ua.gateways().get(1).pointCodes());
    }

    @Test
    void theDoubleExchangeIsDialledOrAwaited() {
        M3uaSettings m3ua = sample("ipsp-double.yaml");

        SwitchSettings east = m3ua.switches().get(0);
        assertEquals(List.of(100L), east.routingContexts());
        assertEquals(2, east.minimumAsps());
        SwitchSettings.DoubleExchange exchange = east.doubleExchange().orElseThrow();
        assertEquals(OptionalLong.of(200), exchange.ownRoutingContext());
        assertEquals(OptionalLong.of(4), exchange.ownAspIdentifier());
        assertEquals(
                List.of(2905, 2906),
                exchange.dials().stream().map(dial -> dial.remote().getPort()).toList());
        SwitchSettings west = m3ua.switches().get(1);
        assertEquals(2, west.addresses().size());
        assertTrue(west.doubleExchange().orElseThrow().dials().isEmpty());
    }

    @Test
    void aGatewayThatConnectsIsKnownByItsAddress() {
        M3uaSettings m3ua = read(Map.of(
                "TOLLBRIDGE_SWITCHES", "[{name: a, point-code: 1}]",
                "TOLLBRIDGE_GATEWAYS", "[{address: 127.0.0.9, connection: accept, point-codes: [1]}]"));

        assertEquals(Optional.empty(), m3ua.gateways().get(0).dial());
        assertEquals("127.0.0.9", m3ua.gateways().get(0).addresses().get(0).getHostAddress());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SWITCHES | [{name: a, point-code: 1, own-routing-context: 5}] | configuration of signalling:"
                        + " TOLLBRIDGE_SWITCHES: connect, own-routing-context and own-asp-identifier require the"
                        + " exchange double; set it, or list the switch in gateways to connect to it",
                "SWITCHES | [{name: a, point-code: 1, exchange: double, connect: '127.0.0.1:0'}] | configuration of"
                        + " signalling: TOLLBRIDGE_SWITCHES: 0 is not a port; give 1 to 65535",
                "GATEWAYS | [{address: 127.0.0.9, point-codes: 1, routing-context: 1}, {address: 127.0.0.9,"
                        + " point-codes: 3, routing-context: 2, asp-identifier: 4}] | configuration of signalling:"
                        + " TOLLBRIDGE_GATEWAYS: the entries of 127.0.0.9 are one association but differ in transport,"
                        + " local addresses, asp-identifier or traffic-mode; make these equal",
                "GATEWAYS | [{address: 127.0.0.9, point-codes: 1}, {address: 127.0.0.9, point-codes: 3}] | configuration"
                        + " of signalling: application servers of one gateway: a routing context of its own each; routing"
                        + " contexts, not 0",
            })
    void whatDoesNotGoTogetherIsNamed(String key, String value, String fault) {
        CommandFault thrown = assertThrows(CommandFault.class, () -> read(Map.of("TOLLBRIDGE_" + key, value)));
        assertEquals(List.of(fault), thrown.lines());
    }

    @Test
    void theSampleOfAnnouncementsHasAResourceOfEachKind() {
        List<InapSwitch> switches = SettingsReader.read(
                        ConfigurationReader.read(Optional.of(SAMPLES.resolve("announcements.yaml")), Map.of())
                                .values(),
                        HOME)
                .switches();

        assertEquals(
                List.of(9, 3, 0),
                switches.stream().map(one -> one.resource().messages().size()).toList());
        assertEquals(
                List.of(false, true, false),
                switches.stream()
                        .map(one -> one.resource().assistance().isPresent())
                        .toList());
    }

    private static M3uaSettings sample(String name) {
        return SettingsReader.read(
                        ConfigurationReader.read(Optional.of(SAMPLES.resolve(name)), Map.of())
                                .values(),
                        HOME)
                .signalling()
                .m3ua();
    }

    private static M3uaSettings read(Map<String, String> environment) {
        return SettingsReader.read(
                        ConfigurationReader.read(Optional.empty(), environment).values(), HOME)
                .signalling()
                .m3ua();
    }
}
