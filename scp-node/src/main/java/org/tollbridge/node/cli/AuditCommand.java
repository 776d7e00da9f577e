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
        header = "Look at what was changed, by whom and from where, and see that nobody altered the trail.%n",
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

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List what changes made of records, the newest first.")
    int list(
            @Mixin DeskOptions desk,
            @Option(
                            names = "--resource",
                            paramLabel = "KIND",
                            defaultValue = "",
                            description = "Only of number, range, subscriber, account or token.")
                    String resource,
            @Option(names = "--item", paramLabel = "KEY", defaultValue = "", description = "Only of this record.")
                    String item,
            @Option(names = "--by", paramLabel = "WHO", defaultValue = "", description = "Only by this author.")
                    String by,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "100",
                            description = "At most so many; default 100.")
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
                "Compute the hash of every change anew, and name the first that does not follow.",
                "",
                "It ends with the head of the trail. Keep it elsewhere: with --head, a later run also sees whether the"
                        + " end was cut off or the whole trail was written anew."
            })
    int verify(
            @Mixin DeskOptions desk,
            @Option(
                            names = "--head",
                            paramLabel = "HEAD",
                            defaultValue = "",
                            description = "What an earlier run ended with.")
                    String head) {
        if (!head.isEmpty() && !HEAD.matcher(head).matches()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--head " + head + " is no head: it is the number of a change, a colon and 64 digits of a hash");
        }
        List<String> faults = new ArrayList<>();
        int code = desk.ask(DeskOptions.request("audit-verify", Map.of("head", head)), line -> {
            String found = line.path("fault").asText();
            if (!found.isEmpty()) {
                faults.add(found);
            }
            String old = line.path("unchained").asLong() == 0
                    ? ""
                    : ", " + line.path("unchained").asText() + " of them from before there was a trail";
            return line.path("changes").asText() + " changes" + old + "; head "
                    + line.path("head").asText();
        });
        if (!faults.isEmpty()) {
            throw new CommandFault(faults, CommandFrame.REFUSED);
        }
        return code;
    }
}
