package org.tollbridge.node.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tollbridge.node.config.ConfigurationReader;
import org.tollbridge.node.config.RecordKeys;
import org.tollbridge.node.config.Rules;
import org.tollbridge.node.control.Authors;
import org.tollbridge.node.control.ControlClient;
import org.tollbridge.node.control.Replies;
import org.tollbridge.node.desk.Desk;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.fault.Reason;
import org.tollbridge.node.home.NodeHome;
import org.tollbridge.node.load.StoreReader;
import org.tollbridge.node.why.LocalTimes;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.StoreException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that all commands of the service desk have, and how they ask. */
final class DeskOptions {

    @Mixin
    private ConfigurationOption configuration;

    @Option(names = "--why", paramLabel = "TEXT", defaultValue = "", description = "Reason; kept with the change.")
    private String why;

    @Option(names = "--json", description = "Print JSON, one object per line.")
    private boolean json;

    /** A request for an action; empty texts are left out. */
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
     * Asks the node that runs on the home, or the home's store itself, and prints the answer.
     *
     * @param words how a line of the answer is said
     * @throws CommandFault when it is refused or cannot be done
     */
    int ask(ObjectNode request, Function<JsonNode, String> words) {
        answers(request).forEach(line -> say(line, words));
        return 0;
    }

    /**
     * Asks for a list as {@link #ask} does, and says so when it may have been cut off.
     *
     * @param limit lines at the most, from 1 on
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

    /** Prints a line of an answer; in words moments are in this machine's zone. */
    void say(JsonNode line, Function<JsonNode, String> words) {
        System.out.println(json ? line.toString() : words.apply(LocalTimes.in(line)));
    }

    /**
     * Asks as {@link #ask} does, for those who do more with the lines of the answer than print them.
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
        List<JsonNode> lines = new ArrayList<>();
        try {
            HomeOrNode.work(home, () -> here(home, request, lines), () -> there(home, request, lines));
        } catch (InterruptedException e) {
            throw new CommandFault("interrupted; the change may or may not have been made");
        }
        for (JsonNode line : lines) {
            if (line.has("refused")) {
                throw new CommandFault(line.path("refused").asText().lines().toList(), CommandFrame.REFUSED);
            }
            if (line.has("aside")) {
                System.err.println("tollbridge: " + line.path("aside").asText());
            }
        }
        lines.removeIf(line -> line.has("aside") || line.has("done"));
        return lines;
    }

    private int here(NodeHome home, ObjectNode request, List<JsonNode> lines) {
        ConfigurationReader.Loaded loaded = configuration.read(home);
        loaded.warnings().forEach(warning -> System.err.println("tollbridge: " + warning));
        try (NumberStore store = NumberStore.open(StoreReader.read(loaded.values(), home))) {
            new Desk(store, Rules.forNumbers(loaded.values()), loaded.values().flag(RecordKeys.IN_STORE), said -> {})
                    .answer(request, lines::add);
            return 0;
        } catch (StoreException | IOException | IllegalArgumentException e) {
            throw new CommandFault(String.valueOf(e.getMessage()));
        }
    }

    private static int there(NodeHome home, ObjectNode request, List<JsonNode> lines) {
        try (ControlClient node = ControlClient.connect(home.controlSocket())) {
            node.ask(request, InputStream.nullInputStream(), lines::add);
            return 0;
        } catch (IOException e) {
            throw new CommandFault("the node closed the connection (" + Reason.of(e) + "); try again");
        }
    }
}
