package org.tollbridge.node.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tollbridge.node.control.ControlServer;
import org.tollbridge.node.control.Replies;
import org.tollbridge.node.home.NodeHome;
import org.tollbridge.provisioning.store.CorrectedCall;

/** What {@code tollbridge correct} asks a node, and what it says of the answer. */
class CorrectCommandTest {

    @RegisterExtension
    private static final Room ROOM = new Room();

    @Test
    void theNodeIsAskedAndItsAnswerIsTold() {
        NodeHome home = new NodeHome(ROOM.folder().resolve("home"));
        home.prepare();
        List<JsonNode> asked = new ArrayList<>();
        ControlServer node = ControlServer.open(home.controlSocket(), Map.of("correct", (request, body, replies) -> {
            asked.add(request);
            replies.send(
                    request.path("call").asText().equals("scp1-1")
                            ? CorrectedCall.FORM.write(new CorrectedCall("scp1-1", 60, 2_200, 2_000, 1))
                            : Replies.line().put("refused", "there is none"));
            replies.send(Replies.line().put("done", true));
        }));
        try {
            assertEquals(
                    new Run(0, "scp1-1  now 60 s, caller 0.22, subscriber 0.20 yuan (correction 1)\n", ""),
                    ROOM.run("correct", "scp1-1", "--subscriber-pays", "0.20", "--why", "ticket 4711"));
            assertEquals(
                    new Run(1, "", "tollbridge: there is none\n"),
                    ROOM.run("correct", "scp1-2", "--seconds", "60", "--why", "x"));
        } finally {
            node.close();
        }
        assertEquals("0.20", asked.getFirst().path("subscriber_pays").asText());
        assertEquals("ticket 4711", asked.getFirst().path("why").asText());
        assertTrue(!asked.getFirst().has("seconds") && !asked.getFirst().has("caller_pays"), asked.toString());
        assertEquals(60, asked.getLast().path("seconds").asInt());
    }

    @Test
    void aReasonIsWanted() {
        Run run = ROOM.run("correct", "scp1-1", "--seconds", "60");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("--why"), run.err());
    }
}
