package org.tollbridge.node.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.tollbridge.node.fault.CommandFault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tollbridge audit}. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        header = "Show who changed what and from where, and verify that the trail is unaltered.%n",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Examples:",
            "  tollbridge audit list --resource number --item 8008101234",
            "  tollbridge audit verify --head 1204:9c1d…",
            "",
            "Exit codes: 0 done, 1 the trail was altered, 2 cannot be done."
        })
final class AuditCommand implements Runnable {

    private static final Pattern HEAD = Pattern.compile("[0-9]{1,18}:[0-9a-f]{64}");

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command: list or verify");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List changes to records, newest first.")
    int list(
            @Mixin DeskOptions desk,
            @Option(
                            names = "--resource",
                            paramLabel = "KIND",
                            defaultValue = "",
                            description =
                                    "Only changes to this kind of record: number, range, subscriber, account or token.")
                    String resource,
            @Option(
                            names = "--item",
                            paramLabel = "KEY",
                            defaultValue = "",
                            description = "Only changes to this record.")
                    String item,
            @Option(names = "--by", paramLabel = "WHO", defaultValue = "", description = "Only changes by this author.")
                    String by,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "100",
                            description = "Maximum number of lines; default 100.")
                    int limit) {
        return desk.list(
                DeskOptions.request("audit-list", Map.of("resource", resource, "item", item, "by", by)),
                limit,
                AuditCommand::words);
    }

    private static String words(JsonNode line) {
        String why = line.path("why").asText();
        return line.path("change").asText() + "  " + line.path("at").asText() + "  "
                + line.path("who").asText() + " (" + line.path("from").asText() + ")  "
                + line.path("step").asText() + " " + line.path("resource").asText() + " "
                + line.path("item").asText() + (why.isEmpty() ? "" : "  " + why)
                + shown("\n    before ", line.path("before")) + shown("\n    after  ", line.path("after"));
    }

    private static String shown(String label, JsonNode document) {
        return document.isMissingNode() ? "" : label + document;
    }

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = {
                "Recompute the hash of every change, and report the first that does not match.",
                "",
                "The command prints the head of the trail. Keep it elsewhere: with --head, a later run also detects"
                        + " that the trail was truncated or rewritten."
            })
    int verify(
            @Mixin DeskOptions desk,
            @Option(
                            names = "--head",
                            paramLabel = "HEAD",
                            defaultValue = "",
                            description = "Head that an earlier run printed.")
                    String head) {
        if (!head.isEmpty() && !HEAD.matcher(head).matches()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--head " + head
                            + " is not a head; give the number of a change, a colon and 64 hexadecimal digits");
        }
        List<String> faults = new ArrayList<>();
        int code = desk.ask(DeskOptions.request("audit-verify", Map.of("head", head)), line -> {
            String found = line.path("fault").asText();
            if (!found.isEmpty()) {
                faults.add(found);
            }
            String old = line.path("unchained").asLong() == 0
                    ? ""
                    : ", " + line.path("unchained").asText() + " of them made before the trail existed";
            return line.path("changes").asText() + " changes" + old + "; head "
                    + line.path("head").asText();
        });
        if (!faults.isEmpty()) {
            throw new CommandFault(faults, CommandFrame.REFUSED);
        }
        return code;
    }
}
