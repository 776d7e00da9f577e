package org.tollbridge.node.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tollbridge.node.control.Authors;
import org.tollbridge.node.control.Replies;
import org.tollbridge.node.desk.Desk;
import org.tollbridge.node.desk.DeskClient;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.home.NodeHome;
import org.tollbridge.node.why.LocalTimes;
import org.tollbridge.provisioning.inventory.Author;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options common to the service desk's commands, and the way they send requests. */
final class DeskOptions {

    @Mixin
    private ConfigurationOption configuration;

    @Option(names = "--why", paramLabel = "TEXT", defaultValue = "", description = "Reason; kept with the change.")
    private String why;

    @Option(names = "--json", description = "Print JSON, one object per line.")
    private boolean json;

    /** A request for an action, without empty texts. */
    static ObjectNode request(String action, Map<String, String> texts) {
        ObjectNode request = Replies.line().put("command", Desk.COMMAND).put("action", action);
        texts.forEach((key, text) -> {
            if (!text.isEmpty()) {
                request.put(key, text);
            }
        });
        return request;
    }

    /**
     * Sends a request to the node running on the home, or to the home's store directly, and prints the response.
     *
     * @param words converts a line of the response to text
     * @throws CommandFault when it is refused or cannot be done
     */
    int ask(ObjectNode request, Function<JsonNode, String> words) {
        answers(request).forEach(line -> say(line, words));
        return 0;
    }

    /**
     * Requests a list as {@link #ask} does, and says so when it may be incomplete.
     *
     * @param limit largest number of lines, at least 1
     */
    int list(ObjectNode request, int limit, Function<JsonNode, String> words) {
        if (limit < 1) {
            throw new CommandFault("--limit must be a whole number of at least 1, not " + limit);
        }
        List<JsonNode> lines = answers(request.put("limit", limit));
        lines.forEach(line -> say(line, words));
        if (lines.size() >= limit) {
            System.err.println("tollbridge: --limit of " + lines.size() + " reached; there may be more lines");
        }
        return 0;
    }

    /** Prints a line of a response; text output shows times in this machine's time zone. */
    void say(JsonNode line, Function<JsonNode, String> words) {
        System.out.println(json ? line.toString() : words.apply(LocalTimes.in(line)));
    }

    /**
     * Sends a request as {@link #ask} does, for callers that do more than print the lines of the response.
     *
     * @throws CommandFault when it is refused or cannot be done
     */
    List<JsonNode> answers(ObjectNode request) {
        NodeHome home = NodeHome.of(System.getenv());
        home.prepare();
        try {
            Authors.write(request, new Author(System.getProperty("user.name", "unknown"), why));
        } catch (IllegalArgumentException e) {
            throw new CommandFault(String.valueOf(e.getMessage()));
        }
        return DeskClient.ask(home, () -> configuration.read(home), request);
    }
}
