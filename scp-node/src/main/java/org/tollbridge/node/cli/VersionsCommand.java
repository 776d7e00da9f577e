package org.tollbridge.node.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.why.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tollbridge versions}. */
@Command(
        name = "versions",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        header = "Manage the versions of a number's call plan, start them, or try them on some callers first.%n",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Examples:",
            "  tollbridge versions add 800-810-2255 plan.txt",
            "  tollbridge versions diff 800-810-2255 2",
            "  tollbridge versions start 800-810-2255 2 --caller 010-88886666 --percent 10",
            "  tollbridge versions start 800-810-2255 2 --at 2026-12-31T16:00",
            "  tollbridge number rollback 800-810-2255",
            "",
            "Exit codes: 0 done, 1 refused by a rule, 2 cannot be done."
        })
final class VersionsCommand implements Runnable {

    /** A request to a node is one line of at most 64 kB. */
    private static final int LONGEST_PLAN = 30_000;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "name a command: list, show, diff, add, start, call-off or remove");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the versions of a number's call plan.")
    int list(@Mixin DeskOptions desk, @Parameters(paramLabel = "NUMBER") String number) {
        return desk.ask(DeskOptions.request("version-list", Map.of("number", number)), VersionsCommand::words);
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Show the call plan of a version.")
    int show(
            @Mixin DeskOptions desk,
            @Parameters(paramLabel = "NUMBER") String number,
            @Parameters(paramLabel = "VERSION") int version) {
        return desk.ask(
                request("version-show", number, version),
                line -> line.path("text").asText().stripTrailing());
    }

    @Command(
            name = "diff",
            mixinStandardHelpOptions = true,
            description = "Show the differences between two versions of the plan.")
    int diff(
            @Mixin DeskOptions desk,
            @Parameters(paramLabel = "NUMBER") String number,
            @Parameters(paramLabel = "VERSION") int version,
            @Option(
                            names = "--from",
                            paramLabel = "VERSION",
                            description = "The version to compare with; by default the active one.")
                    Optional<Integer> from) {
        ObjectNode request = request("version-diff", number, version);
        from.ifPresent(other -> request.put("other", other));
        return desk.ask(request, line -> line.path("text").asText());
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Store a call plan as a new version; no call uses it yet.")
    int add(
            @Mixin DeskOptions desk,
            @Parameters(paramLabel = "NUMBER") String number,
            @Parameters(paramLabel = "PLAN", description = "File with the plan, as JSON or as lines of text.")
                    Path plan) {
        try {
            if (Files.size(plan) > LONGEST_PLAN) {
                throw new CommandFault(
                        plan + " has more than " + LONGEST_PLAN + " octets; use the HTTP API for plans of any length");
            }
            ObjectNode request = DeskOptions.request("version-add", Map.of("number", number));
            return desk.ask(request.put("plan", Files.readString(plan)), VersionsCommand::words);
        } catch (IOException e) {
            throw new CommandFault(plan + " cannot be read; name a readable file in UTF-8");
        }
    }

    @Command(
            name = "start",
            mixinStandardHelpOptions = true,
            description = "Start a version: at once and for all calls, unless options limit it.")
    int start(
            @Mixin DeskOptions desk,
            @Parameters(paramLabel = "NUMBER") String number,
            @Parameters(paramLabel = "VERSION") int version,
            @Option(
                            names = "--at",
                            paramLabel = "MOMENT",
                            defaultValue = "",
                            description = "Time from which it applies to all calls, such as 2026-12-31T16:00.")
                    String at,
            @Option(
                            names = "--caller",
                            paramLabel = "NUMBER",
                            description = "Caller to whom it applies from now on; repeatable.")
                    List<String> callers,
            @Option(
                            names = "--percent",
                            paramLabel = "N",
                            description = "Percentage of callers to whom it applies from now on, 1 to 99.")
                    Optional<Integer> percent) {
        ObjectNode request = request("version-start", number, version);
        percent.ifPresent(share -> request.put("percent", share));
        if (!at.isEmpty()) {
            long millis = Query.moment("--at", at, System.currentTimeMillis(), ZoneId.systemDefault());
            request.put("at", Instant.ofEpochMilli(millis).toString());
        }
        ArrayNode named = request.putArray("callers");
        if (callers != null) {
            callers.forEach(named::add);
        }
        return desk.ask(request, NumberCommand::words);
    }

    @Command(
            name = "call-off",
            mixinStandardHelpOptions = true,
            description = "Cancel the version that is on trial or scheduled.")
    int callOff(@Mixin DeskOptions desk, @Parameters(paramLabel = "NUMBER") String number) {
        return desk.ask(DeskOptions.request("version-call-off", Map.of("number", number)), NumberCommand::words);
    }

    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Remove a version that was never started.")
    int remove(
            @Mixin DeskOptions desk,
            @Parameters(paramLabel = "NUMBER") String number,
            @Parameters(paramLabel = "VERSION") int version) {
        return desk.ask(
                request("version-remove", number, version),
                line -> "version " + line.path("removed").asText() + " removed");
    }

    private static ObjectNode request(String action, String number, int version) {
        return DeskOptions.request(action, Map.of("number", number)).put("version", version);
    }

    private static String words(JsonNode version) {
        StringBuilder words = new StringBuilder("version ")
                .append(version.path("version").asText())
                .append("  ")
                .append(version.path("state").asText())
                .append("  ")
                .append(version.path("made_at").asText())
                .append(" by ")
                .append(version.path("made_by").asText());
        if (version.has("note")) {
            words.append("  ").append(version.path("note").asText());
        }
        version.path("faults")
                .forEach(fault -> words.append("\n    ")
                        .append(fault.path("path").asText())
                        .append(": ")
                        .append(fault.path("rule").asText()));
        return words.toString();
    }
}
