package org.tollbridge.node.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.tollbridge.provisioning.inventory.Step;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tollbridge number}. */
@Command(
        name = "number",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        header = "Manage service numbers and their life cycle.%n",
        description = {
            "A number goes from spare to reserved, assigned and working. It may be suspended and resumed. After"
                    + " disconnection it ages and becomes spare again. Spare numbers come from the ranges (tollbridge"
                    + " range).",
            "",
            "If a node runs on this home, it makes the change itself, and the next call uses it."
        },
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Examples:",
            "  tollbridge range put 800-810-0000 800-810-9999",
            "  tollbridge subscriber put acme --contact \"Li Wei\"",
            "  tollbridge number search '800*CALL*'",
            "  tollbridge number assign 800-810-2255 --subscriber acme --destination 010-55501001",
            "  tollbridge number activate 800-810-2255",
            "",
            "Exit codes: 0 done, 1 refused by a rule, 2 cannot be done."
        })
final class NumberCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command, such as list or search");
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Show a number and its history.")
    int show(
            @Mixin DeskOptions desk,
            @Parameters(paramLabel = "NUMBER", description = "For example 800-810-1234.") String number) {
        return desk.ask(DeskOptions.request("number-show", Map.of("number", number)), NumberCommand::words);
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the numbers that are not spare.")
    int list(
            @Mixin DeskOptions desk,
            @Option(
                            names = "--state",
                            paramLabel = "STATE",
                            defaultValue = "",
                            description = "Only numbers in this state.")
                    String state,
            @Option(
                            names = "--subscriber",
                            paramLabel = "NAME",
                            defaultValue = "",
                            description = "Only numbers of this subscriber.")
                    String subscriber,
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
        ObjectNode request =
                DeskOptions.request("number-list", Map.of("state", state, "subscriber", subscriber, "after", after));
        return desk.list(request, limit, NumberCommand::words);
    }

    @Command(
            name = "search",
            mixinStandardHelpOptions = true,
            description =
                    "Find spare numbers by pattern: digits, keypad letters, ? for any one digit, * for any number of"
                            + " digits.")
    int search(
            @Mixin DeskOptions desk,
            @Parameters(
                            arity = "0..1",
                            paramLabel = "PATTERN",
                            defaultValue = "",
                            description = "For example '800*CALL*'.")
                    String pattern,
            @Option(
                            names = "--tail",
                            paramLabel = "LETTERS",
                            defaultValue = "",
                            description = "Pattern of repetition of the last digits, such as AABB or AAAA.")
                    String tail,
            @Option(
                            names = "--class",
                            paramLabel = "CLASS",
                            defaultValue = "",
                            description = "Only numbers of this service class.")
                    String serviceClass,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "20",
                            description = "Maximum number of lines; default 20.")
                    int limit) {
        ObjectNode request =
                DeskOptions.request("number-search", Map.of("pattern", pattern, "tail", tail, "class", serviceClass));
        return desk.list(request, limit, NumberCommand::words);
    }

    @Command(
            name = "reserve",
            mixinStandardHelpOptions = true,
            description = "Reserve a spare number for a subscriber, for at most 45 days.")
    int reserve(
            @Mixin DeskOptions desk,
            @Parameters(paramLabel = "NUMBER") String number,
            @Option(
                            names = "--subscriber",
                            paramLabel = "NAME",
                            required = true,
                            description = "Subscriber for whom the number is reserved.")
                    String subscriber,
            @Option(
                            names = "--days",
                            paramLabel = "N",
                            defaultValue = "30",
                            description = "Days to reserve it; default 30.")
                    int days) {
        return step(desk, Step.RESERVE, number, Map.of("subscriber", subscriber, "days", Integer.toString(days)));
    }

    @Command(
            name = "assign",
            mixinStandardHelpOptions = true,
            description = "Assign a spare or reserved number to a subscriber; it takes no calls yet.")
    int assign(
            @Mixin DeskOptions desk,
            @Parameters(paramLabel = "NUMBER") String number,
            @Option(
                            names = "--subscriber",
                            paramLabel = "NAME",
                            defaultValue = "",
                            description = "Subscriber to assign it to; not needed if it is reserved.")
                    String subscriber,
            @Option(
                            names = "--destination",
                            paramLabel = "NUMBER",
                            defaultValue = "",
                            description = "Destination of its calls.")
                    String destination) {
        return step(desk, Step.ASSIGN, number, Map.of("subscriber", subscriber, "destination", destination));
    }

    @Command(name = "activate", mixinStandardHelpOptions = true, description = "Put an assigned number into service.")
    int activate(
            @Mixin DeskOptions desk,
            @Parameters(paramLabel = "NUMBER") String number,
            @Option(
                            names = "--destination",
                            paramLabel = "NUMBER",
                            defaultValue = "",
                            description = "Destination of its calls, if not yet set.")
                    String destination) {
        return step(desk, Step.ACTIVATE, number, Map.of("destination", destination));
    }

    @Command(name = "suspend", mixinStandardHelpOptions = true, description = "Refuse the calls of a working number.")
    int suspend(@Mixin DeskOptions desk, @Parameters(paramLabel = "NUMBER") String number) {
        return step(desk, Step.SUSPEND, number, Map.of());
    }

    @Command(
            name = "resume",
            mixinStandardHelpOptions = true,
            description = "Accept the calls of a suspended number again.")
    int resume(@Mixin DeskOptions desk, @Parameters(paramLabel = "NUMBER") String number) {
        return step(desk, Step.RESUME, number, Map.of());
    }

    @Command(name = "disconnect", mixinStandardHelpOptions = true, description = "Take a number out of service.")
    int disconnect(@Mixin DeskOptions desk, @Parameters(paramLabel = "NUMBER") String number) {
        return step(desk, Step.DISCONNECT, number, Map.of());
    }

    @Command(
            name = "reconnect",
            mixinStandardHelpOptions = true,
            description = "Return a disconnected number to its subscriber and to service.")
    int reconnect(@Mixin DeskOptions desk, @Parameters(paramLabel = "NUMBER") String number) {
        return step(desk, Step.RECONNECT, number, Map.of());
    }

    @Command(
            name = "age",
            mixinStandardHelpOptions = true,
            description =
                    "Start the ageing period of a disconnected number. It then has no subscriber, and becomes spare"
                            + " when the period ends.")
    int age(
            @Mixin DeskOptions desk,
            @Parameters(paramLabel = "NUMBER") String number,
            @Option(
                            names = "--days",
                            paramLabel = "N",
                            defaultValue = "90",
                            description = "Length of the ageing period in days; default 90.")
                    int days) {
        return step(desk, Step.AGE, number, Map.of("days", Integer.toString(days)));
    }

    @Command(name = "free", mixinStandardHelpOptions = true, description = "End the ageing period of a number early.")
    int free(@Mixin DeskOptions desk, @Parameters(paramLabel = "NUMBER") String number) {
        return step(desk, Step.FREE, number, Map.of());
    }

    @Command(
            name = "release",
            mixinStandardHelpOptions = true,
            description = "Release a reserved or assigned number that has never been in service.")
    int release(@Mixin DeskOptions desk, @Parameters(paramLabel = "NUMBER") String number) {
        return step(desk, Step.RELEASE, number, Map.of());
    }

    @Command(
            name = "withdraw",
            mixinStandardHelpOptions = true,
            description = "Exclude a number from allocation; --why is required.")
    int withdraw(@Mixin DeskOptions desk, @Parameters(paramLabel = "NUMBER") String number) {
        return step(desk, Step.WITHDRAW, number, Map.of());
    }

    @Command(
            name = "restore",
            mixinStandardHelpOptions = true,
            description = "Make a withdrawn number available for allocation again.")
    int restore(@Mixin DeskOptions desk, @Parameters(paramLabel = "NUMBER") String number) {
        return step(desk, Step.RESTORE, number, Map.of());
    }

    @Command(
            name = "rollback",
            mixinStandardHelpOptions = true,
            description =
                    "Undo the latest start of a version: end a trial or, if there is none, return to the previous call"
                            + " plan.")
    int rollBack(@Mixin DeskOptions desk, @Parameters(paramLabel = "NUMBER") String number) {
        return desk.ask(DeskOptions.request("number-rollback", Map.of("number", number)), NumberCommand::words);
    }

    private static int step(DeskOptions desk, Step step, String number, Map<String, String> more) {
        ObjectNode request = DeskOptions.request("number-step", more);
        return desk.ask(request.put("step", step.word()).put("number", number), NumberCommand::words);
    }

    /** A line of the response as text: a number, or an entry of its history. */
    static String words(JsonNode line) {
        if (line.has("step")) {
            String why = line.path("why").asText();
            return "  %s  %s -> %s by %s (%s)%s"
                    .formatted(
                            line.path("at").asText(),
                            line.path("before").asText(),
                            line.path("after").asText(),
                            line.path("who").asText(),
                            line.path("step").asText(),
                            why.isEmpty() ? "" : ": " + why);
        }
        StringBuilder words = new StringBuilder(line.path("number").asText())
                .append("  ")
                .append(line.path("state").asText());
        append(words, line, "until", " until ");
        append(words, line, "subscriber", "  ");
        append(words, line, "destination", "  to ");
        append(words, line, "plan", "  plan of ");
        append(words, line, "next", "  next ");
        append(words, line, "next_from", " for all from ");
        return words.toString();
    }

    private static void append(StringBuilder words, JsonNode line, String key, String before) {
        if (line.has(key)) {
            words.append(before).append(line.path(key).asText());
        }
    }
}
