package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.node.demo.DemoCommand;
import org.tollbridge.service.call.Reason;
import org.tollbridge.simulator.ssf.CallResult;
import org.tollbridge.simulator.ssf.PartyScript.HangsUp;
import picocli.CommandLine;

/** What is of SCTP alone, between a node and a switch on one network. */
@Tag("sctp")
@Timeout(120)
class SctpIT {

    private static final int CALLS = 50;

    @TempDir
    private Path home;

    @Test
    void openCallsOutliveAnAbortAndNewOnesAreAnswered() throws Exception {
        try (Scp scp = Scp.start(home, "m3ua: {transport: sctp, recovery-ms: 60000}\n");
                Ssp ssp = Ssp.connect(scp.address(), 1)) {
            assertTrue(
                    scp.node().banner().startsWith("listening on SCTP 127.0.0.1:"),
                    scp.node().banner());
            List<CompletableFuture<CallResult>> calls = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                calls.add(ssp.begin(Calls.to("8008100001").everyone(Calls.answers(6_000, HangsUp.CALLED))));
            }
            Until.holds(
                    "every InitialDP and answer report",
                    () -> scp.node().signalling().m3uaCounters().dataReceived() == 2 * CALLS);
            ssp.simulated().breakLink();
            Until.holds("a second association", () -> opened(scp) == 2);

            for (CompletableFuture<CallResult> call : calls) {
                assertEquals(
                        CallResult.Outcome.ANSWERED,
                        call.get(30, TimeUnit.SECONDS).outcome());
            }
            assertEquals(
                    CallResult.Outcome.ANSWERED,
                    ssp.place(Calls.to("4008100001")).outcome());
            assertEquals(CALLS + 1, scp.records().size());
            assertTrue(scp.records().stream().allMatch(record -> record.reason() == Reason.COMPLETED));
        }
    }

    @Test
    void theDemoRunsOverSctp() {
        StringWriter out = new StringWriter();
        CommandLine demo = new CommandLine(new DemoCommand());
        demo.setOut(new PrintWriter(out));

        assertEquals(0, demo.execute("--transport", "sctp"), out::toString);
        assertTrue(out.toString().contains("as expected"), out::toString);
    }

    private static long opened(Scp scp) {
        return scp.node().signalling().transportCounters().orElseThrow().opened();
    }
}
