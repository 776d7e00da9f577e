package org.tollbridge.node.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.plan.ValueOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tollbridge template}. */
@Command(
        name = "template",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        header = "Manage call plan templates, which many numbers share.%n",
        description = "In the plan, a parameter is written as $${NAME}: see docs/call-plans.md.",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Examples:",
            "  tollbridge template put branch plan.txt --class 800 --value open=09:00 --value office=861062345678",
            "  tollbridge template give branch 800-810-2255 --value office=862162345678",
            "  tollbridge template numbers branch",
            "",
            "Exit codes: 0 done, 1 refused by a rule, 2 cannot be done."
        })
final class TemplateCommand implements Runnable {

    /** A request to a node is one line of at most 64 kB. */
    private static final int LONGEST_PLAN = 30_000;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "name a command: list, show, versions, numbers, put, remove, give or leave");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List templates by name.")
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
        ObjectNode request = DeskOptions.request("template-list", Map.of("after", after));
        return desk.list(request, limit, TemplateCommand::words);
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Show a template.")
    int show(@Mixin DeskOptions desk, @Parameters(paramLabel = "NAME") String name) {
        return desk.ask(
                DeskOptions.request("template-show", Map.of("name", name)),
                line -> words(line) + "\n" + line.path("plan").toPrettyString());
    }

    @Command(
            name = "versions",
            mixinStandardHelpOptions = true,
            description = "List the versions of a template, latest first; the latest is in use.")
    int versions(@Mixin DeskOptions desk, @Parameters(paramLabel = "NAME") String name) {
        return desk.ask(
                DeskOptions.request("template-versions", Map.of("name", name)),
                line -> "version " + line.path("version").asText() + "  "
                        + line.path("made_at").asText() + " by "
                        + line.path("made_by").asText()
                        + (line.has("note") ? "  " + line.path("note").asText() : ""));
    }

    @Command(name = "numbers", mixinStandardHelpOptions = true, description = "List the numbers that use a template.")
    int numbers(
            @Mixin DeskOptions desk,
            @Parameters(paramLabel = "NAME") String name,
            @Option(
                            names = "--after",
                            paramLabel = "NUMBER",
                            defaultValue = "",
                            description = "Start after this number.")
                    String after,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "100",
                            description = "Maximum number of lines; default 100.")
                    int limit) {
        ObjectNode request = DeskOptions.request("template-numbers", Map.of("name", name, "after", after));
        return desk.list(request, limit, line -> line.path("service_number").asText() + values(line));
    }

    @Command(
            name = "put",
            mixinStandardHelpOptions = true,
            description = "Add a template, or a new version of one, which all its numbers then use.")
    int put(
            @Mixin DeskOptions desk,
            @Parameters(paramLabel = "NAME") String name,
            @Parameters(paramLabel = "PLAN", description = "File with the plan, as JSON or as lines of text.")
                    Path plan,
            @Option(
                            names = "--class",
                            paramLabel = "CLASS",
                            required = true,
                            description = "Service class of the numbers that may use it.")
                    String serviceClass,
            @Mixin ValueOptions values,
            @Option(
                            names = "--needed",
                            paramLabel = "NAME",
                            description = "Parameter for which each number has its own value; repeatable.")
                    List<String> needed,
            @Option(names = "--about", paramLabel = "TEXT", defaultValue = "", description = "Purpose of the template.")
                    String about) {
        ObjectNode request =
                DeskOptions.request("template-put", Map.of("name", name, "class", serviceClass, "about", about));
        values.pairs().forEach(request.putArray("values")::add);
        if (needed != null) {
            needed.forEach(request.putArray("needed")::add);
        }
        return desk.ask(request.put("plan", read(plan)), TemplateCommand::words);
    }

    private static String read(Path plan) {
        try {
            if (Files.size(plan) > LONGEST_PLAN) {
                throw new CommandFault(
                        plan + " has more than " + LONGEST_PLAN + " octets; use the HTTP API for longer ones");
            }
            return Files.readString(plan);
        } catch (IOException e) {
            throw new CommandFault(plan + " cannot be read; name a readable file in UTF-8");
        }
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Remove a template that no number uses, with all its versions.")
    int remove(@Mixin DeskOptions desk, @Parameters(paramLabel = "NAME") String name) {
        return desk.ask(DeskOptions.request("template-remove", Map.of("name", name)), TemplateCommand::words);
    }

    @Command(
            name = "give",
            mixinStandardHelpOptions = true,
            description = "Set a number's call plan from a template, with the number's own values.")
    int give(
            @Mixin DeskOptions desk,
            @Parameters(paramLabel = "NAME") String name,
            @Parameters(paramLabel = "NUMBER") String number,
            @Mixin ValueOptions values) {
        ObjectNode request = DeskOptions.request("template-give", Map.of("name", name, "number", number));
        values.pairs().forEach(request.putArray("values")::add);
        return desk.ask(request, NumberCommand::words);
    }

    @Command(
            name = "leave",
            mixinStandardHelpOptions = true,
            description =
                    "Detach a number from its template: later versions of the template no longer affect its plan.")
    int leave(@Mixin DeskOptions desk, @Parameters(paramLabel = "NUMBER") String number) {
        return desk.ask(DeskOptions.request("template-leave", Map.of("number", number)), NumberCommand::words);
    }

    private static String words(JsonNode line) {
        return line.has("removed")
                ? "template " + line.path("removed").asText() + " removed"
                : line.path("name").asText() + "  class "
                        + line.path("service_class").asText() + values(line)
                        + (line.has("needed")
                                ? "  each has its own "
                                        + line.path("needed")
                                                .valueStream()
                                                .map(JsonNode::asText)
                                                .collect(Collectors.joining(", "))
                                : "")
                        + (line.has("about") ? "  " + line.path("about").asText() : "");
    }

    private static String values(JsonNode line) {
        return line.path("values").properties().stream()
                .map(value -> "  " + value.getKey() + "=" + value.getValue().asText())
                .collect(Collectors.joining());
    }
}
