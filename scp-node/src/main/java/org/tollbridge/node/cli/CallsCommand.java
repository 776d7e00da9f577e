package org.tollbridge.node.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tollbridge calls}. */
@Command(
        name = "calls",
        mixinStandardHelpOptions = true,
        header = "Find calls that have ended, in the store.%n",
        description = "They are there where the node runs with records.in-store: true. The newest come first.",
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Examples:",
            "  tollbridge calls --number 8008101234 --from 2026-11-28T00:00:00Z",
            "  tollbridge calls --reason DESTINATION_BUSY --json"
        })
final class CallsCommand implements Callable<Integer> {

    @Mixin
    private DeskOptions desk;

    @Option(names = "--number", paramLabel = "DIGITS", defaultValue = "", description = "Only to this service number.")
    private String number;

    @Option(
            names = "--caller",
            paramLabel = "DIGITS",
            defaultValue = "",
            description = "Only from this number, in international digits.")
    private String caller;

    @Option(names = "--subscriber", paramLabel = "NAME", defaultValue = "", description = "Only to its numbers.")
    private String subscriber;

    @Option(
            names = "--outcome",
            paramLabel = "WORD",
            defaultValue = "",
            description = "Only with this outcome, such as ANSWERED.")
    private String outcome;

    @Option(
            names = "--reason",
            paramLabel = "WORD",
            defaultValue = "",
            description = "Only for this reason, such as DESTINATION_BUSY.")
    private String reason;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            defaultValue = "",
            description = "Only offered then or later, such as 2026-11-28T08:00:00Z.")
    private String from;

    @Option(names = "--to", paramLabel = "TIME", defaultValue = "", description = "Only offered before.")
    private String to;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "At most so many, up to 100000; default 100.")
    private int limit;

    @Override
    public Integer call() {
        return desk.ask(
                DeskOptions.request(
                                "records",
                                Map.of(
                                        "number", number,
                                        "caller", caller,
                                        "subscriber", subscriber,
                                        "outcome", outcome,
                                        "reason", reason,
                                        "from", from,
                                        "to", to))
                        .put("limit", limit),
                CallsCommand::words);
    }

    private static String words(JsonNode call) {
        String caller = call.path("caller").asText("unknown");
        String destination = call.path("destination").asText("");
        String seconds = call.path("seconds").asInt() == 0
                ? ""
                : "  " + call.path("seconds").asText() + " s";
        String cost = call.has("subscriber_pays")
                ? "  " + call.path("subscriber_pays").asText() + " "
                        + call.path("currency").asText()
                : "";
        return call.path("offered_at").asText() + "  " + call.path("call").asText() + "  " + caller + " to "
                + call.path("number").asText() + (destination.isEmpty() ? "" : " at " + destination) + "  "
                + call.path("outcome").asText() + " " + call.path("reason").asText() + seconds + cost;
    }
}
