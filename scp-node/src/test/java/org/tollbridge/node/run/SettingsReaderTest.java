package org.tollbridge.node.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tollbridge.adapter.call.DestinationForm;
import org.tollbridge.adapter.call.InapSwitch;
import org.tollbridge.adapter.call.MessagePart;
import org.tollbridge.adapter.call.ResourceAccess;
import org.tollbridge.adapter.call.SpokenMessage;
import org.tollbridge.adapter.m3ua.M3uaSettings;
import org.tollbridge.adapter.m3ua.SwitchSettings;
import org.tollbridge.adapter.m3ua.TrafficMode;
import org.tollbridge.adapter.sccp.SccpSettings;
import org.tollbridge.adapter.sccp.TranslationRule;
import org.tollbridge.core.cluster.ClusterSettings;
import org.tollbridge.node.config.ConfigurationReader;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.home.NodeHome;
import org.tollbridge.service.call.SwitchProfile;
import org.tollbridge.service.number.NatureOfAddress;
import org.tollbridge.service.number.PartyNumber;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.sccp.PointCodeLength;
import org.tollbridge.wire.transport.DialSettings;
import org.tollbridge.wire.transport.Protocol;

class SettingsReaderTest {

    private static final NodeHome HOME = new NodeHome(Path.of("/nowhere"));

    private static NodeSettings read(Map<String, String> environment) {
        return SettingsReader.read(
                ConfigurationReader.read(Optional.empty(), environment).values(), HOME);
    }

    private static List<String> faults(Map<String, String> environment) {
        return assertThrows(CommandFault.class, () -> read(environment)).lines();
    }

    @Test
    void theDefaultsAreThoseOfTheManual() {
        NodeSettings settings = read(Map.of());
        M3uaSettings m3ua = settings.signalling().m3ua();
        assertEquals(new M3uaSettings.Node(2, 2, OptionalLong.empty()), m3ua.node());
        assertEquals(1, m3ua.listen().size());
        assertEquals(
                "127.0.0.1",
                m3ua.listen().get(0).addresses().get(0).getAddress().getHostAddress());
        assertEquals(2905, m3ua.listen().get(0).addresses().get(0).getPort());
        assertEquals(List.of(SwitchSettings.of(1, 100)), m3ua.switches());
        assertEquals(List.of(), m3ua.gateways());
        assertEquals(106, settings.signalling().subsystemNumber());
        assertEquals(M3uaSettings.Timers.DEFAULT, m3ua.timers());
        InapSwitch only = settings.switches().get(0);
        assertEquals("ssp1", only.profile().name());
        assertEquals("default", only.dialect().name());
        assertEquals(
                InapSwitch.usual(1, only.profile(), only.dialect()),
                only,
                "all that is usual for a switch is the default");
        assertEquals(
                new SwitchProfile(
                        "ssp1",
                        SwitchProfile.Charging.FURNISH_AND_SEND,
                        false,
                        SwitchProfile.Ending.BASIC,
                        5_000,
                        "",
                        SwitchProfile.Resource.NONE),
                only.profile());
    }

    @Test
    void everyKeyOfASwitchArrives() {
        NodeSettings settings = read(Map.of(
                "TOLLBRIDGE_SWITCHES",
                """
                [{name: b, point-code: 7, addresses: [127.0.0.5, 127.0.0.6], asp-identifier: 3, traffic-mode: loadshare,
                  charging: apply, dialect: own, variant: etsi, without-context: false, call-information: true,
                  ending: prearranged, report-ms: 700, area-code: "21", destination-form: international,
                  refusal-cause: 34, activity-test-ms: 1000}]
                """,
                "TOLLBRIDGE_DIALECTS",
                "{own: {applyCharging: {layout: {unsigned: attempt}}}}"));
        SwitchSettings comer = settings.signalling().m3ua().switches().get(0);
        assertEquals(7, comer.pointCode());
        assertEquals(2, comer.addresses().size());
        assertEquals(OptionalLong.of(3), comer.aspIdentifier());
        assertEquals(Optional.of(TrafficMode.LOADSHARE), comer.trafficMode());
        InapSwitch only = settings.switches().get(0);
        assertEquals("own", only.dialect().name());
        assertEquals(Variant.ETSI, only.variant());
        assertEquals(false, only.withoutContext());
        assertEquals(new DestinationForm("86", true), only.destinations());
        assertEquals(34, only.refusalCause());
        assertEquals(1000, only.activityTestMillis());
        assertEquals(
                new SwitchProfile(
                        "b",
                        SwitchProfile.Charging.APPLY,
                        true,
                        SwitchProfile.Ending.PREARRANGED,
                        700,
                        "21",
                        SwitchProfile.Resource.NONE),
                only.profile());
    }

    @Test
    void aDialectThatChargesBothPartiesBringsTwoReports() {
        NodeSettings settings = read(Map.of(
                "TOLLBRIDGE_SWITCHES",
                "[{name: a, point-code: 1, charging: apply, dialect: own}, {name: b, point-code: 3, charging: apply}]",
                "TOLLBRIDGE_DIALECTS",
                "{own: {applyCharging: {partyToCharge: [calling, called], layout: {unsigned: leg}}}}"));
        assertEquals(
                List.of(2, 1),
                settings.switches().stream()
                        .map(each -> each.profile().chargingReports())
                        .toList());
    }

    @Test
    void theResourceOfASwitchArrives() {
        InapSwitch own = read(Map.of("TOLLBRIDGE_SWITCHES", """
                [{name: a, point-code: 1, resource: own, tssf-seconds: 20, resource-indicators: 0aff,
                  announcements: {welcome: 1001, both: [1, 2], closed: {message: 30, parts: [dialled, price]}}}]
                """)).switches().get(0);
        assertEquals(
                new SwitchProfile.Resource(Set.of("welcome", "both", "closed"), 20),
                own.profile().resource());
        assertEquals(
                new ResourceAccess(
                        Map.of(
                                "welcome",
                                new SpokenMessage(List.of(1001L), List.of()),
                                "both",
                                new SpokenMessage(List.of(1L, 2L), List.of()),
                                "closed",
                                new SpokenMessage(List.of(30L), List.of(MessagePart.DIALLED, MessagePart.PRICE))),
                        ZoneId.of("Asia/Shanghai"),
                        Optional.of(Octets.fromHex("0aff")),
                        Optional.empty()),
                own.resource());
    }

    @Test
    void theAssistingSideOfASwitchArrives() {
        ResourceAccess assisted =
                read(Map.of("TOLLBRIDGE_SWITCHES", """
                [{name: a, point-code: 1, resource: assist, assist-address: 123450, assist-scf-id: 0b,
                  assist-wait-ms: 2000, announcements: {welcome: 1}}]
                """)).switches().get(0).resource();
        assertEquals(
                Optional.of(new ResourceAccess.Assisting(
                        new PartyNumber(NatureOfAddress.NATIONAL, "123450"), Optional.of(Octets.fromHex("0b")), 2_000)),
                assisted.assistance());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "resource: own | switches[].resource is own, and switches[].announcements is empty; list the"
                        + " announcements that it plays",
                "announcements: {a: 1} | switches[].announcements requires a switch with a resource; set"
                        + " switches[].resource",
                "resource: assist, announcements: {a: 1} | switches[].resource is assist; give switches[].assist-address",
                "resource: assist, announcements: {a: 1}, assist-address: 12b | switches[].assist-address: 12b must be digits",
                "resource: assist, announcements: {a: 1}, assist-address: 12, tssf-seconds: 5 |"
                        + " switches[].assist-wait-ms: 5000 must be shorter than switches[].tssf-seconds: 5",
                "resource: own, announcements: {a: 1}, assist-address: 12 | switches[].assist-address requires the"
                        + " resource assist; set it, or omit the address",
                "resource: own, announcements: {a: b} | switches[].announcements.a: b is not a message id; give 0 to"
                        + " 2147483647",
                "resource: own, announcements: {a: {message: 1, parts: [weather]}} | switches[].announcements.a:"
                        + " weather is not a part; give dialled, caller, price, time, date",
                "resource: own, announcements: {a: {parts: [time]}} | switches[].announcements.a must have a message"
                        + " id, such as 1001, or message and parts",
                "resource: own, announcements: {a: {message: [1, 2], parts: [time]}} | switches[].announcements.a: a"
                        + " message with variable parts has a single identifier",
                "resource: own, announcements: {a b: 1} | switches[].announcements: 'a b' is not a valid name for an"
                        + " announcement",
                "resource: own, announcements: {a: 1}, resource-indicators: 0 | switches[].resource-indicators: 0 must be"
                        + " octets in hexadecimal, such as 0a01"
            })
    void aBadResourceIsNamedWithItsKey(String keys, String fault) {
        assertEquals(
                List.of("TOLLBRIDGE_SWITCHES: switch a: " + fault),
                faults(Map.of("TOLLBRIDGE_SWITCHES", "[{name: a, point-code: 1, " + keys + "}]")));
    }

    @Test
    void aGatewayIsDialledAndItsSwitchesAreNotWaitedFor() {
        NodeSettings settings = read(Map.of(
                "TOLLBRIDGE_SWITCHES", "[{name: a, point-code: 1}, {name: b, point-code: 5}]",
                "TOLLBRIDGE_GATEWAYS", "[{address: 127.0.0.9, port: 2906, point-codes: [5], routing-context: 8}]"));
        M3uaSettings m3ua = settings.signalling().m3ua();
        assertEquals(List.of(SwitchSettings.of(1, 100)), m3ua.switches());
        assertEquals(List.of(5), m3ua.gateways().get(0).pointCodes());
        assertEquals(
                OptionalLong.of(8), m3ua.gateways().get(0).services().get(0).routingContext());
        assertEquals(2906, m3ua.gateways().get(0).dial().orElseThrow().remote().getPort());
        assertEquals(2, settings.switches().size());
    }

    @Test
    void aGatewayMayHaveItsOwnTransportAndSeveralAddressesOnBothSides() {
        NodeSettings settings = read(Map.of("TOLLBRIDGE_M3UA_SCTP_STREAMS", "5", "TOLLBRIDGE_GATEWAYS", """
                [{transport: sctp, address: [127.0.0.9, 127.0.0.10], point-codes: [1],
                  local-address: [127.0.0.7, 127.0.0.8], local-port: 2907}]
                """));
        M3uaSettings m3ua = settings.signalling().m3ua();
        assertEquals(Protocol.TCP, m3ua.listen().get(0).protocol());
        assertEquals(
                DialSettings.of(
                        Protocol.SCTP,
                        List.of(new InetSocketAddress("127.0.0.9", 2905), new InetSocketAddress("127.0.0.10", 2905)),
                        List.of(new InetSocketAddress("127.0.0.7", 2907), new InetSocketAddress("127.0.0.8", 2907))),
                m3ua.gateways().get(0).dial().orElseThrow());
        assertEquals(5, m3ua.limits().transport().sctpStreams());
    }

    @Test
    void aNodeNeedNotListen() {
        assertEquals(
                List.of(),
                read(Map.of("TOLLBRIDGE_M3UA_ADDRESS", "none"))
                        .signalling()
                        .m3ua()
                        .listen());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SWITCHES | [] | TOLLBRIDGE_SWITCHES: switches is empty; configure at least one switch",
                "SWITCHES | [{name: a, point-code: 2}] | configuration of signalling: point code of a switch: not our own,"
                        + " not 2",
                "SWITCHES | [{name: a, point-code: 1}, {name: a, point-code: 3}] | TOLLBRIDGE_SWITCHES: two switches are"
                        + " named a; rename one",
                "SWITCHES | [{name: a, point-code: 1, dialect: b}] | TOLLBRIDGE_SWITCHES: there is no usable dialect b;"
                        + " there are camel, default, es201296, full",
                "SWITCHES | [{name: a, point-code: 1, addresses: not.a.host.invalid}] | configuration of signalling:"
                        + " TOLLBRIDGE_SWITCHES: not.a.host.invalid is not an address that can be resolved here",
                "GATEWAYS | [{address: 127.0.0.9, point-codes: 5}] | configuration of signalling: a gateway has the"
                        + " point code 5, which no switch has; add it to switches",
                "M3UA_ADDRESS | 127.0.0.1, 127.0.0.2 | configuration of signalling: m3ua.address has 2 addresses, but"
                        + " TCP listens on one; give one, or set m3ua.transport to sctp",
                "GATEWAYS | [{address: 127.0.0.9, point-codes: 1, local-address: [127.0.0.7, 127.0.0.8]}] |"
                        + " configuration of signalling: TOLLBRIDGE_GATEWAYS: 2 local addresses, but TCP uses one;"
                        + " give one, or set gateways[].transport to sctp",
                "M3UA_DEAD_MS | 900 | configuration of signalling: dead: longer than the heartbeat, not 900",
                "TCAP_LAST_TRANSACTION_ID | 5000 | configuration of signalling: last transaction id: 10000 and the number"
                        + " of dialogues above the first, not 5000",
            })
    void whatDoesNotGoTogetherIsNamed(String key, String value, String fault) {
        assertEquals(List.of(fault), faults(Map.of("TOLLBRIDGE_" + key, value)));
    }

    @Test
    void aMistakeInADialectIsNamedWithItsPlace() {
        List<String> faults = faults(Map.of(
                "TOLLBRIDGE_DIALECTS", "{own: {applyCharging: {layout: {unsigned: attemt}}}}",
                "TOLLBRIDGE_CALLS_RINGING_SECONDS", "50000"));
        assertTrue(
                faults.get(0).startsWith("TOLLBRIDGE_DIALECTS: dialects.own.applyCharging.layout"), faults::toString);
        assertTrue(faults.get(1).startsWith("configuration of calls: "), "every part is looked at: " + faults);
    }

    @Test
    void sccpIsAsTheManualSaysWithoutConfiguration() {
        assertEquals(SccpSettings.defaults(), read(Map.of()).signalling().sccp());
    }

    @Test
    void everyKeyOfSccpArrives() {
        SccpSettings sccp = read(Map.ofEntries(
                        Map.entry("TOLLBRIDGE_NETWORK_POINT_CODE_BITS", "24"),
                        Map.entry("TOLLBRIDGE_SCCP_MAX_MESSAGE_OCTETS", "265"),
                        Map.entry("TOLLBRIDGE_SCCP_MAX_REASSEMBLIES", "7"),
                        Map.entry("TOLLBRIDGE_SCCP_REASSEMBLY_OCTETS", "5000"),
                        Map.entry("TOLLBRIDGE_SCCP_REASSEMBLY_MS", "900"),
                        Map.entry("TOLLBRIDGE_SCCP_STATUS_TEST_SECONDS", "3"),
                        Map.entry("TOLLBRIDGE_SCCP_LONGEST_STATUS_TEST_SECONDS", "60"),
                        Map.entry("TOLLBRIDGE_GLOBAL_TITLES", """
                                [{digits: 86755, nature: 4, numbering-plan: 1, translation-type: 0,
                                  point-codes: [0x0a0b11, 0x0a0b12], sharing: share, route-on: gt, ssn: 12,
                                  new-digits: 86, new-nature: 3},
                                 {digits: any, point-codes: 1, new-digits: nothing},
                                 {digits: 13, point-codes: 1, new-nature: 4}]
                                """)))
                .signalling()
                .sccp();
        assertEquals(PointCodeLength.BITS_24, sccp.pointCodes());
        assertEquals(265, sccp.maximumMessage());
        assertEquals(new SccpSettings.Reassembling(7, 5_000, Duration.ofMillis(900)), sccp.reassembly());
        assertEquals(new SccpSettings.StatusTest(Duration.ofSeconds(3), Duration.ofSeconds(60)), sccp.statusTest());
        assertEquals(
                new TranslationRule(
                        new TranslationRule.Match("86755", OptionalInt.of(4), OptionalInt.of(1), OptionalInt.of(0)),
                        List.of(0x0a0b11, 0x0a0b12),
                        TranslationRule.Sharing.SHARE,
                        TranslationRule.RouteOn.GT,
                        OptionalInt.of(12),
                        Optional.of(new TranslationRule.Rewriting("86", OptionalInt.of(3)))),
                sccp.translations().get(0));
        assertEquals("", sccp.translations().get(1).match().digits());
        assertEquals("", sccp.translations().get(1).rewriting().orElseThrow().digits());
        assertEquals("13", sccp.translations().get(2).rewriting().orElseThrow().digits());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TOLLBRIDGE_M3UA_POINT_CODE | 16384 | TOLLBRIDGE_M3UA_POINT_CODE: m3ua.point-code is '16384' and must be a"
                        + " point code of 14 bits, at most 16383 (7-255-7), or set network.point-code-bits",
                "TOLLBRIDGE_M3UA_POINT_CODE | 1-2-300 | TOLLBRIDGE_M3UA_POINT_CODE: m3ua.point-code is '1-2-300' and must"
                        + " be a point code such as 1, 0x1 or 0-0-1",
                "TOLLBRIDGE_GLOBAL_TITLES | [{digits: 86x, point-codes: 1}] | configuration of signalling:"
                        + " TOLLBRIDGE_GLOBAL_TITLES: prefix of a global title: up to 32 digits 0 to 9 and A to F, not"
                        + " 86x",
                "TOLLBRIDGE_GLOBAL_TITLES | [{digits: 86, point-codes: 1}, {digits: 86, point-codes: 3}] | configuration"
                        + " of signalling: two rules for global title 86; make them one",
                "TOLLBRIDGE_GLOBAL_TITLES | [{digits: 86, point-codes: [1, 1]}] | configuration of signalling:"
                        + " TOLLBRIDGE_GLOBAL_TITLES: global title 86: each point code once",
                "TOLLBRIDGE_SCCP_LONGEST_STATUS_TEST_SECONDS | 9 | configuration of signalling: longest status test: at"
                        + " least the first, not 9000",
            })
    void whatDoesNotGoTogetherInSccpIsRefused(String variable, String value, String fault) {
        assertEquals(List.of(fault), faults(Map.of(variable, value)));
    }

    private static List<String> allFaults(Map<String, String> environment) {
        return assertThrows(
                        CommandFault.class,
                        () -> SettingsReader.read(
                                ConfigurationReader.readWithFaults(Optional.empty(), environment)
                                        .values(),
                                HOME))
                .lines();
    }

    @Test
    void faultsOfAllKindsAreToldTogether() {
        List<String> told = allFaults(Map.of(
                "TOLLBRIDGE_HTTP_PORT",
                "x",
                "TOLLBRIDGE_SWITCHES",
                "[{name: a, point-code: 20000, dialect: nosuch}, {name: a, point-code: 3}]",
                "TOLLBRIDGE_NUMBERS_RANGES",
                "nosuch-ranges.csv",
                "TOLLBRIDGE_SERVICE_CLASSES",
                "[{name: b, prefix: '800', callers: [ghosts], destinations: [fixed], payer: split},"
                        + " {name: c, prefix: '4x', callers: [fixed], destinations: [fixed], payer: split}]",
                "TOLLBRIDGE_CLUSTER_MEMBERS",
                "127.0.0.1"));
        List<String> wanted = List.of(
                "http.port is 'x'",
                "no usable dialect nosuch",
                "two switches are named a",
                "20000",
                "nosuch-ranges.csv",
                "service class b: 'ghosts'",
                "service class c: prefix '4x'",
                "cluster.members: '127.0.0.1'");
        for (String each : wanted) {
            assertEquals(1, told.stream().filter(line -> line.contains(each)).count(), () -> each + " in " + told);
        }
        assertEquals(wanted.size(), told.size(), told::toString);
    }

    @Test
    void keysForTlsAreHeldToTheirPasswordBeforeTheStart(@TempDir Path folder) throws Exception {
        String text = Files.writeString(folder.resolve("text"), "no keys").toString();
        Path empty = folder.resolve("empty.p12");
        KeyStore none = KeyStore.getInstance("PKCS12");
        none.load(null, null);
        try (OutputStream out = Files.newOutputStream(empty)) {
            none.store(out, "swordfish".toCharArray());
        }
        String start = "configuration of http: ";
        assertEquals(
                List.of(start + "http.tls-keys: " + text
                        + " is no file of PKCS #12; make one, such as with openssl pkcs12 -export"),
                faults(Map.of("TOLLBRIDGE_HTTP_TLS_KEYS", text)));
        assertEquals(
                List.of(start + "http.tls-keys cannot be read (nosuch: no such file or folder); name a file of PKCS #12"
                        + " that the node may read"),
                faults(Map.of("TOLLBRIDGE_HTTP_TLS_KEYS", "nosuch")));
        assertEquals(
                List.of(start + "http.tls-password does not open " + empty + "; give the password of that file"),
                faults(Map.of("TOLLBRIDGE_HTTP_TLS_KEYS", empty.toString(), "TOLLBRIDGE_HTTP_TLS_PASSWORD", "shark")));
        assertEquals(
                List.of(start + "http.tls-keys: " + empty
                        + " has no private key; put the key in it with its certificate"),
                faults(Map.of(
                        "TOLLBRIDGE_HTTP_TLS_KEYS", empty.toString(), "TOLLBRIDGE_HTTP_TLS_PASSWORD", "swordfish")));
    }

    @Test
    void pointCodesAreReadAsTheNetworkWritesThem() {
        String switches = "[{name: a, point-code: 1-2-3}, {name: b, point-code: 0x010204}, {name: c, point-code: 7}]";
        String gateways = "[{address: 127.0.0.9, point-codes: [1-2-3, 66052]}]";
        NodeSettings settings = read(Map.of(
                "TOLLBRIDGE_NETWORK_POINT_CODE_BITS",
                "24",
                "TOLLBRIDGE_M3UA_POINT_CODE",
                "1-2-1",
                "TOLLBRIDGE_SWITCHES",
                switches,
                "TOLLBRIDGE_GATEWAYS",
                gateways));
        assertEquals(66_049, settings.signalling().m3ua().node().pointCode());
        assertEquals(
                List.of(66_051, 66_052, 7),
                settings.switches().stream().map(InapSwitch::pointCode).toList());
        assertEquals(
                Set.of(66_051, 66_052),
                Set.copyOf(settings.signalling().m3ua().gateways().getFirst().pointCodes()));
        assertEquals(
                1 << 11 | 2 << 3 | 3,
                read(Map.of("TOLLBRIDGE_M3UA_POINT_CODE", "1-2-3"))
                        .signalling()
                        .m3ua()
                        .node()
                        .pointCode());
    }

    @Test
    void aTariffThatIsNotThereIsToldWithOtherFaults() {
        List<String> told = allFaults(
                Map.of("TOLLBRIDGE_CHARGING_TARIFFS", "nosuch.csv", "TOLLBRIDGE_PLANS_HOLIDAYS", "nosuch-days.csv"));
        assertEquals(2, told.size(), told::toString);
        assertTrue(told.get(0).contains("plans.holidays cannot be read (nosuch-days.csv"), told::toString);
        assertEquals(
                "charging.tariffs cannot be read (nosuch.csv: no such file or folder); name a readable file",
                told.get(1));
    }

    @Test
    void oneFaultIsToldOnce() {
        assertEquals(
                List.of("TOLLBRIDGE_SWITCHES: two switches have the point code 1; give each its own"),
                faults(Map.of("TOLLBRIDGE_SWITCHES", "[{name: a, point-code: 1}, {name: b, point-code: 1}]")));
    }

    /** A gateway leads to a switch that is there and has another fault; without its port the cluster cannot be checked. */
    @Test
    void whatOnlyDependsOnAFaultIsNotTold() {
        assertEquals(
                List.of(
                        "TOLLBRIDGE_SWITCHES: there is no usable dialect nosuch; there are camel, default, es201296, full"),
                faults(Map.of(
                        "TOLLBRIDGE_SWITCHES",
                        "[{name: a, point-code: 1, dialect: nosuch}]",
                        "TOLLBRIDGE_GATEWAYS",
                        "[{address: 127.0.0.1, point-codes: 1}]")));
        List<String> told =
                allFaults(Map.of("TOLLBRIDGE_CLUSTER_PORT", "x", "TOLLBRIDGE_CLUSTER_MEMBERS", "127.0.0.1:5701"));
        assertEquals(1, told.size(), told::toString);
    }

    @Test
    void anAreaCodeIsWrittenWithoutTheTrunkPrefix() {
        String fault = " must be an area code without leading 0, such as 10, or none";
        assertEquals(
                List.of(
                        "TOLLBRIDGE_NUMBERS_HOME_AREA_CODE: numbers.home-area-code is '010' and" + fault,
                        "TOLLBRIDGE_SWITCHES: switches[].area-code is '0571' and" + fault),
                faults(Map.of(
                        "TOLLBRIDGE_NUMBERS_HOME_AREA_CODE",
                        "010",
                        "TOLLBRIDGE_SWITCHES",
                        "[{name: a, point-code: 1, area-code: 0571}]")));
        assertEquals(
                "571",
                read(Map.of("TOLLBRIDGE_SWITCHES", "[{name: a, point-code: 1, area-code: 571}]"))
                        .switches()
                        .getFirst()
                        .profile()
                        .areaCode());
    }

    @Test
    void aNodeCountsAloneUnlessItIsToldOfOthers() {
        assertEquals(Optional.empty(), read(Map.of()).cluster());
        ClusterSettings cluster = read(Map.of(
                        "TOLLBRIDGE_CLUSTER_MEMBERS",
                        "10.0.0.1:5701, 10.0.0.2:5701, 10.0.0.3:5701",
                        "TOLLBRIDGE_CLUSTER_ADDRESS",
                        "10.0.0.2",
                        "TOLLBRIDGE_NODE_NAME",
                        "scp2"))
                .cluster()
                .orElseThrow();
        assertEquals(List.of("10.0.0.1:5701", "10.0.0.2:5701", "10.0.0.3:5701"), cluster.members());
        assertEquals(3, cluster.nodes());
        assertEquals(2, cluster.quorum());
        assertEquals("scp2", cluster.nodeName());
        assertEquals(5701, cluster.port());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MEMBERS=10.0.0.1 | must be an address and a port",
                "KUBERNETES_SERVICE=scp | cluster.nodes must give the number of nodes",
                "MEMBERS=10.0.0.1:5701;ADDRESS=8.8.8.8 | cluster.public-address: true",
                "MEMBERS=10.0.0.1:5701;ADDRESS=0.0.0.0 | give the one address",
                "MEMBERS=127.0.0.1:3571,127.0.0.1:3572;PORT=3573 | cluster.members does not have this node's own"
                        + " 127.0.0.1:3573; add it, or correct cluster.address and cluster.port",
                "MEMBERS=10.0.0.1:5701,[fc00::1]:5701 | this node's own 127.0.0.1:5701",
                "MEMBERS=10.0.0.1:5701;ADDRESS=not an address | is not an address"
            })
    void whatCannotBeAClusterIsSaid(String given, String said) {
        Map<String, String> environment = Arrays.stream(given.split(";"))
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> "TOLLBRIDGE_CLUSTER_" + each[0], each -> each[1]));
        List<String> faults = faults(environment);
        assertEquals(1, faults.size());
        assertTrue(faults.getFirst().startsWith("configuration of cluster: "), faults.getFirst());
        assertTrue(faults.getFirst().contains(said), faults.getFirst());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "localhost:5701,10.0.0.2:5701 | 127.0.0.1",
                "10.0.0.1:5701,127.0.0.1:5701 | 127.0.0.1",
                "behind-an-address-translator.invalid:5701,10.0.0.2:5701 | 127.0.0.1"
            })
    void aListOfNodesThatMayHaveThisOneIsTaken(String members, String address) {
        assertTrue(read(Map.of("TOLLBRIDGE_CLUSTER_MEMBERS", members, "TOLLBRIDGE_CLUSTER_ADDRESS", address))
                .cluster()
                .isPresent());
    }
}
