package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tollbridge.node.e2e.Calls.answers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Reason;
import org.tollbridge.simulator.ssf.CallResult;
import org.tollbridge.simulator.ssf.PartyScript.HangsUp;
import org.tollbridge.wire.inap.EventTypeBcsm;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.tcap.TcapMessage;

/** Switches and nodes that come and go. */
@Tag("any-transport")
@Timeout(120)
@ExtendWith(Wiretap.class)
class LinksIT {

    private static final int ANSWER_MILLIS = 10_000;
    private static final int CALLS = 50;
    private static final int LONG = 100_000;

    @TempDir
    private Path home;

    @Test
    void twoSwitchesGetTheirOwnAnswers() throws Exception {
        try (Scp scp = Scp.start(home, "switches: [{name: east, point-code: 1}, {name: west, point-code: 3}]");
                Ssp east = Ssp.connect(scp.address(), 1);
                Ssp west = Ssp.connect(scp.address(), 3)) {
            List<CompletableFuture<CallResult>> calls = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                calls.add(east.begin(Calls.to("8008100001").from("1062340001")));
                calls.add(west.begin(Calls.to("4008200001").from("2162340002")));
            }
            for (int i = 0; i < calls.size(); i++) {
                CallResult result = calls.get(i).get(60, TimeUnit.SECONDS);
                assertEquals(CallResult.Outcome.ANSWERED, result.outcome());
                assertEquals(List.of(), result.violations());
                assertEquals(List.of(i % 2 == 0 ? "1055501001" : "2155512001"), result.destinations());
            }
            List<CallRecord> records = scp.records();
            assertEquals(2 * CALLS, records.size());
            for (CallRecord record : records) {
                assertEquals(record.dialled().startsWith("800") ? "east" : "west", record.switchName());
                assertEquals(Reason.COMPLETED, record.reason());
            }
        }
    }

    @Test
    void callsOfASwitchThatIsGoneAreSettledAsLost() throws Exception {
        try (Scp scp = Scp.start(home, "m3ua: {recovery-ms: 100}\n")) {
            try (Ssp ssp = Ssp.connect(scp.address(), 1)) {
                assertFalse(answeredCall(scp, ssp, LONG).isDone());
            }
            CallRecord record = scp.records().getFirst();

            assertEquals(Reason.LINK_LOST, record.reason());
            assertEquals(1, scp.records().size());
        }
    }

    @Test
    void aCallOutlivesALinkThatComesBackInTime() throws Exception {
        try (Scp scp = Scp.start(home, "m3ua: {recovery-ms: 60000}\n");
                Ssp ssp = Ssp.connect(scp.address(), 1)) {
            CompletableFuture<CallResult> call = answeredCall(scp, ssp, 3_000);
            ssp.simulated().breakLink();
            // Counted, since the link may be back before anyone has seen it down.
            Until.holds("a second connection", () -> opened(scp) == 2);

            call.get(30, TimeUnit.SECONDS);
            CallRecord record = scp.records().getFirst();
            assertEquals(1, scp.records().size());
            assertEquals(Reason.COMPLETED, record.reason());
        }
    }

    @Test
    @Tag("tcp")
    void aSwitchThatReturnsReplacesItsDeadConnection() throws Exception {
        try (Scp scp = Scp.start(home, "");
                WireSwitch dead = new WireSwitch(scp.address(), ANSWER_MILLIS).activate();
                WireSwitch back = new WireSwitch(scp.address(), ANSWER_MILLIS).activate()) {
            back.send(WireSwitch.begin(
                    7,
                    WireSwitch.invoke(
                            1,
                            Operation.INITIAL_DP,
                            WireSwitch.initialDp("8008100005", "1062345678", EventTypeBcsm.ANALYSED_INFORMATION))));

            assertTrue(back.receiveTcap() instanceof TcapMessage.End);
            assertEquals(1, scp.records().size());
            // Whatever the dead one gets, it is no traffic of the call.
            assertThrows(IOException.class, () -> {
                while (true) {
                    assertTrue(dead.receive().type() != org.tollbridge.wire.m3ua.MessageType.DATA);
                }
            });
        }
    }

    @Test
    void aNodeThatIsStartedAgainGoesOnWithSwitchAndJournal() throws Exception {
        Scp first = Scp.start(home, "");
        int port = first.address().getPort();
        try (Ssp ssp = Ssp.connect(first.address(), 1)) {
            assertEquals(
                    CallResult.Outcome.ANSWERED,
                    ssp.place(Calls.to("8008100001")).outcome());
            assertEquals(1, first.records().size());
            first.close();
            try (Scp second = Scp.start(home, "m3ua: {port: " + port + "}\n")) {
                // A switch without a link sends nothing, so that a try too early leaves no record.
                Until.holds(
                        "the switch is back and its call answered",
                        () -> ssp.place(Calls.to("4008100001")).outcome() == CallResult.Outcome.ANSWERED);

                assertEquals(
                        List.of("8008100001", "4008100001"),
                        second.records().stream().map(CallRecord::dialled).toList());
            }
        } finally {
            first.close();
        }
    }

    @Test
    void aDrainLetsAnOpenCallEndAndTakesNoNewOne() throws Exception {
        try (Scp scp = Scp.start(home, "node: {drain-seconds: 60}\n");
                Ssp ssp = Ssp.connect(scp.address(), 1)) {
            CompletableFuture<CallResult> open =
                    ssp.begin(Calls.to("8008100001").everyone(answers(4_000, HangsUp.CALLED)));
            Until.holds("an open call", () -> scp.node().openCalls() == 1);
            CompletableFuture<Integer> drained = CompletableFuture.supplyAsync(() -> drain(scp));

            Until.holds(
                    "a new call is refused",
                    () -> ssp.place(Calls.to("8008100005")).outcome() == CallResult.Outcome.FAILED);
            assertEquals(
                    CallResult.Outcome.ANSWERED, open.get(30, TimeUnit.SECONDS).outcome());
            assertEquals(0, drained.get(30, TimeUnit.SECONDS));
            List<CallRecord> records = scp.recordsOnDisk();
            assertEquals(
                    List.of(Reason.COMPLETED),
                    records.stream()
                            .filter(record -> record.dialled().equals("8008100001"))
                            .map(CallRecord::reason)
                            .toList());
        }
    }

    @Test
    void aCallThatOutlastsTheDrainHasItsRecord() throws Exception {
        try (Scp scp = Scp.start(home, "node: {drain-seconds: 0}\n");
                Ssp ssp = Ssp.connect(scp.address(), 1)) {
            assertFalse(answeredCall(scp, ssp, LONG).isDone());

            assertEquals(1, drain(scp));
            List<CallRecord> records = scp.recordsOnDisk();
            assertEquals(1, records.size());
            assertEquals(Reason.NODE_STOPPED, records.getFirst().reason());
        }
    }

    /** Connections that the node has taken since its start. */
    private static long opened(Scp scp) {
        return scp.node().signalling().transportCounters().orElseThrow().opened();
    }

    private static int drain(Scp scp) {
        try {
            return scp.node().drain();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Places a call that goes on for so many of its seconds, and waits until its answer has reached the node. */
    private static CompletableFuture<CallResult> answeredCall(Scp scp, Ssp ssp, long seconds) throws Exception {
        long before = scp.node().signalling().m3uaCounters().dataReceived();
        CompletableFuture<CallResult> call =
                ssp.begin(Calls.to("8008100001").everyone(answers(seconds, HangsUp.CALLED)));
        Until.holds(
                "InitialDP and answer report",
                () -> scp.node().signalling().m3uaCounters().dataReceived() == before + 2);
        assertEquals(1, scp.node().openCalls());
        return call;
    }
}
