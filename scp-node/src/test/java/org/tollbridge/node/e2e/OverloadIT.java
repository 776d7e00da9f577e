package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.node.control.ControlClient;
import org.tollbridge.node.control.Replies;
import org.tollbridge.node.home.NodeHome;
import org.tollbridge.node.traffic.FilterThroughNode;
import org.tollbridge.simulator.link.LinkSettings;
import org.tollbridge.simulator.load.LoadCall;
import org.tollbridge.simulator.load.LoadReport;
import org.tollbridge.simulator.load.LoadRun;
import org.tollbridge.simulator.load.LoadSettings;
import org.tollbridge.wire.transport.Transport;
import org.tollbridge.wire.transport.TransportSettings;

/** A whole node that is asked three times as much as it may take. Says what came of it; the campaign sets limits. */
@Tag("alone")
@Timeout(120)
@ExtendWith(Wiretap.class)
class OverloadIT {

    private static final int CAPACITY = 200;
    private static final String NUMBER = "8008100001";
    private static final String LIMITED = "overload.calls-per-second: " + CAPACITY + "\n";

    @TempDir
    private Path home;

    private static LoadSettings calls(boolean obeyGaps) {
        return LoadSettings.of(List.of(
                        new LoadCall(Calls.to(NUMBER).script().initialDp()),
                        new LoadCall(Calls.to("8008100002").script().initialDp()),
                        new LoadCall(Calls.to("8008100003").script().initialDp())))
                .obeyingGaps(obeyGaps);
    }

    private static LoadRun connect(Scp scp, Transport transport, LoadSettings settings) throws Exception {
        LinkSettings link = LinkSettings.of(scp.address());
        return new LoadRun(transport, link, settings, Wiretap.on(link.pointCodes()));
    }

    private static void say(String what, LoadReport report) {
        System.out.printf(
                "overload, %s: placed %d, completed %d, refused %d, gapped %d; of the admitted p50 %.1f ms, p99 %.1f ms%n",
                what,
                report.placed(),
                report.completed(),
                report.refused(),
                report.gapped(),
                report.milliseconds(50),
                report.milliseconds(99));
    }

    /** What a machine that stops for a moment does not do is lost: how much of the capacity is used, the campaign says. */
    private static void assertCapacityUsed(LoadReport report, int seconds) {
        assertTrue(report.completed() >= 0.5 * CAPACITY * seconds, "completed " + report.completed());
        assertTrue(report.completed() <= 1.1 * CAPACITY * seconds, "completed " + report.completed());
        assertEquals(0, report.aborted() + report.lost() + report.unexpected());
    }

    /** A stall of the machine makes a burst of even the calmest load, so that one try in a few must be clean. */
    private static void assertBackToNormal(LoadRun load) throws Exception {
        Until.holds(
                "half the capacity is served without a refusal",
                () -> load.atRate(CAPACITY / 2, Duration.ofSeconds(1), progress -> {})
                        .isClean());
    }

    @Test
    void threeTimesTheCapacityIsRefusedDownToTheCapacity() throws Exception {
        try (Scp scp = Scp.start(home, LIMITED + "overload.call-gaps: false\n");
                Transport transport = new Transport("switch", TransportSettings.DEFAULT);
                LoadRun load = connect(scp, transport, calls(true))) {
            LoadReport report = load.atRate(3 * CAPACITY, Duration.ofSeconds(5), progress -> {});
            say("gate alone", report);
            assertCapacityUsed(report, 5);
            assertEquals(report.placed(), report.completed() + report.refused());
            assertEquals(report.refused(), scp.node().traffic().counters().refused());
            assertEquals(
                    report.completed(), scp.records().size(), "no record for a refused call, one for each other one");

            assertBackToNormal(load);
        }
    }

    @Test
    void switchesAreToldToAskLessAndAreReleasedAfterwards() throws Exception {
        try (Scp scp = Scp.start(home, LIMITED);
                Transport transport = new Transport("switch", TransportSettings.DEFAULT);
                LoadRun load = connect(scp, transport, calls(true))) {
            LoadReport report = load.atRate(3 * CAPACITY, Duration.ofSeconds(10), progress -> {});
            say("gaps kept", report);
            assertCapacityUsed(report, 10);
            assertTrue(report.gapped() > 0, "no call was gapped");
            assertTrue(scp.node().traffic().counters().gapsOrdered() > 0);
            assertEquals(0, scp.node().traffic().gapsUnsent());
            Until.holds(
                    "gaps are withdrawn", () -> scp.node().traffic().counters().gaps() == 0);
            assertBackToNormal(load);
            scp.awaitNoCalls();
        }
    }

    @Test
    void massCallsAreFilteredInTheSwitchCountedAndShown() throws Exception {
        try (Scp scp = Scp.start(home, "");
                Transport transport = new Transport("switch", TransportSettings.DEFAULT);
                LoadRun load = connect(scp, transport, calls(true))) {
            List<String> answers =
                    ask("{\"what\":\"add\",\"number\":\"" + NUMBER + "\",\"seconds\":4,\"interval\":1,\"cause\":31}");
            assertEquals(List.of("{\"switch\":\"ssp1\",\"refused\":\"\"}", "{\"done\":true,\"refused\":0}"), answers);
            String taken = ask("{\"what\":\"list\"}").getFirst();
            assertTrue(taken.contains("\"states\":{\"ssp1\":{\"may-filter\":true,\"why\":\"\"}}"), taken);

            LoadReport report = load.atRate(300, Duration.ofSeconds(3), progress -> {});
            assertTrue(report.filtered() > 200 && report.filtered() <= 300, "filtered " + report.filtered());
            assertEquals(report.placed(), report.completed());
            // The last report comes when the filter is over, which the load's own clock tells.
            LoadReport after = load.atRate(30, Duration.ofSeconds(3), progress -> {});
            long filtered = report.filtered() + after.filtered();
            Until.holds(
                    "the switch's count",
                    () -> scp.node().traffic().filters().getFirst().total() == filtered);
            List<String> shown = ask("{\"what\":\"list\"}");
            assertEquals(2, shown.size());
            assertTrue(shown.getFirst().contains("\"switches\":{\"ssp1\":{\"0\":" + filtered + "}}"), shown.toString());
            assertFalse(shown.getFirst().contains("\"left\":4"), shown.toString());
            scp.awaitNoCalls();
        }
    }

    @Test
    void aFilterThatNoSwitchTookIsNotKept() throws Exception {
        try (Scp scp = Scp.start(home, "")) {
            String why = "the order could not be sent: switch 1 is not reachable";
            assertEquals(
                    List.of("{\"switch\":\"ssp1\",\"refused\":\"" + why + "\"}", "{\"done\":true,\"refused\":1}"),
                    ask("{\"what\":\"add\",\"number\":\"" + NUMBER + "\",\"seconds\":60,\"interval\":1}"));
            assertEquals(List.of("{\"done\":true}"), ask("{\"what\":\"list\"}"));
            assertEquals(List.of(), scp.node().traffic().filters());
        }
    }

    private List<String> ask(String json) throws Exception {
        List<String> lines = new ArrayList<>();
        try (ControlClient node = ControlClient.connect(new NodeHome(home).controlSocket())) {
            var request = Replies.line();
            new ObjectMapper()
                    .readTree(json)
                    .properties()
                    .forEach(entry -> request.set(entry.getKey(), entry.getValue()));
            FilterThroughNode.ask(node, request, line -> lines.add(line.toString()));
        }
        return lines;
    }
}
