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
import org.tollbridge.node.run.CallCorrector;
import org.tollbridge.provisioning.inventory.Author;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollbridge correct}. */
@Command(
        name = "correct",
        mixinStandardHelpOptions = true,
        header = "Correct the charges of a call.%n",
        description = {
            "Adds a record to the journal of the running node that handled the call; the call's own record is not"
                    + " changed. The new record holds the differences, refers to the call, and goes once to mediation"
                    + " files, balances and reports. The author and the reason are kept in the audit trail."
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

    @Parameters(paramLabel = "CALL", description = "Identifier of the call, as in its record.")
    private String call;

    @Option(
            names = "--caller-pays",
            paramLabel = "YUAN",
            description = "Corrected amount that the caller pays for the whole call, such as 0.85.")
    private Optional<String> callerPays = Optional.empty();

    @Option(
            names = "--subscriber-pays",
            paramLabel = "YUAN",
            description = "Corrected amount that the subscriber pays for the whole call.")
    private Optional<String> subscriberPays = Optional.empty();

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "Corrected charged duration of the whole call, in seconds.")
    private Optional<Long> seconds = Optional.empty();

    @Option(names = "--why", paramLabel = "TEXT", required = true, description = "Reason; kept with the record.")
    private String why;

    @Override
    public Integer call() throws IOException {
        ObjectNode request =
                Replies.line().put("command", CallCorrector.COMMAND).put("call", call);
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
