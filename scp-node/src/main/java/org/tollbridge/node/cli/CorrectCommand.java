package org.tollbridge.node.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tollbridge.node.control.Authors;
import org.tollbridge.node.control.ControlClient;
import org.tollbridge.node.control.Replies;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.run.CorrectionRoom;
import org.tollbridge.provisioning.inventory.Author;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollbridge correct}. */
@Command(
        name = "correct",
        mixinStandardHelpOptions = true,
        header = "Correct what a call comes to.%n",
        description = {
            "Adds a record to the journal of the running node that took the call; the call's own record stays as it is. It"
                    + " has the differences, refers to the call, and goes to files for mediation, balances and reports once."
                    + " Who did it and why is in the audit trail."
        },
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Example:",
            "  tollbridge correct scp1-mx0m8yhl-1 --subscriber-pays 0.85 --why \"ticket 4711\"",
            "",
            "Exit codes: 0 done, 1 refused, 2 cannot be done."
        })
final class CorrectCommand implements Callable<Integer> {

    @Parameters(paramLabel = "CALL", description = "Identifier of the call, as its record has it.")
    private String call;

    @Option(
            names = "--caller-pays",
            paramLabel = "YUAN",
            description = "What the caller is to pay for the whole call, such as 0.85.")
    private Optional<String> callerPays = Optional.empty();

    @Option(
            names = "--subscriber-pays",
            paramLabel = "YUAN",
            description = "What the subscriber is to pay for the whole call.")
    private Optional<String> subscriberPays = Optional.empty();

    @Option(names = "--seconds", paramLabel = "N", description = "What the whole call is charged for.")
    private Optional<Long> seconds = Optional.empty();

    @Option(names = "--why", paramLabel = "TEXT", required = true, description = "Why; kept with the record.")
    private String why;

    @Override
    public Integer call() throws IOException {
        ObjectNode request =
                Replies.line().put("command", CorrectionRoom.COMMAND).put("call", call);
        callerPays.ifPresent(amount -> request.put("caller_pays", amount));
        subscriberPays.ifPresent(amount -> request.put("subscriber_pays", amount));
        seconds.ifPresent(number -> request.put("seconds", number));
        try {
            Authors.write(request, new Author(System.getProperty("user.name", "unknown"), why));
        } catch (IllegalArgumentException e) {
            throw new CommandFault(String.valueOf(e.getMessage()));
        }
        List<JsonNode> lines = new ArrayList<>();
        try (ControlClient node = RunningNode.connect()) {
            node.ask(request, InputStream.nullInputStream(), lines::add);
        }
        for (JsonNode line : lines) {
            if (line.has("refused")) {
                throw new CommandFault(List.of(line.path("refused").asText()), CommandFrame.REFUSED);
            }
            if (!line.has("done")) {
                System.out.println(line.path("call").asText() + "  now "
                        + line.path("seconds").asLong() + " s, caller "
                        + line.path("caller_pays").asText() + ", subscriber "
                        + line.path("subscriber_pays").asText() + " yuan (correction "
                        + line.path("corrections").asInt() + ")");
            }
        }
        return 0;
    }
}
