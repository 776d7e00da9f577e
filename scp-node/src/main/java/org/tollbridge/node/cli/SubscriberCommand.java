package org.tollbridge.node.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tollbridge subscriber}. */
@Command(
        name = "subscriber",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        header = "Manage the subscribers of service numbers.%n",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footer = {"", "Exit codes: 0 done, 1 refused by a rule, 2 cannot be done."})
final class SubscriberCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command: list, show, put or remove");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List subscribers by name.")
    int list(
            @Mixin DeskOptions desk,
            @Option(names = "--after", paramLabel = "NAME", defaultValue = "", description = "Start after this name.")
                    String after,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "100",
                            description = "Maximum number of lines; default 100.")
                    int limit) {
        ObjectNode request = DeskOptions.request("subscriber-list", Map.of("after", after));
        return desk.list(request, limit, SubscriberCommand::words);
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Show a subscriber.")
    int show(@Mixin DeskOptions desk, @Parameters(paramLabel = "NAME") String name) {
        return desk.ask(DeskOptions.request("subscriber-show", Map.of("name", name)), SubscriberCommand::words);
    }

    @Command(
            name = "put",
            mixinStandardHelpOptions = true,
            description = "Add a subscriber, or change the given fields of an existing one. An empty text ('') clears a"
                    + " field.")
    int put(
            @Mixin DeskOptions desk,
            @Parameters(paramLabel = "NAME", description = "Name by which its numbers refer to it.") String name,
            @Mixin SubscriberFields fields) {
        ObjectNode request = DeskOptions.request("subscriber-put", Map.of("name", name));
        return desk.ask(fields.into(request), SubscriberCommand::words);
    }

    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Remove a subscriber that has no numbers.")
    int remove(@Mixin DeskOptions desk, @Parameters(paramLabel = "NAME") String name) {
        return desk.ask(DeskOptions.request("subscriber-remove", Map.of("name", name)), SubscriberCommand::words);
    }

    private static String words(JsonNode line) {
        if (line.has("removed")) {
            return "subscriber " + line.path("removed").asText() + " removed";
        }
        return line.path("name").asText()
                + line.properties().stream()
                        .filter(field -> !field.getKey().equals("name")
                                && !field.getValue().asText().isEmpty())
                        .map(field ->
                                "  " + field.getKey() + ": " + field.getValue().asText())
                        .collect(Collectors.joining());
    }
}
