package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tollbridge.core.credit.CreditReadings;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.call.Reason;
import org.tollbridge.simulator.diameter.CreditAsked;
import org.tollbridge.simulator.diameter.CreditServer;
import org.tollbridge.simulator.diameter.DiameterAvp;
import org.tollbridge.simulator.ssf.CallResult;
import org.tollbridge.simulator.ssf.PartyScript.HangsUp;

/** Calls of subscribers whose credit two servers keep, over Diameter and the wire. One node and its servers serve all. */
@Timeout(120)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CreditIT {

    private static final String TERMINATES = "4008100001";
    private static final String CONTINUES = "4008100002";
    private static final String RETRIES = "4008100003";
    private static final List<String> SUBSCRIBERS =
            List.of("Beijing Paper Kite Couriers", "Beijing Sparrow Taxis", "Tianjin Dumpling House");

    @TempDir
    private static Path home;

    private static CreditServer first;
    private static CreditServer second;
    private static Scp scp;
    private static Ssp ssp;
    private int before;

    private static CreditServer server(String host) throws Exception {
        return CreditServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), host, "ocs.example");
    }

    @BeforeAll
    static void start() throws Exception {
        first = server("ocs1.ocs.example");
        second = server("ocs2.ocs.example");
        scp = Scp.start(home, """
                switches: [{name: applying, point-code: 1, charging: apply}]
                diameter: {realm: tollbridge.example, reconnect-ms: 200, watchdog-seconds: 6}
                credit: {tx-ms: 1000, budget-ms: 3000}
                credit-servers:
                  - {host: ocs1.ocs.example, realm: ocs.example, address: 127.0.0.1, port: %d}
                  - {host: ocs2.ocs.example, realm: ocs.example, address: 127.0.0.1, port: %d}
                credit-subscribers:
                  - {subscriber: "%s"}
                  - {subscriber: "%s", on-failure: continue}
                  - {subscriber: "%s", on-failure: retry-and-terminate}
                """.formatted(
                        first.address().getPort(),
                        second.address().getPort(),
                        SUBSCRIBERS.get(0),
                        SUBSCRIBERS.get(1),
                        SUBSCRIBERS.get(2)));
        ssp = Ssp.connect(scp.address(), 1, settings -> settings.withSpeed(1));
    }

    @AfterAll
    static void stop() {
        ssp.close();
        scp.close();
        first.close();
        second.close();
    }

    @BeforeEach
    void usual() throws Exception {
        for (CreditServer server : List.of(first, second)) {
            server.behave(new CreditServer.Answers());
            server.grantAtMost(60);
            server.redirectTo(Optional.empty());
            SUBSCRIBERS.forEach(subscriber -> server.credit(subscriber, 1_000));
        }
        Until.holds(
                "both servers are within reach",
                () -> readings().peers().values().stream().allMatch(up -> up));
        before = first.asked().size();
    }

    private static CreditReadings readings() {
        return scp.node().credit().orElseThrow().readings();
    }

    private static Calls talks(String number, long seconds) {
        return Calls.to(number).everyone(Calls.answersAtOnce(seconds, HangsUp.CALLING));
    }

    private static CallRecord last() throws Exception {
        return scp.records().getLast();
    }

    private List<CreditAsked> asked() {
        List<CreditAsked> all = first.asked();
        return all.subList(before, all.size());
    }

    private static void awaitSettled() throws Exception {
        Until.holds(
                "no call holds credit, and servers were told of all that have",
                () -> readings().open() == 0 && readings().ending() == 0);
    }

    @Test
    void aCallIsGrantedAPieceAtATimeAndTellsWhatItHasUsed() throws Exception {
        first.grantAtMost(1);
        CallResult result = ssp.place(talks(TERMINATES, 3));
        CallRecord record = last();
        awaitSettled();

        assertEquals(List.of(), result.violations());
        assertEquals(Reason.COMPLETED, record.reason());
        List<CreditAsked> asked = asked();
        assertTrue(asked.size() >= 4, () -> "" + asked.size());
        assertEquals(1, asked.getFirst().type());
        assertEquals(OptionalLong.empty(), asked.getFirst().used());
        assertEquals(3, asked.getLast().type());
        assertTrue(asked.subList(1, asked.size() - 1).stream().allMatch(each -> each.type() == 2));
        for (int number = 0; number < asked.size(); number++) {
            // Whoever has taken the session is named from then on.
            assertEquals(
                    number == 0 ? Optional.empty() : Optional.of("ocs1.ocs.example"),
                    DiameterAvp.find(asked.get(number).avps(), 293).map(DiameterAvp::text));
            assertEquals(number, asked.get(number).number());
            assertEquals(asked.getFirst().session(), asked.get(number).session());
        }
        long used = asked.stream().mapToLong(each -> each.used().orElse(0)).sum();
        assertEquals(record.chargedSeconds(), used);
        assertEquals(1_000 - used, first.balance(SUBSCRIBERS.get(0)));
        List<DiameterAvp> avps = asked.getFirst().avps();
        assertEquals(4, DiameterAvp.find(avps, 258).orElseThrow().number());
        assertEquals("32260@3gpp.org", DiameterAvp.find(avps, 461).orElseThrow().text());
        assertEquals("ocs.example", DiameterAvp.find(avps, 283).orElseThrow().text());
        assertEquals(SUBSCRIBERS.get(0), asked.getFirst().subscriber());
        assertTrue(asked.getFirst().session().startsWith("scp1.tollbridge.example;"), asked.getFirst()::session);
    }

    @Test
    void aCallWhoseCreditIsUsedUpEnds() throws Exception {
        first.credit(SUBSCRIBERS.get(1), 2);
        CallResult result = ssp.place(talks(CONTINUES, 60));
        CallRecord record = last();
        awaitSettled();

        assertEquals(OptionalInt.of(31), result.releaseCause());
        assertEquals(Outcome.ANSWERED, record.outcome());
        assertEquals(Reason.CREDIT_USED, record.reason());
        assertTrue(record.durationMillis() < 10_000, () -> "it went on");
        assertTrue(first.balance(SUBSCRIBERS.get(1)) <= 0);
    }

    @Test
    void aCallWithoutCreditIsRefused() throws Exception {
        first.credit(SUBSCRIBERS.get(2), 0);
        assertEquals(OptionalInt.of(53), ssp.place(talks(RETRIES, 1)).releaseCause());
        assertEquals(Reason.NO_CREDIT, last().reason());
        assertEquals(1, asked().size());

        // A server that grants nothing and names where to go: there is no resource to hear it from here.
        first.redirectTo(Optional.of("sip:top-up@announcements.example"));
        assertEquals(OptionalInt.of(53), ssp.place(talks(RETRIES, 1)).releaseCause());
        Until.holds("its session is over", () -> asked().size() == 3);
        assertEquals(3, asked().getLast().type());
        awaitSettled();
    }

    @Test
    void whenTheServerIsSilentEachSubscribersTermsDecide() throws Exception {
        first.behave(new CreditServer.Ignores());
        second.behave(new CreditServer.Ignores());
        int atSecond = second.asked().size();

        assertEquals(OptionalInt.of(38), ssp.place(talks(TERMINATES, 1)).releaseCause());
        assertEquals(Reason.CREDIT_SILENT, last().reason());
        assertEquals(
                List.of(),
                second.asked().subList(atSecond, second.asked().size()).stream()
                        .filter(each -> each.type() == 1)
                        .toList(),
                "of calls that are over it may hear all the same");

        assertEquals(CallResult.Outcome.ANSWERED, ssp.place(talks(CONTINUES, 1)).outcome());
        assertEquals(Reason.COMPLETED, last().reason());

        assertEquals(OptionalInt.of(38), ssp.place(talks(RETRIES, 1)).releaseCause());
        assertEquals(Reason.CREDIT_SILENT, last().reason());
        assertTrue(second.asked().stream()
                .anyMatch(each -> each.subscriber().equals(SUBSCRIBERS.get(2)) && each.type() == 1 && each.repeated()));
        awaitSettled();
    }

    @Test
    void silenceInMidCallEndsTheCallWhereTheTermsSaySo() throws Exception {
        first.grantAtMost(1);
        var call = ssp.begin(talks(TERMINATES, 60));
        Until.holds("credit is asked for", () -> !asked().isEmpty());
        first.behave(new CreditServer.Ignores());

        assertEquals(OptionalInt.of(31), call.get().releaseCause());
        assertEquals(Reason.CREDIT_SILENT, last().reason());
        awaitSettled();
    }

    @Test
    void aReportWhoseAnswerIsLostIsChargedOnce() throws Exception {
        first.grantAtMost(1);
        second.behave(new CreditServer.Ignores());
        long silent = readings().silent();
        var call = ssp.begin(talks(CONTINUES, 5));
        Until.holds("credit is asked for", () -> !asked().isEmpty());
        first.behave(new CreditServer.LosesAnswers());
        Until.holds("a report is not answered", () -> readings().silent() > silent);
        first.behave(new CreditServer.Answers());

        assertEquals(CallResult.Outcome.ANSWERED, call.get().outcome());
        CallRecord record = last();
        Until.holds("its session is over", () -> asked().getLast().type() == 3);
        List<CreditAsked> reports =
                asked().stream().filter(each -> each.type() == 2).toList();
        CreditAsked again = reports.getLast();
        CreditAsked lost = reports.get(reports.size() - 2);
        assertTrue(again.repeated() && !lost.repeated());
        assertEquals(lost.number(), again.number());
        assertEquals(lost.used(), again.used());
        assertEquals(again.number() + 1, asked().getLast().number());
        Until.holds(
                "each second is charged once",
                () -> first.balance(SUBSCRIBERS.get(1)) == 1_000 - record.chargedSeconds());
        awaitSettled();
    }

    @Test
    void whatIsNoRightAnswerInMidCallIsSilence() throws Exception {
        first.grantAtMost(1);
        var call = ssp.begin(talks(TERMINATES, 60));
        Until.holds("credit is asked for", () -> !asked().isEmpty());
        first.behave(new CreditServer.Says(ask -> OddAnswer.OF_ANOTHER_NUMBER.to(ask, 2)));

        assertEquals(OptionalInt.of(31), call.get().releaseCause());
        assertEquals(Reason.CREDIT_SILENT, last().reason());
        awaitSettled();
    }

    @Test
    void theSecondServerTakesOverFromOneThatFailsBeforeAndInMidCall() throws Exception {
        first.behave(new CreditServer.Refuses(3004));
        int atSecond = second.asked().size();
        assertEquals(CallResult.Outcome.ANSWERED, ssp.place(talks(RETRIES, 1)).outcome());
        awaitSettled();
        Until.holds("it has heard of the end too", () -> second.asked().size() >= atSecond + 2);
        List<CreditAsked> taken =
                second.asked().subList(atSecond, second.asked().size());
        assertEquals(List.of(1, 3), taken.stream().map(CreditAsked::type).toList());
        assertEquals(
                List.of(true, false), taken.stream().map(CreditAsked::repeated).toList());
        assertEquals(1_000 - last().chargedSeconds(), second.balance(SUBSCRIBERS.get(2)));

        first.behave(new CreditServer.Answers());
        first.grantAtMost(1);
        before = first.asked().size();
        var call = ssp.begin(talks(RETRIES, 3));
        Until.holds("credit is asked for", () -> !asked().isEmpty());
        first.behave(new CreditServer.Ignores());
        assertEquals(CallResult.Outcome.ANSWERED, call.get().outcome());
        assertEquals(Reason.COMPLETED, last().reason());
        awaitSettled();
        CreditAsked update = second.asked().get(atSecond + 2);
        assertEquals(2, update.type());
        assertTrue(update.repeated());
    }

    /** Of calls whose subscriber's terms end them when nobody answers. */
    @ParameterizedTest
    @EnumSource(OddAnswer.class)
    void whatIsNoRightAnswerIsOneCallsMatter(OddAnswer odd) throws Exception {
        first.behave(new CreditServer.Says(odd::to));
        CallResult result = ssp.place(talks(TERMINATES, 0));
        CallRecord record = last();
        awaitSettled();

        List<Integer> whole = List.of(1, 3);
        switch (odd.becomes()) {
            case ANSWERED -> {
                assertEquals(CallResult.Outcome.ANSWERED, result.outcome());
                assertEquals(Reason.COMPLETED, record.reason());
                Until.holds("the end of its session", () -> types(record).equals(whole));
            }
            case DENIED, DENIED_IN_SESSION -> {
                assertEquals(OptionalInt.of(53), result.releaseCause());
                assertEquals(Reason.NO_CREDIT, record.reason());
                boolean told = odd.becomes() == OddAnswer.Becomes.DENIED_IN_SESSION;
                Until.holds("what is told", () -> types(record).equals(told ? whole : List.of(1)));
            }
            case SILENT -> {
                assertEquals(OptionalInt.of(38), result.releaseCause());
                assertEquals(Reason.CREDIT_SILENT, record.reason());
            }
        }
        first.behave(new CreditServer.Answers());
        Until.holds("it is within reach", () -> readings().peers().get("ocs1.ocs.example"));
        assertEquals(
                CallResult.Outcome.ANSWERED, ssp.place(talks(TERMINATES, 0)).outcome());
        awaitSettled();
        assertEquals(0, scp.node().engine().counters().defects());
    }

    /** What the first server was asked of a call, in order. */
    private static List<Integer> types(CallRecord call) {
        return first.asked().stream()
                .filter(each -> each.session().endsWith(";" + call.callId()))
                .map(CreditAsked::type)
                .toList();
    }

    @Test
    void anAnswerThatComesTooLateIsNone() throws Exception {
        CountDownLatch refused = new CountDownLatch(1);
        first.behave(new CreditServer.Says(ask -> {
            try {
                refused.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return OddAnswer.THE_LONGEST_TIME.to(ask);
        }));
        assertEquals(OptionalInt.of(38), ssp.place(talks(TERMINATES, 0)).releaseCause());
        assertEquals(Reason.CREDIT_SILENT, last().reason());
        refused.countDown();
        first.behave(new CreditServer.Answers());
        assertEquals(
                CallResult.Outcome.ANSWERED, ssp.place(talks(TERMINATES, 0)).outcome());
        assertEquals(Reason.COMPLETED, last().reason());
        awaitSettled();
        assertEquals(0, scp.node().engine().counters().defects());
    }

    /** The last of all, so that the time that the others take is not waited for again. */
    @Test
    @Order(Integer.MAX_VALUE)
    void aServerThatHasNothingToSayIsAskedWhetherItIsThere() throws Exception {
        Until.holds("it is asked", () -> second.watchdogs() > 0);
        assertEquals(1, second.connections());
    }
}
