package org.tollbridge.node.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import java.util.function.Consumer;
import org.tollbridge.node.control.ControlClient;
import org.tollbridge.node.control.Replies;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.fault.Reason;
import org.tollbridge.node.traffic.FilterThroughNode;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tollbridge filter}. */
@Command(
        name = "filter",
        mixinStandardHelpOptions = true,
        header = "Have switches filter and count mass calls themselves, as in televoting.%n",
        description = {
            "Sends ActivateServiceFiltering to all switches of the running node. They release the calls, let one"
                    + " through per interval, and report their counts."
        },
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Examples:",
            "  tollbridge filter add 8008008000 --seconds 600 --interval 10 --cause 31",
            "  tollbridge filter add --service-key 800 --seconds 60 --announcement 17",
            "  tollbridge filter list",
            "  tollbridge filter remove 8008008000",
            "",
            "Exit codes: 0 done, 1 a switch refused, 2 cannot be done as called."
        })
final class FilterCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command: add, list or remove");
    }

    /** Options that select calls. */
    static final class Calls {
        @Parameters(paramLabel = "NUMBER", description = "Called number, as dialled.")
        private Optional<String> number = Optional.empty();

        @Option(names = "--service-key", paramLabel = "N", description = "Filter all calls of this service instead.")
        private Optional<Long> serviceKey = Optional.empty();

        ObjectNode request(String what) {
            ObjectNode request = Replies.line().put("what", what);
            number.ifPresent(digits -> request.put("number", digits));
            serviceKey.ifPresent(key -> request.put("service-key", key));
            return request;
        }

        @Override
        public String toString() {
            return number.orElseGet(
                    () -> "service key " + serviceKey.map(String::valueOf).orElse(""));
        }
    }

    private static void ask(ObjectNode request, Consumer<JsonNode> lines) {
        try (ControlClient node = RunningNode.connect()) {
            FilterThroughNode.ask(node, request, lines);
        } catch (IOException e) {
            throw new CommandFault("the node closed the connection (" + Reason.of(e) + "); see its log");
        }
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            header = "Start filtering, replacing any filter for the same calls.",
            optionListHeading = "%nOptions:%n")
    int add(
            @ArgGroup(multiplicity = "1") Calls calls,
            @Option(
                            names = "--seconds",
                            paramLabel = "N",
                            required = true,
                            description = "Duration in seconds, 1 to 86400.")
                    int seconds,
            @Option(
                            names = "--interval",
                            paramLabel = "N",
                            defaultValue = "10",
                            description =
                                    "Seconds between calls that are let through, 1 to 32000; default ${DEFAULT-VALUE}.")
                    int interval,
            @Option(
                            names = "--cause",
                            paramLabel = "N",
                            description = "Q.850 cause with which calls are released, 1 to 127.")
                    Optional<Integer> cause,
            @Option(
                            names = "--announcement",
                            paramLabel = "N",
                            description = "Identity of the announcement that callers hear.")
                    Optional<Integer> announcement) {
        ObjectNode request = calls.request("add").put("seconds", seconds).put("interval", interval);
        cause.ifPresent(value -> request.put("cause", value));
        announcement.ifPresent(value -> request.put("announcement", value));
        return tell(request, "filters " + calls);
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            header = "End a filter early.",
            optionListHeading = "%nOptions:%n")
    int remove(@ArgGroup(multiplicity = "1") Calls calls) {
        return tell(calls.request("remove"), "filters " + calls + " no longer");
    }

    private static int tell(ObjectNode request, String done) {
        PrintStream out = System.out;
        int[] code = {0};
        ask(request, line -> {
            if (line.has("switch")) {
                String refused = line.path("refused").asText();
                code[0] = refused.isEmpty() ? code[0] : CommandFrame.REFUSED;
                out.println(line.path("switch").asText() + ": " + (refused.isEmpty() ? done : "no, " + refused));
            }
        });
        return code[0];
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            header = "Show filters and the number of calls that switches have counted.",
            optionListHeading = "%nOptions:%n")
    int list() {
        PrintStream out = System.out;
        boolean[] any = {false};
        ask(Replies.line().put("what", "list"), line -> {
            if (line.has("filter")) {
                any[0] = true;
                show(line, out);
            }
        });
        if (!any[0]) {
            out.println("no filters");
        }
        return 0;
    }

    private static void show(JsonNode line, PrintStream out) {
        long left = line.path("left").asLong();
        boolean removed = line.path("removed").asBoolean();
        out.println(line.path("filter").asText() + ": " + line.path("total").asLong() + " calls filtered, "
                + (left == 0 ? "over" : left + " s left")
                + (removed ? ", removed but not from every switch; remove it again" : ""));
        if (left > 0) {
            line.path("states")
                    .properties()
                    .forEach(state -> out.println("  " + state.getKey() + ": " + words(state.getValue(), removed)));
        }
        line.path("switches")
                .properties()
                .forEach(ofSwitch -> ofSwitch.getValue()
                        .properties()
                        .forEach(counter -> out.println("  " + ofSwitch.getKey() + ", counter " + counter.getKey()
                                + ": " + counter.getValue().asLong())));
    }

    /** The state of a filter in a switch, as text. */
    private static String words(JsonNode state, boolean removed) {
        String why = state.path("why").asText();
        if (state.path("may-filter").asBoolean()) {
            return why.isEmpty() ? "filters" : "may filter, " + why;
        }
        return removed ? "does not filter" : "does not filter, " + why;
    }
}
