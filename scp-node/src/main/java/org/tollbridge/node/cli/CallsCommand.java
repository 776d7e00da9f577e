package org.tollbridge.node.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tollbridge.node.why.Query;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.call.Reason;
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
            "  tollbridge calls --called 800-810-1234 --since 2h",
            "  tollbridge calls --reason DESTINATION_BUSY --json"
        })
final class CallsCommand implements Callable<Integer> {

    @Mixin
    private DeskOptions desk;

    @Option(names = "--called", paramLabel = "NUMBER", defaultValue = "", description = "Only to this service number.")
    private String called;

    @Option(
            names = "--caller",
            paramLabel = "DIGITS",
            defaultValue = "",
            description = "Only from this number, in international digits as it was stored.")
    private String caller;

    @Option(names = "--subscriber", paramLabel = "NAME", defaultValue = "", description = "Only to its numbers.")
    private String subscriber;

    @Option(
            names = "--outcome",
            paramLabel = "OUTCOME",
            description = "Only with this outcome, one of: ${COMPLETION-CANDIDATES}.")
    private Optional<Outcome> outcome = Optional.empty();

    @Option(
            names = "--reason",
            paramLabel = "REASON",
            description = "Only for this reason, one of: ${COMPLETION-CANDIDATES}.")
    private Optional<Reason> reason = Optional.empty();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Only offered then or later: 2026-10-01T09:30, 09:30 of today, or 2h ago.")
    private Optional<String> since = Optional.empty();

    @Option(names = "--until", paramLabel = "TIME", description = "Only offered before.")
    private Optional<String> until = Optional.empty();

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
                                "calls",
                                Map.of(
                                        "called", called.replaceAll("[ -]", ""),
                                        "caller", caller,
                                        "subscriber", subscriber,
                                        "outcome", outcome.map(Outcome::name).orElse(""),
                                        "reason", reason.map(Reason::name).orElse(""),
                                        "since", moment("--since", since),
                                        "until", moment("--until", until)))
                        .put("limit", limit),
                CallsCommand::words);
    }

    private static String moment(String option, Optional<String> written) {
        return written.map(text -> Query.moment(option, text, System.currentTimeMillis(), ZoneId.systemDefault()))
                .map(millis -> Instant.ofEpochMilli(millis).toString())
                .orElse("");
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
