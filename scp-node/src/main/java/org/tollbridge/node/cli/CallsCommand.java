package org.tollbridge.node.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.tollbridge.node.why.CallOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tollbridge calls}. */
@Command(
        name = "calls",
        mixinStandardHelpOptions = true,
        header = "Find ended calls in the store.%n",
        description = "The store holds calls only if the node runs with records.in-store: true. The newest come first."
                + " Numbers are matched whole; callers are in international digits, as stored. Times are those at"
                + " which calls began.",
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

    @Mixin
    private CallOptions options;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "Maximum number of lines, up to 100000; default 100.")
    private int limit;

    @Override
    public Integer call() {
        CallOptions.Period period = options.period(System.currentTimeMillis(), ZoneId.systemDefault());
        return desk.ask(
                DeskOptions.request(
                                "calls",
                                Map.of(
                                        "called", options.called().orElse(""),
                                        "caller", options.caller().orElse(""),
                                        "subscriber", options.subscriber().orElse(""),
                                        "outcome", words(options.outcomes()),
                                        "reason", words(options.reasons()),
                                        "since", moment(period.from()),
                                        "until", moment(period.to())))
                        .put("limit", limit),
                CallsCommand::words);
    }

    private static String words(Set<? extends Enum<?>> constants) {
        return constants.stream().map(Enum::name).sorted().collect(Collectors.joining(","));
    }

    private static String moment(OptionalLong millis) {
        return millis.isPresent() ? Instant.ofEpochMilli(millis.getAsLong()).toString() : "";
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
