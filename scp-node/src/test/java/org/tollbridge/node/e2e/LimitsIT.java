package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollbridge.node.control.ControlClient;
import org.tollbridge.node.control.Replies;
import org.tollbridge.node.run.LimitsThroughNode;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.call.Reason;
import org.tollbridge.simulator.ssf.CallResult;
import org.tollbridge.simulator.ssf.PartyScript;
import org.tollbridge.simulator.ssf.PartyScript.HangsUp;

/** The limits of a number and of its destinations, met by calls over the wire. */
@Timeout(120)
class LimitsIT {

    private static final String NUMBER = "4008299999";
    private static final long LONG = 1_000_000;

    @TempDir
    private Path home;

    private final List<CompletableFuture<CallResult>> open = new ArrayList<>();
    private Scp scp;
    private Ssp ssp;

    @BeforeEach
    void start() throws Exception {
        scp = Scp.start(home, "m3ua: {recovery-ms: 100}\n");
        ssp = Ssp.connect(scp.address(), 1);
    }

    @AfterEach
    void close() {
        ssp.close();
        scp.close();
    }

    private void plan(String limits, String destination) throws Exception {
        Plans.put(
                scp,
                NUMBER,
                "entry: office\n" + limits + "office: destination\n  number: 861062345678\n" + destination);
    }

    /** A call that is counted, and goes on until its switch is gone. */
    private void talking() throws Exception {
        int before = scp.node().counters().open();
        open.add(ssp.begin(Calls.to(NUMBER).everyone(Calls.answers(LONG, HangsUp.CALLED))));
        Until.holds("the call is counted", () -> scp.node().counters().open() == before + 1);
    }

    /** What the node says of the limits of a number. */
    private List<JsonNode> said(String number) throws Exception {
        List<JsonNode> lines = new ArrayList<>();
        try (ControlClient node =
                ControlClient.connect(scp.node().settings().home().controlSocket())) {
            node.ask(
                    Replies.line().put("command", LimitsThroughNode.COMMAND).put("number", number),
                    InputStream.nullInputStream(),
                    lines::add);
        }
        return lines;
    }

    private CallRecord last() throws Exception {
        Until.holds("its record", () -> !scp.recordsOnDisk().isEmpty());
        return scp.recordsOnDisk().getLast();
    }

    @Test
    void aNumberTakesAsManyCallsAtOneTimeAsItsPlanSays() throws Exception {
        plan("limits:\n  concurrent: 2\n", "");
        talking();
        talking();

        CallResult third = ssp.place(Calls.to(NUMBER));

        assertEquals(OptionalInt.of(44), third.releaseCause());
        assertEquals(Reason.TOO_MANY_CALLS, last().reason());
        assertEquals(2, scp.node().openCalls());
    }

    @Test
    void aFullDestinationTakesItsBusyList() throws Exception {
        plan("", "  concurrent: 1\n  onBusy: 862162345678\n");
        talking();

        CallResult second = ssp.place(Calls.to(NUMBER));

        assertEquals(List.of("2162345678"), second.destinations());
        assertEquals(
                "[{\"kind\":\"concurrent\",\"destination\":\"861062345678\",\"limit\":1,\"used\":1,\"percent\":100}, "
                        + "{\"done\":true}]",
                said(NUMBER).toString());
        assertTrue(said("4008200000").getFirst().has("refused"));
        assertEquals(Outcome.ANSWERED, last().outcome());
    }

    /** Whoever talks elsewhere, since the line was busy, leaves the line to the next caller. */
    @Test
    void aDestinationHasRoomAgainWhenItsCallIsForwarded() throws Exception {
        plan("", "  concurrent: 1\n  onBusy: 862162345678\n");
        open.add(ssp.begin(Calls.to(NUMBER)
                .where("1062345678", Calls.isBusy())
                .where("2162345678", Calls.answers(LONG, HangsUp.CALLED))));
        Until.holds(
                "the call is counted nowhere any more",
                () -> scp.node().counters().counted() == 1
                        && scp.node().counters().open() == 0);

        assertEquals(List.of("1062345678"), ssp.place(Calls.to(NUMBER)).destinations());
        assertEquals(1, scp.node().openCalls());
    }

    /** However a call ends, the next one finds its room. */
    @ParameterizedTest
    @ValueSource(strings = {"ANSWER", "BUSY", "NO_ANSWER", "ROUTE_FAILURE", "ABANDON"})
    void theRoomOfACallIsFreeWhenItIsOver(String end) throws Exception {
        plan("limits:\n  concurrent: 1\n", "  noAnswerSeconds: 20\n");
        for (int i = 0; i < 3; i++) {
            Calls call = Calls.to(NUMBER);
            PartyScript party = switch (end) {
                case "BUSY" -> Calls.isBusy();
                case "NO_ANSWER", "ABANDON" -> Calls.rings();
                case "ROUTE_FAILURE" -> Calls.isOutOfReach();
                default -> Calls.answers(5, HangsUp.CALLING);
            };
            call.everyone(party);
            if (end.equals("ABANDON")) {
                call.abandonedAfter(15);
            }
            List<String> reached = ssp.place(call).destinations();
            // Who hangs up may do so before the answer of a busy node has come; that call had its room all the same.
            assertTrue(reached.equals(List.of("1062345678")) || end.equals("ABANDON"), reached::toString);
            // So may its first message: the next call is not to overtake it.
            int calls = i + 1;
            Until.holds("its record", () -> scp.recordsOnDisk().size() == calls);
            scp.awaitNoCalls();
        }
        assertEquals(3, scp.records().size());
        assertTrue(scp.records().stream().noneMatch(each -> each.reason() == Reason.TOO_MANY_CALLS));
    }

    @Test
    void theRoomOfACallIsFreeWhenItsSwitchIsGone() throws Exception {
        plan("limits:\n  concurrent: 1\n", "");
        talking();
        ssp.close();
        assertEquals(Reason.LINK_LOST, scp.records().getFirst().reason());

        ssp = Ssp.connect(scp.address(), 1);
        assertEquals(List.of("1062345678"), ssp.place(Calls.to(NUMBER)).destinations());
    }

    @Test
    void aNumberTakesAsManyCallsInAPeriodAndInAMonthAsItsPlanSays() throws Exception {
        plan("limits:\n  calls: 2\n  period: week\n", "");
        assertReasons(Reason.TOO_MANY_CALLS_IN_PERIOD, 42);
    }

    @Test
    void aNumberTakesAsManyCallsInAMonthAsItsPlanSays() throws Exception {
        plan("limits:\n  monthlyCalls: 2\n", "");
        assertReasons(Reason.MONTHLY_CALLS_USED, 47);
    }

    @Test
    void whatTheCallsOfAMonthMayCostIsTheLastThatIsTaken() throws Exception {
        // A begun minute of a 400 number costs its subscriber 0.25 yuan.
        plan("limits:\n  monthlyCost: 300\n", "");
        assertReasons(Reason.MONTHLY_COST_USED, 49);

        // What a correction takes back may be spent again, and what one adds is spent.
        String call = scp.recordsOnDisk().getFirst().callId();
        assertEquals(
                "0.10",
                scp.correct(call, "0.10", "ticket 1").path("subscriber_pays").asText());
        assertEquals("0.350", said(NUMBER).getFirst().path("used").asText(), said(NUMBER)::toString);
        scp.correct(call, "0.00", "ticket 2");
        assertEquals("0.250", said(NUMBER).getFirst().path("used").asText(), said(NUMBER)::toString);
        assertEquals(List.of("1062345678"), ssp.place(Calls.to(NUMBER)).destinations());
        scp.awaitNoCalls();
        scp.correct(call, "0.0401", "ticket 3");
        assertEquals("0.541", said(NUMBER).getFirst().path("used").asText(), said(NUMBER)::toString);
    }

    @Test
    void whatANumberHasUsedOfItsMonthIsKnownAfterARestart() throws Exception {
        plan("limits:\n  monthlyCalls: 1\n", "");
        assertEquals(List.of("1062345678"), ssp.place(Calls.to(NUMBER)).destinations());
        close();
        start();
        assertEquals(OptionalInt.of(47), ssp.place(Calls.to(NUMBER)).releaseCause());
    }

    private void assertReasons(Reason reason, int cause) throws Exception {
        for (int i = 0; i < 2; i++) {
            CompletableFuture<CallResult> call =
                    ssp.begin(Calls.to(NUMBER).everyone(Calls.answers(5, HangsUp.CALLING)));
            assertEquals(
                    CallResult.Outcome.ANSWERED, call.get(30, TimeUnit.SECONDS).outcome());
            scp.awaitNoCalls();
        }
        assertEquals(OptionalInt.of(cause), ssp.place(Calls.to(NUMBER)).releaseCause());
        List<CallRecord> records = scp.records();
        assertEquals(3, records.size());
        assertEquals(reason, records.getLast().reason());
    }
}
