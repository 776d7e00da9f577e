package org.tollbridge.adapter.m3ua;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tollbridge.wire.transport.DialSettings;
import org.tollbridge.wire.transport.TransportSettings;

class M3uaSettingsTest {

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("point code: 1 to 16777215, not 0", () -> SwitchSettings.of(0, 100)),
                fault("point code: 1 to 16777215, not 16777216", () -> SwitchSettings.of(16_777_216, 100)),
                fault("routing context: 0 to 4294967295, not -1", () -> SwitchSettings.of(1, -1)),
                fault("routing contexts of a switch: at least 1, not 0", () -> SwitchSettings.of(1)),
                fault(
                        "minimum of associations: at least 1, not 0",
                        () -> SwitchSettings.of(1, 100).sharing(TrafficMode.LOADSHARE, 0)),
                fault("application servers of a gateway: at least 1, not 0", () -> gateway()),
                fault(
                        "application servers of one gateway: a routing context of its own each; routing contexts, not 1",
                        () -> gateway(service(7, 1), service(7, 3))),
                fault(
                        "point codes of a gateway: each once; point codes, not 2",
                        () -> gateway(service(7, 1), service(8, 1))),
                fault("network indicator: 0 to 3, not 4", () -> new M3uaSettings.Node(2, 4, OptionalLong.empty())),
                fault(
                        "network appearance: 0 to 4294967295, not 4294967296",
                        () -> new M3uaSettings.Node(2, 2, OptionalLong.of(4_294_967_296L))),
                fault("point code of a switch: not our own, not 2", () -> serving(2)),
                fault("switches: each point code once, not 2", () -> serving(1, 1)),
                fault(
                        "double exchange of the switch with point code 3: when it connects, it cannot be told from the one"
                                + " with point code 1; give each its addresses, an ASP identifier, or routing contexts of its"
                                + " own",
                        () -> serving(SwitchSettings.of(1, 100), exchanging(3, 100))),
                fault(
                        "dead: longer than the heartbeat, not 1000",
                        () -> new M3uaSettings.Timers(
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(1),
                                Duration.ZERO,
                                Duration.ZERO)),
                fault(
                        "delivery threads: 1 to 64, not 0",
                        () -> new M3uaSettings.Limits(0, 1, 1, TransportSettings.DEFAULT)));
    }

    private static Arguments fault(String message, Supplier<Object> making) {
        return Arguments.of(message, making);
    }

    private static GatewaySettings gateway(GatewaySettings.Service... services) {
        return GatewaySettings.accepted(
                List.of(InetAddress.getLoopbackAddress()), List.of(services), OptionalLong.empty(), Optional.empty());
    }

    private static GatewaySettings.Service service(long context, int pointCode) {
        return new GatewaySettings.Service(OptionalLong.of(context), List.of(pointCode));
    }

    private static M3uaSettings serving(int... pointCodes) {
        return serving(Arrays.stream(pointCodes)
                .mapToObj(pointCode -> SwitchSettings.of(pointCode, 100))
                .toArray(SwitchSettings[]::new));
    }

    private static M3uaSettings serving(SwitchSettings... switches) {
        return new M3uaSettings(
                new M3uaSettings.Node(2, 2, OptionalLong.empty()),
                List.of(),
                List.of(switches),
                List.of(),
                M3uaSettings.Timers.DEFAULT,
                M3uaSettings.Limits.DEFAULT);
    }

    private static SwitchSettings exchanging(int pointCode, long context, DialSettings... dials) {
        return SwitchSettings.of(pointCode, context)
                .exchanging(new SwitchSettings.DoubleExchange(
                        OptionalLong.of(1), OptionalLong.empty(), Optional.empty(), List.of(dials)));
    }

    @Test
    void aSwitchThatWeConnectToIsTold() {
        DialSettings dial = DialSettings.tcp(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1));

        assertDoesNotThrow(() -> serving(SwitchSettings.of(1, 100), exchanging(3, 100, dial)));
    }

    @Test
    void switchesThatCanSpeakForEachOtherAreFound() throws Exception {
        List<InetAddress> here = List.of(InetAddress.getByName("192.0.2.1"));
        List<InetAddress> there = List.of(InetAddress.getByName("192.0.2.2"));
        SwitchSettings one = SwitchSettings.of(1, 100);
        SwitchSettings three = SwitchSettings.of(3, 100);

        assertEquals(List.of(1, 3), serving(three, one).exposed());
        assertEquals(List.of(1, 3), serving(one.from(here), three).exposed());
        assertEquals(List.of(1, 3), serving(one.identifiedBy(7), three).exposed());
        assertEquals(List.of(), serving(one.from(here), three.from(there)).exposed());
        assertEquals(List.of(), serving(one.from(here), three.from(here)).exposed(), "one place was said of both");
        assertEquals(
                List.of(), serving(one.identifiedBy(7), three.identifiedBy(8)).exposed());
        assertEquals(List.of(), serving(one, SwitchSettings.of(3, 101)).exposed());
        assertEquals(List.of(), serving(one).exposed());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aSettingOutOfItsRangeIsNamedWithTheRange(String message, Supplier<Object> making) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, making::get).getMessage());
    }
}
