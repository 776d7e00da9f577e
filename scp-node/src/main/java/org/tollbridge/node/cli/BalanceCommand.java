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

/** {@code tollbridge balance}. */
@Command(
        name = "balance",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        header = "Manage the prepaid balances of subscribers.%n",
        description = "Calls of a subscriber with a balance are charged against it: see docs/credit.md.",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footer = {"", "Exit codes: 0 done, 1 refused by a rule, 2 cannot be done."})
final class BalanceCommand implements Runnable {

    private static final String ONCE =
            "Identifies the payment, such as a receipt number; a second booking with the same key is ignored.";

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command: list, show, put, add, take or remove");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List balances by subscriber.")
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
        ObjectNode request = DeskOptions.request("balance-list", Map.of("after", after));
        return desk.list(request, limit, BalanceCommand::words);
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Show the balance of a subscriber.")
    int show(@Mixin DeskOptions desk, @Parameters(paramLabel = "NAME") String name) {
        return desk.ask(DeskOptions.request("balance-show", Map.of("name", name)), BalanceCommand::words);
    }

    @Command(
            name = "put",
            mixinStandardHelpOptions = true,
            description =
                    "Give a subscriber a balance, initially zero, or set what happens to a call in progress when it is"
                            + " used up.")
    int put(
            @Mixin DeskOptions desk,
            @Parameters(paramLabel = "NAME") String name,
            @Option(
                            names = "--ends-calls",
                            description =
                                    "End a call in progress when the balance is used up; without this option, only"
                                            + " later calls are refused.")
                    boolean endsCalls) {
        ObjectNode request = DeskOptions.request("balance-put", Map.of("name", name));
        return desk.ask(request.put("ends_calls", endsCalls), BalanceCommand::words);
    }

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Add to a balance.")
    int add(
            @Mixin DeskOptions desk,
            @Parameters(paramLabel = "NAME") String name,
            @Parameters(paramLabel = "YUAN", description = "For example 50 or 12.50.") String amount,
            @Option(names = "--once", paramLabel = "KEY", defaultValue = "", description = ONCE) String once) {
        return desk.ask(
                DeskOptions.request("balance-add", Map.of("name", name, "amount", amount, "once", once)),
                BalanceCommand::words);
    }

    @Command(name = "take", mixinStandardHelpOptions = true, description = "Deduct from a balance.")
    int take(
            @Mixin DeskOptions desk,
            @Parameters(paramLabel = "NAME") String name,
            @Parameters(paramLabel = "YUAN", description = "For example 50 or 12.50.") String amount,
            @Option(names = "--once", paramLabel = "KEY", defaultValue = "", description = ONCE) String once,
            @Option(names = "--overdraw", description = "Take it even if the balance becomes negative.")
                    boolean overdraw) {
        ObjectNode request = DeskOptions.request("balance-take", Map.of("name", name, "amount", amount, "once", once));
        return desk.ask(request.put("overdraw", overdraw), BalanceCommand::words);
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Remove a balance; calls are no longer charged against one.")
    int remove(@Mixin DeskOptions desk, @Parameters(paramLabel = "NAME") String name) {
        return desk.ask(DeskOptions.request("balance-remove", Map.of("name", name)), BalanceCommand::words);
    }

    private static String words(JsonNode line) {
        if (line.has("removed")) {
            return "balance of " + line.path("removed").asText() + " removed";
        }
        return line.path("subscriber").asText() + "  " + line.path("amount").asText() + " yuan"
                + (line.path("ends_calls").asBoolean() ? "  ends calls" : "");
    }
}
