package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tollbridge.node.control.ControlClient;
import org.tollbridge.node.control.Replies;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.home.NodeHome;
import org.tollbridge.node.status.StatusReport;
import org.tollbridge.node.trace.PcapngSink;
import org.tollbridge.node.trace.TraceRun;
import org.tollbridge.node.trace.TraceSink;
import org.tollbridge.node.trace.TraceThroughNode;
import org.tollbridge.node.trace.TracedMessage;
import org.tollbridge.wire.capture.PcapngWriter;
import org.tollbridge.wire.sccp.PointCodeLength;

/** Captures and the status of a whole node, through its control socket. */
@Timeout(120)
class TraceIT {

    private static final String SWITCHES = "switches: [{name: plain, point-code: 1}, {name: other, point-code: 3}]\n";
    private static final String NUMBER = "8008100001";
    private static final String OTHER_NUMBER = "4008100001";
    /** InitialDP, the answer with Connect, the reports of answer and disconnect, the end. */
    private static final int MESSAGES = 5;

    @TempDir
    private Path home;

    /** Keeps what comes, and tells when the capture has begun. */
    private static final class Kept implements TraceSink {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final List<TracedMessage> messages = new ArrayList<>();
        private final List<PointCodeLength> pointCodes = new ArrayList<>();

        @Override
        public void begins(PointCodeLength length) {
            pointCodes.add(length);
        }

        @Override
        public synchronized void take(TracedMessage message) {
            messages.add(message);
        }

        @Override
        public void idle() {
            begun.countDown();
        }
    }

    private static TraceThroughNode.Request request(
            Optional<String> name, Optional<String> called, long millis, long count) {
        return new TraceThroughNode.Request(
                name,
                called,
                Optional.empty(),
                Optional.empty(),
                new TraceRun.Limits(Duration.ofMillis(millis), count));
    }

    private CompletableFuture<TraceRun.Outcome> trace(TraceThroughNode.Request request, TraceSink sink) {
        return CompletableFuture.supplyAsync(() -> {
            try (ControlClient node = ControlClient.connect(new NodeHome(home).controlSocket())) {
                return TraceThroughNode.ask(node, request, sink);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void theCallsToANumberAreCapturedWhole() throws Exception {
        try (Scp scp = Scp.start(home, SWITCHES);
                Ssp ssp = Ssp.connect(scp.address(), 1)) {
            Kept kept = new Kept();
            CompletableFuture<TraceRun.Outcome> outcome =
                    trace(request(Optional.empty(), Optional.of(NUMBER), 60_000, MESSAGES), kept);
            assertTrue(kept.begun.await(20, TimeUnit.SECONDS));
            ssp.place(Calls.to(OTHER_NUMBER));
            ssp.place(Calls.to(NUMBER));
            assertEquals(new TraceRun.Outcome(MESSAGES, 0), outcome.get());
            TracedMessage first = kept.messages.getFirst();
            assertTrue(first.received());
            assertEquals("begin initialDP " + NUMBER + " from " + Calls.FIXED_CALLER, first.text());
            assertTrue(kept.messages.stream().anyMatch(message -> message.text().contains("eventReportBCSM oAnswer")));
            assertTrue(
                    kept.messages.stream().allMatch(message -> message.subject().startsWith("switch plain, ")));
        }
    }

    @Test
    void tsharkReadsACaptureWithItsComments() throws Exception {
        assumeTrue(Tshark.isInstalled(), "tshark is not installed");
        Path file = home.resolve("trace.pcapng");
        try (Scp scp = Scp.start(home, SWITCHES);
                Ssp ssp = Ssp.connect(scp.address(), 1);
                PcapngSink sink = new PcapngSink(new PcapngWriter(Files.newOutputStream(file)))) {
            Kept begun = new Kept();
            TraceSink both = new TraceSink() {
                @Override
                public void take(TracedMessage message) throws IOException {
                    sink.take(message);
                }

                @Override
                public void idle() throws IOException {
                    sink.idle();
                    begun.idle();
                }
            };
            CompletableFuture<TraceRun.Outcome> wanted =
                    trace(request(Optional.of("plain"), Optional.of("800*"), 60_000, MESSAGES), both);
            assertTrue(begun.begun.await(20, TimeUnit.SECONDS));
            Until.holds("messages", () -> {
                if (!wanted.isDone()) {
                    ssp.place(Calls.to(NUMBER));
                }
                return wanted.isDone();
            });
            assertEquals(MESSAGES, wanted.get().messages());
        }
        List<String> packets = Tshark.read(file, "-T", "fields", "-e", "_ws.col.Info", "-e", "frame.comment");
        assertEquals(MESSAGES, packets.size());
        assertTrue(packets.getFirst().contains("initialDP"), packets.getFirst());
        assertTrue(packets.getFirst().contains("switch plain, dialogue "), packets.getFirst());
        assertEquals(List.of(), Tshark.read(file, "-Y", "_ws.malformed"));
    }

    @Test
    void anUnknownSwitchIsRefused() throws Exception {
        try (Scp scp = Scp.start(home, SWITCHES);
                ControlClient node =
                        ControlClient.connect(scp.node().settings().home().controlSocket())) {
            CommandFault fault = assertThrows(
                    CommandFault.class,
                    () -> TraceThroughNode.ask(
                            node, request(Optional.of("nobody"), Optional.empty(), 1_000, 1), new Kept()));
            assertEquals("there is no switch nobody", fault.getMessage());
        }
    }

    @ParameterizedTest
    @EnumSource(PointCodeLength.class)
    void aCaptureSaysHowLongPointCodesAreAndEndsWhenItsTimeIsOver(PointCodeLength length) throws Exception {
        String network = "network: {point-code-bits: " + length.bits() + "}\n";
        try (Scp scp = Scp.start(home, network + SWITCHES);
                ControlClient node =
                        ControlClient.connect(scp.node().settings().home().controlSocket())) {
            Kept kept = new Kept();
            TraceRun.Outcome outcome = TraceThroughNode.ask(
                    node, request(Optional.of("plain"), Optional.of("1*"), 50, Long.MAX_VALUE), kept);
            assertEquals(new TraceRun.Outcome(0, 0), outcome);
            assertEquals(List.of(length), kept.pointCodes);
        }
    }

    @Test
    void theStatusSaysHowTheNodeIs() throws Exception {
        try (Scp scp = Scp.start(home, SWITCHES);
                Ssp ssp = Ssp.connect(scp.address(), 1);
                ControlClient node =
                        ControlClient.connect(scp.node().settings().home().controlSocket())) {
            ssp.place(Calls.to(NUMBER));
            scp.awaitNoCalls();
            List<JsonNode> lines = new ArrayList<>();
            node.ask(Replies.line().put("command", StatusReport.COMMAND), InputStream.nullInputStream(), lines::add);
            JsonNode status = lines.getFirst();
            assertTrue(status.path("health").path("ready").asBoolean());
            assertEquals(1, status.path("calls").path("offered").asInt());
            assertTrue(status.path("switches").path("plain").path("up").asBoolean());
            String words = StatusReport.words(status);
            assertTrue(words.contains("ready      yes"), words);
            assertTrue(
                    words.contains("switch     plain reachable, point code 1 (0-0-1), 0 dialogues, 1 InitialDPs"),
                    words);
            assertTrue(words.contains("switch     other UNREACHABLE"), words);
            assertTrue(words.contains("ended      completed 1"), words);
        }
    }
}
