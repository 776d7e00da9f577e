package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Reason;
import org.tollbridge.simulator.link.LinkSettings;
import org.tollbridge.simulator.ssf.CallResult;
import org.tollbridge.simulator.ssf.PartyScript.HangsUp;
import org.tollbridge.simulator.ssf.SwitchSettings;
import org.tollbridge.wire.transport.DialSettings;
import org.tollbridge.wire.transport.Protocol;

/** Switch and node as ASPs of a transfer point that nobody here wrote, Osmocom's, which routes by point code. */
@Tag("sctp")
@Timeout(120)
class TransferPointIT {

    private static final Path SAMPLES = Path.of("..", "samples", "config");
    private static final long SWITCH_CONTEXT = 10;
    private static final int CALLS = 100;

    @TempDir
    private Path folder;

    @Test
    void callsGoThroughATransferPoint() throws Exception {
        try (Stp stp = new Stp();
                Scp scp = scp();
                Ssp ssp = ssp()) {
            stp.requireRunning();
            awaitRoute(scp);
            List<CompletableFuture<CallResult>> calls = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                calls.add(ssp.begin(Calls.to("8008100001")));
            }
            for (CompletableFuture<CallResult> call : calls) {
                CallResult result = call.get(60, TimeUnit.SECONDS);
                assertEquals(CallResult.Outcome.ANSWERED, result.outcome());
                assertEquals(List.of(), result.violations());
            }
            List<CallRecord> records = scp.records();
            assertEquals(CALLS, records.size());
            assertTrue(records.stream().allMatch(record -> record.reason() == Reason.COMPLETED));
        }
    }

    @Test
    void callsGoOnWhenTheTransferPointIsBack() throws Exception {
        try (Scp scp = scp()) {
            Stp first = new Stp();
            try (Ssp ssp = ssp()) {
                awaitRoute(scp);
                CompletableFuture<CallResult> open = answered(scp, ssp, 8_000);
                first.close();
                Until.holds("the node has lost its way to the switch", () -> !reaches(scp));
                try (Stp second = new Stp()) {
                    second.requireRunning();
                    awaitRoute(scp);
                    Until.holds(
                            "the switch is back and its call answered",
                            () -> ssp.place(Calls.to("4008100001")).outcome() == CallResult.Outcome.ANSWERED);
                    assertEquals(
                            CallResult.Outcome.ANSWERED,
                            open.get(30, TimeUnit.SECONDS).outcome());
                    assertEquals(
                            List.of(Reason.COMPLETED),
                            scp.records().stream()
                                    .filter(record -> record.dialled().equals("8008100001"))
                                    .map(CallRecord::reason)
                                    .toList());
                }
            } finally {
                first.close();
            }
        }
    }

    @Test
    void callsOfASwitchThatIsGoneBehindTheTransferPointAreSettled() throws Exception {
        try (Stp stp = new Stp();
                Scp scp = scp()) {
            stp.requireRunning();
            try (Ssp ssp = ssp()) {
                awaitRoute(scp);
                assertFalse(answered(scp, ssp, 100_000).isDone());
            }
            assertEquals(Reason.LINK_LOST, scp.records().getFirst().reason());
        }
    }

    private Scp scp() throws IOException {
        return Scp.start(folder.resolve("home"), Files.readString(SAMPLES.resolve("osmo-stp.yaml")));
    }

    private static Ssp ssp() throws Exception {
        InetSocketAddress stp = new InetSocketAddress(InetAddress.getLoopbackAddress(), 2905);
        InetSocketAddress own = new InetSocketAddress(InetAddress.getLoopbackAddress(), 2906);
        DialSettings dial = DialSettings.of(Protocol.SCTP, List.of(stp), List.of(own));
        LinkSettings link = LinkSettings.of(stp).withDial(dial).withRoutingContext(SWITCH_CONTEXT);
        return Ssp.connect(SwitchSettings.of(link).withSpeed(1_000));
    }

    private static boolean reaches(Scp scp) {
        return scp.node().signalling().links().getOrDefault(1, false);
    }

    private static void awaitRoute(Scp scp) throws Exception {
        Until.holds("the node has a way to the switch", () -> reaches(scp));
    }

    private static CompletableFuture<CallResult> answered(Scp scp, Ssp ssp, long seconds) throws Exception {
        CompletableFuture<CallResult> call =
                ssp.begin(Calls.to("8008100001").everyone(Calls.answers(seconds, HangsUp.CALLED)));
        Until.holds(
                "InitialDP and answer report",
                () -> scp.node().signalling().m3uaCounters().dataReceived() >= 2);
        return call;
    }

    /** osmo-stp as {@code samples/config/osmo-stp.cfg} sets it up. */
    private final class Stp implements AutoCloseable {

        private final Process process;
        private final Path log;

        Stp() throws IOException {
            log = Files.createTempFile(folder, "osmo-stp", ".log");
            process = new ProcessBuilder(
                            "osmo-stp",
                            "-c",
                            SAMPLES.resolve("osmo-stp.cfg").toAbsolutePath().toString())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        }

        void requireRunning() throws IOException {
            assertTrue(process.isAlive(), Files.readString(log));
        }

        @Override
        public void close() {
            process.destroy();
            process.onExit().join();
        }
    }
}
