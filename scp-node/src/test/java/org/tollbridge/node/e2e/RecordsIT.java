package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.node.control.ControlClient;
import org.tollbridge.node.control.Replies;
import org.tollbridge.node.home.NodeHome;
import org.tollbridge.provisioning.store.Audit;
import org.tollbridge.service.call.CallRecord;

/** Calls over the wire are found in the store by whoever asks the node. */
@Timeout(120)
class RecordsIT {

    @TempDir
    private Path home;

    private List<JsonNode> find(String key, String value) throws Exception {
        List<JsonNode> lines = new ArrayList<>();
        try (ControlClient node = ControlClient.connect(new NodeHome(home).controlSocket())) {
            node.ask(
                    Replies.line().put("command", "desk").put("action", "calls").put(key, value),
                    InputStream.nullInputStream(),
                    lines::add);
        }
        return lines.stream().filter(line -> !line.has("done")).toList();
    }

    @Test
    void aCallIsFoundByWhatItWas() throws Exception {
        try (Scp scp = Scp.start(home, "records: {in-store: true, hidden-digits: 4}\n");
                Ssp ssp = Ssp.connect(scp.address(), 1)) {
            ssp.place(Calls.to("4008100001"));
            ssp.place(Calls.to("4008100001").everyone(Calls.isBusy()));
            ssp.place(Calls.to("4008777777"));
            Until.holds("three calls in the store", () -> find("limit", "100").size() == 3);

            JsonNode answered = find("outcome", "ANSWERED").getFirst();
            assertEquals("4008100001", answered.path("number").asText());
            assertEquals("86106234xxxx", answered.path("caller").asText());
            assertTrue(answered.path("seconds").asInt() >= 1, answered.toString());
            assertEquals("0.25", answered.path("subscriber_pays").asText());
            assertEquals(1, find("reason", "UNKNOWN_NUMBER").size());
            assertEquals(2, find("called", "4008100001").size());

            // Corrected, it is there as it was, and the correction stands behind it.
            String call = answered.path("call").asText();
            JsonNode corrected = scp.correct(call, "0.20", "ticket 4711");
            assertEquals("0.20", corrected.path("subscriber_pays").asText());
            assertEquals(1, corrected.path("corrections").asInt());
            assertEquals(
                    "call " + call + " already has these charges",
                    scp.correct(call, "0.20", "again").path("refused").asText());
            assertEquals(
                    "give a reason for the correction",
                    scp.correct(call, "0.10", "").path("refused").asText());
            assertTrue(scp.correct("scp1-none-1", "0.10", "x")
                    .path("refused")
                    .asText()
                    .contains("has no call scp1-none-1"));
            assertEquals(
                    "0.25",
                    find("outcome", "ANSWERED")
                            .getFirst()
                            .path("subscriber_pays")
                            .asText());
            CallRecord last = scp.recordsOnDisk().getLast();
            assertEquals(call, last.correction().orElseThrow().of());
            assertEquals(-500, last.charge().orElseThrow().subscriber());
            assertTrue(new Audit(scp.node().store())
                    .lines(Audit.Filter.ALL, Audit.Position.END, 10).stream()
                            .anyMatch(line -> line.toString().contains("ticket 4711")));
            assertEquals(List.of(), find("until", "2026-01-01T00:00:00Z"));
            assertEquals(
                    "since is not a time such as 2026-11-28T08:00:00Z: yesterday",
                    find("since", "yesterday").getFirst().path("refused").asText());
        }
    }
}
