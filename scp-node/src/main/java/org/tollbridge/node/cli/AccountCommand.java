package org.tollbridge.node.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tollbridge account}. */
@Command(
        name = "account",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        header = "Manage the accounts of the HTTP API.%n",
        description = {
            "A new account cannot log in until it has a one-time secret, with which its owner sets a password.",
            "",
            "Roles: administrator, desk, engineer, auditor; for a subscriber: subscriber-administrator,"
                    + " subscriber-user. See docs/api.md for their permissions."
        },
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footer = {"", "Exit codes: 0 done, 1 refused by a rule, 2 cannot be done."})
final class AccountCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command: list, put, secret or remove");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List accounts by name.")
    int list(@Mixin DeskOptions desk) {
        return desk.ask(DeskOptions.request("account-list", Map.of()), AccountCommand::words);
    }

    @Command(
            name = "put",
            mixinStandardHelpOptions = true,
            description = "Add an account, or change the role and subscriber of an existing one.")
    int put(
            @Mixin DeskOptions desk,
            @Parameters(paramLabel = "NAME", description = "Login name.") String name,
            @Option(names = "--role", paramLabel = "ROLE", required = true, description = "Role of the account.")
                    String role,
            @Option(
                            names = "--subscriber",
                            paramLabel = "NAME",
                            defaultValue = "",
                            description = "Subscriber whose numbers it sees; required with a subscriber's role.")
                    String subscriber) {
        return desk.ask(
                DeskOptions.request("account-put", Map.of("name", name, "role", role, "subscriber", subscriber)),
                AccountCommand::words);
    }

    @Command(
            name = "secret",
            mixinStandardHelpOptions = true,
            description = "Replace the password of an account with a one-time secret, and revoke its tokens.")
    int secret(@Mixin DeskOptions desk, @Parameters(paramLabel = "NAME") String name) {
        return desk.ask(
                DeskOptions.request("account-secret", Map.of("name", name)),
                line -> line.path("secret").asText());
    }

    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Remove an account and its tokens.")
    int remove(@Mixin DeskOptions desk, @Parameters(paramLabel = "NAME") String name) {
        return desk.ask(DeskOptions.request("account-remove", Map.of("name", name)), AccountCommand::words);
    }

    private static String words(JsonNode line) {
        if (line.has("removed")) {
            return "account " + line.path("removed").asText() + " removed";
        }
        return line.path("name").asText() + "  " + line.path("role").asText()
                + (line.has("subscriber") ? " of " + line.path("subscriber").asText() : "")
                + (line.path("one_time").asBoolean() ? "  no password set" : "")
                + (line.path("second_factor").asBoolean() ? "  second factor" : "")
                + (line.has("locked_until")
                        ? "  locked until " + line.path("locked_until").asText()
                        : "");
    }
}
