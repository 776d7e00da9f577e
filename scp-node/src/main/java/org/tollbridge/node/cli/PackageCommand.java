package org.tollbridge.node.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tollbridge package}. */
@Command(
        name = "package",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        header = "Manage packages of features that subscribers may use.%n",
        description = "See docs/numbers.md for the features and where they are checked.",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Examples:",
            "  tollbridge package put basic time forwarding",
            "  tollbridge subscriber put acme --packages basic,reports",
            "",
            "Exit codes: 0 done, 1 refused by a rule, 2 cannot be done."
        })
final class PackageCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command: list, put or remove");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List packages and their features.")
    int list(@Mixin DeskOptions desk) {
        return desk.ask(DeskOptions.request("package-list", Map.of()), PackageCommand::words);
    }

    @Command(
            name = "put",
            mixinStandardHelpOptions = true,
            description = "Add a package, or replace the features of an existing one.")
    int put(
            @Mixin DeskOptions desk,
            @Parameters(paramLabel = "NAME") String name,
            @Parameters(paramLabel = "FEATURE", arity = "1..*", description = "Features that the package includes.")
                    List<String> features,
            @Option(names = "--about", paramLabel = "TEXT", defaultValue = "", description = "Purpose of the package.")
                    String about) {
        ObjectNode request = DeskOptions.request("package-put", Map.of("name", name, "about", about));
        features.forEach(request.putArray("features")::add);
        return desk.ask(request, PackageCommand::words);
    }

    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Remove a package that no subscriber has.")
    int remove(@Mixin DeskOptions desk, @Parameters(paramLabel = "NAME") String name) {
        return desk.ask(DeskOptions.request("package-remove", Map.of("name", name)), PackageCommand::words);
    }

    private static String words(JsonNode line) {
        return line.has("removed")
                ? "package " + line.path("removed").asText() + " removed"
                : line.path("name").asText() + "  "
                        + line.path("features")
                                .valueStream()
                                .map(JsonNode::asText)
                                .collect(Collectors.joining(", "))
                        + (line.has("about") ? "  " + line.path("about").asText() : "");
    }
}
