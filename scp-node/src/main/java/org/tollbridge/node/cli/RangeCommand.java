package org.tollbridge.node.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tollbridge range}. */
@Command(
        name = "range",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        header = "Manage the operator's ranges of service numbers.%n",
        description =
                "Numbers of an offered range are spare until taken. Numbers of a withheld range are never allocated,"
                        + " even if another range includes them.",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footer = {"", "Exit codes: 0 done, 1 refused by a rule, 2 cannot be done."})
final class RangeCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command: list, put or remove");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List all ranges.")
    int list(@Mixin DeskOptions desk) {
        return desk.ask(DeskOptions.request("range-list", Map.of()), RangeCommand::words);
    }

    @Command(
            name = "put",
            mixinStandardHelpOptions = true,
            description = "Add a range, or change the range that starts with FIRST.")
    int put(
            @Mixin DeskOptions desk,
            @Parameters(paramLabel = "FIRST", description = "For example 800-810-0000.") String first,
            @Parameters(paramLabel = "LAST", description = "For example 800-810-9999.") String last,
            @Option(names = "--withheld", description = "Never allocate its numbers.") boolean withheld,
            @Option(names = "--note", paramLabel = "TEXT", defaultValue = "", description = "Purpose of the range.")
                    String note) {
        ObjectNode request = DeskOptions.request("range-put", Map.of("first", first, "last", last, "note", note));
        return desk.ask(request.put("offered", !withheld), RangeCommand::words);
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Remove the range that starts with FIRST; numbers already in use are not changed.")
    int remove(@Mixin DeskOptions desk, @Parameters(paramLabel = "FIRST") String first) {
        return desk.ask(DeskOptions.request("range-remove", Map.of("first", first)), RangeCommand::words);
    }

    private static String words(JsonNode line) {
        if (line.has("removed")) {
            return "range " + line.path("removed").asText() + " removed";
        }
        String note = line.path("note").asText();
        return line.path("first").asText() + " to " + line.path("last").asText() + "  "
                + line.path("use").asText() + (note.isEmpty() ? "" : "  " + note);
    }
}
