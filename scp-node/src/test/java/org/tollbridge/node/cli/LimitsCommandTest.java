package org.tollbridge.node.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tollbridge.node.control.ControlServer;
import org.tollbridge.node.control.Replies;
import org.tollbridge.node.home.NodeHome;

/** What {@code tollbridge limits} asks a node, and what it says of the answer. */
class LimitsCommandTest {

    @RegisterExtension
    private static final Room ROOM = new Room();

    @Test
    void theNodeIsAskedAndItsAnswerIsTold() {
        NodeHome home = new NodeHome(ROOM.folder().resolve("home"));
        home.prepare();
        ControlServer node = ControlServer.open(home.controlSocket(), Map.of("limits", (request, body, replies) -> {
            String number = request.path("number").asText();
            if (number.equals("4008101234")) {
                replies.send(Replies.line()
                        .put("kind", "concurrent")
                        .put("limit", 5)
                        .put("used", 2)
                        .put("percent", 40));
                replies.send(Replies.line()
                        .put("kind", "monthly-cost")
                        .put("destination", "861062345678")
                        .put("limit", "100.000"));
            } else if (number.equals("4008101236")) {
                replies.send(Replies.line().put("refused", "no calls to it are taken"));
            }
            replies.send(Replies.line().put("done", true));
        }));
        try {
            assertEquals(new Run(0, """
                            limit of        destination               used         limit
                            concurrent      all                          2             5  40%
                            monthly-cost    861062345678         not known       100.000
                            """, ""), ROOM.run("limits", "4008101234"));
            assertEquals(new Run(0, "4008101235 has no limits\n", ""), ROOM.run("limits", "4008101235"));
            assertEquals(new Run(1, "", "tollbridge: no calls to it are taken\n"), ROOM.run("limits", "4008101236"));
        } finally {
            node.close();
        }
    }
}
