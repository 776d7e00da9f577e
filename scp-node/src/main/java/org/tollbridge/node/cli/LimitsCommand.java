package org.tollbridge.node.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.tollbridge.node.control.ControlClient;
import org.tollbridge.node.control.Replies;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.run.LimitsThroughNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollbridge limits}. */
@Command(
        name = "limits",
        mixinStandardHelpOptions = true,
        header = "Show the current use of a number's limits.%n",
        description = {
            "Asks the node that runs on $TOLLBRIDGE_HOME. In a cluster, the counts cover all nodes.",
        },
        optionListHeading = "%nOptions:%n",
        footer = {"", "Exit codes: 0 done, 1 no calls to the number are accepted, 2 no node runs."})
final class LimitsCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NUMBER", description = "The service number, such as 4008101234.")
    private String number;

    @Option(names = "--json", description = "Print one JSON object per limit.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        List<JsonNode> limits = new ArrayList<>();
        try (ControlClient node = RunningNode.connect()) {
            node.ask(
                    Replies.line().put("command", LimitsThroughNode.COMMAND).put("number", number),
                    InputStream.nullInputStream(),
                    limits::add);
        }
        limits.removeIf(line -> line.has("done"));
        for (JsonNode line : limits) {
            if (line.has("refused")) {
                throw new CommandFault(List.of(line.path("refused").asText()), CommandFrame.REFUSED);
            }
        }
        if (json) {
            limits.forEach(line -> System.out.println(line));
        } else if (limits.isEmpty()) {
            System.out.println(number + " has no limits");
        } else {
            print("limit of", "destination", "used", "limit", "");
            limits.forEach(LimitsCommand::print);
        }
        return 0;
    }

    private static void print(JsonNode line) {
        print(
                line.path("kind").asText(),
                line.path("destination").asText("all"),
                line.path("used").asText("not known"),
                line.path("limit").asText(),
                line.has("percent") ? line.path("percent").asText() + "%" : "");
    }

    private static void print(Object... cells) {
        System.out.println(String.format("%-14s  %-16s  %12s  %12s  %s", cells).stripTrailing());
    }
}
