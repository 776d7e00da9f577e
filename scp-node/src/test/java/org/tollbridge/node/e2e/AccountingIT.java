package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.core.accounting.AccountingReadings;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Reason;
import org.tollbridge.simulator.diameter.Accounted;
import org.tollbridge.simulator.diameter.AccountingServer;
import org.tollbridge.simulator.diameter.DiameterAvp;
import org.tollbridge.simulator.ssf.PartyScript.HangsUp;

/** What a node tells accounting servers of its calls, over Diameter and real TCP. */
@Timeout(180)
class AccountingIT {

    private static final int SERVICE_INFORMATION = 873;
    private static final int IMS_INFORMATION = 876;
    private static final int EVENT = 1;
    private static final int START = 2;
    private static final int INTERIM = 3;
    private static final int STOP = 4;
    private static final int ACCT_INTERIM_INTERVAL = 85;

    /** The usual service classes, but that long calls to 800 numbers have a record for each second. */
    private static final String PARTS = """
            switches: [{name: ssp1, point-code: 1}, {name: slow, point-code: 3}]
            service-classes:
              - {name: "800", prefix: "800", callers: "fixed, short, unknown", destinations: fixed,
                 payer: called-party, subscriber-rate: 700, part-seconds: 1}
              - {name: "400", prefix: "400", payer: split, subscriber-rate: 250, caller-rate: 110,
                 destinations: "fixed, mobile, short", short-numbers: "95, 96"}
            """;

    @TempDir
    private Path home;

    private static AccountingServer server(String host, int port) throws Exception {
        return AccountingServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port), host, "billing.example");
    }

    private Scp scp(AccountingServer... servers) throws Exception {
        return scp("", servers);
    }

    private Scp scp(String more, AccountingServer... servers) throws Exception {
        StringBuilder yaml = new StringBuilder(more + """
                diameter: {realm: tollbridge.example, answer-ms: 1500, reconnect-ms: 200}
                accounting: {retry-ms: 200}
                accounting-servers:
                """);
        for (int each = 0; each < servers.length; each++) {
            yaml.append("  - {host: cdf%d.billing.example, realm: billing.example, address: 127.0.0.1, port: %d}\n"
                    .formatted(each + 1, servers[each].address().getPort()));
        }
        return Scp.start(home, yaml.toString());
    }

    private static AccountingReadings readings(Scp scp) {
        return scp.node().accounting().orElseThrow().readings();
    }

    private static void awaitUp(Scp scp, String host) throws Exception {
        Until.holds(host + " is within reach", () -> readings(scp).peers().get(host));
    }

    static List<String> brief(AccountingServer server) {
        return server.records().stream()
                .map(each -> each.session().replaceAll(".*;", "") + " " + each.type() + " " + each.number()
                        + (each.repeated() ? " T" : ""))
                .toList();
    }

    /** What is to be told of calls, each once, in the order of their records. */
    static List<String> expected(List<CallRecord> records) {
        return records.stream()
                .flatMap(call ->
                        call.answeredAt().isPresent() && call.correction().isEmpty()
                                ? Stream.of(call.callId() + " " + START + " 0", call.callId() + " " + STOP + " 1")
                                : Stream.of(call.callId() + " " + EVENT + " 0"))
                .toList();
    }

    /** A long call to an 800 number has a record for each second. */
    private static void isToldOfInParts(AccountingServer cdf, Scp scp) throws Exception {
        int before = cdf.records().size();
        try (Ssp slow = Ssp.connect(scp.address(), 3, settings -> settings.withSpeed(1))) {
            slow.place(Calls.to("8008100001").everyone(Calls.answersAtOnce(3, HangsUp.CALLING)));
        }
        Until.holds("its stop record", () -> stops(cdf) == 2);
        List<Accounted> told = cdf.records().subList(before, cdf.records().size());
        assertEquals(1, told.stream().map(Accounted::session).distinct().count());
        assertEquals(
                IntStream.range(0, told.size()).boxed().toList(),
                told.stream().map(each -> (int) each.number()).toList());
        assertEquals(START, told.getFirst().type());
        assertTrue(told.size() > 2, () -> "" + brief(cdf));
        for (Accounted each : told.subList(1, told.size() - 1)) {
            assertEquals(INTERIM, each.type());
            assertTrue(DiameterAvp.find(each.avps(), ACCT_INTERIM_INTERVAL)
                            .orElseThrow()
                            .number()
                    >= 1);
        }
        List<CallRecord> parts = scp.records().stream()
                .filter(record -> record.part().isPresent())
                .toList();
        CallRecord last = parts.getLast();
        assertEquals(Reason.COMPLETED, last.reason());
        assertEquals(
                last.wholeCharge().orElseThrow().subscriber(),
                parts.stream()
                        .mapToLong(each -> each.charge().orElseThrow().subscriber())
                        .sum());
    }

    /** By the call that is corrected, with the differences. */
    private static void isToldOfACorrection(AccountingServer cdf, Scp scp, CallRecord call) throws Exception {
        int before = cdf.records().size();
        scp.correct(call.callId(), "0.2001", "ticket 4711");
        Until.holds("its event record", () -> cdf.records().size() == before + 1);
        Accounted event = cdf.records().getLast();
        assertEquals(List.of(call.callId() + ".c1 " + EVENT + " 0"), brief(cdf).subList(before, before + 1));
        List<DiameterAvp> ims = ims(event);
        assertEquals(call.callId(), text(ims, 830));
        assertEquals(
                List.of("1 1", "2 0", "3 0.00", "4 -0.0499", "5 ticket 4711"),
                ims.stream()
                        .filter(avp -> avp.code() == 1249)
                        .map(avp -> DiameterAvp.find(avp.group(), 1257)
                                        .orElseThrow()
                                        .number() + " " + text(avp.group(), 863))
                        .toList());
    }

    private static List<DiameterAvp> ims(Accounted record) {
        return DiameterAvp.find(
                        DiameterAvp.find(record.avps(), SERVICE_INFORMATION)
                                .orElseThrow()
                                .group(),
                        IMS_INFORMATION)
                .orElseThrow()
                .group();
    }

    private static long stops(AccountingServer cdf) {
        return cdf.records().stream().filter(each -> each.type() == STOP).count();
    }

    private static String text(List<DiameterAvp> avps, int code) {
        return DiameterAvp.find(avps, code).orElseThrow().text();
    }

    @Test
    void everyCallIsAccountedWithWhatTheServiceKnowsOfIt() throws Exception {
        try (AccountingServer cdf = server("cdf1.billing.example", 0);
                Scp scp = scp(PARTS, cdf);
                Ssp ssp = Ssp.connect(scp.address(), 1)) {
            ssp.place(Calls.to("4008100001"));
            ssp.place(Calls.to("8008100001").from(Calls.MOBILE_CALLER));
            List<CallRecord> calls = scp.records();
            Until.holds("three accounting records", () -> cdf.records().size() == 3);

            assertEquals(expected(calls), brief(cdf));
            Accounted stop = cdf.records().get(1);
            CallRecord call = calls.getFirst();
            assertTrue(stop.session().startsWith("scp1.tollbridge.example;0;1;"), stop.session());
            assertEquals("scp1.tollbridge.example", text(stop.avps(), 264));
            assertEquals("tollbridge.example", text(stop.avps(), 296));
            assertEquals("billing.example", text(stop.avps(), 283));
            assertEquals(3, DiameterAvp.find(stop.avps(), 259).orElseThrow().number());
            assertEquals(
                    call.endedAt() / 1000 + 2_208_988_800L,
                    DiameterAvp.find(stop.avps(), 55).orElseThrow().number());
            assertEquals("32260@3gpp.org", text(stop.avps(), 461));
            List<DiameterAvp> service = DiameterAvp.find(stop.avps(), SERVICE_INFORMATION)
                    .orElseThrow()
                    .group();
            List<String> payers = service.stream()
                    .filter(avp -> avp.code() == 443)
                    .map(avp -> text(avp.group(), 444))
                    .toList();
            assertEquals(List.of("86" + Calls.FIXED_CALLER, call.subscriber().orElseThrow()), payers);
            List<DiameterAvp> ims =
                    DiameterAvp.find(service, IMS_INFORMATION).orElseThrow().group();
            assertEquals("tel:+86" + Calls.FIXED_CALLER, text(ims, 831));
            assertEquals("tel:+" + call.destination().orElseThrow(), text(ims, 832));
            assertEquals("tel:4008100001;phone-context=+86", text(ims, 1251));
            assertEquals("400", text(ims, 855));
            assertEquals("Q.850;cause=16", text(ims, 3401));
            assertEquals(0, DiameterAvp.find(ims, 861).orElseThrow().number());
            assertTrue(ims.stream().allMatch(avp -> avp.vendor() == 10_415 && avp.mandatory() == (avp.code() != 3401)));
            Accounted refused = cdf.records().get(2);
            assertEquals("Q.850;cause=21", text(ims(refused), 3401));
            isToldOfInParts(cdf, scp);
            isToldOfACorrection(cdf, scp, call);
        }
    }

    @Test
    void recordsWaitWhileNoServerIsThereAndGoOutOnceInOrderWhenOneReturns() throws Exception {
        AccountingServer gone = server("cdf1.billing.example", 0);
        int port = gone.address().getPort();
        try (Scp scp = scp(gone);
                Ssp ssp = Ssp.connect(scp.address(), 1)) {
            awaitUp(scp, "cdf1.billing.example");
            ssp.place(Calls.to("4008100001"));
            Until.holds("the first call is accounted", () -> readings(scp).accepted() == 2);
            gone.close();
            Until.holds("it is out of reach", () -> !readings(scp).peers().get("cdf1.billing.example"));
            for (int call = 0; call < 20; call++) {
                ssp.place(Calls.to("4008100001").everyone(Calls.answers(call, HangsUp.CALLING)));
            }
            List<CallRecord> calls = scp.records();
            assertEquals(20, readings(scp).waiting());

            try (AccountingServer back = server("cdf1.billing.example", port)) {
                Until.holds("all are accounted", () -> readings(scp).waiting() == 0);
                assertEquals(expected(calls.subList(1, 21)), brief(back));
                assertEquals(0, back.duplicates());
            }
        }
    }

    @Test
    void theSecondServerTakesOverWhatTheFirstHasNotAnswered() throws Exception {
        try (AccountingServer first = server("cdf1.billing.example", 0);
                AccountingServer second = server("cdf2.billing.example", 0);
                Scp scp = scp(first, second);
                Ssp ssp = Ssp.connect(scp.address(), 1)) {
            awaitUp(scp, "cdf1.billing.example");
            awaitUp(scp, "cdf2.billing.example");
            first.behave(new AccountingServer.TakesInSilence());
            ssp.place(Calls.to("4008100001"));
            List<CallRecord> calls = scp.records();
            Until.holds("the second has them", () -> second.records().size() == 2);

            assertEquals(expected(calls), brief(first));
            assertEquals(expected(calls).stream().map(each -> each + " T").toList(), brief(second));
            assertEquals(
                    first.records().stream().map(Accounted::session).toList(),
                    second.records().stream().map(Accounted::session).toList());

            // A connection that is cut while requests are under way.
            second.behave(new AccountingServer.Ignores());
            first.behave(new AccountingServer.Ignores());
            ssp.place(Calls.to("4008100001"));
            ssp.place(Calls.to("4008100001"));
            List<CallRecord> more = scp.records();
            first.behave(new AccountingServer.Takes());
            second.behave(new AccountingServer.Takes());
            second.cut();
            first.cut();
            Until.holds("all are accounted", () -> readings(scp).waiting() == 0);
            List<String> got = Stream.of(first, second)
                    .flatMap(each -> brief(each).stream())
                    .map(each -> each.replace(" T", ""))
                    .distinct()
                    .toList();
            assertTrue(got.containsAll(expected(more)), () -> got + " " + expected(more));
        }
    }

    @Test
    void aServerThatSaysGoodByeIsCalledAgainAndOneThatRefusesForNowToo() throws Exception {
        AccountingServer first = server("cdf1.billing.example", 0);
        try (first;
                Scp scp = scp(first);
                Ssp ssp = Ssp.connect(scp.address(), 1)) {
            awaitUp(scp, "cdf1.billing.example");
            first.sayGoodBye();
            Until.holds("it has gone and is back", () -> first.greetings() == 2);
            first.behave(new AccountingServer.Refuses(3004));
            ssp.place(Calls.to("4008100001"));
            List<CallRecord> calls = scp.records();
            Until.holds("it was asked for both", () -> readings(scp).sent() >= 2);
            assertEquals(1, readings(scp).waiting());
            first.behave(new AccountingServer.Takes());
            Until.holds("it is accounted", () -> readings(scp).waiting() == 0);

            // What is refused at first comes after what was not.
            assertEquals(
                    Set.copyOf(expected(calls)),
                    brief(first).stream().map(each -> each.replace(" T", "")).collect(Collectors.toSet()));
            assertEquals(0, readings(scp).refused());
        }
    }
}
