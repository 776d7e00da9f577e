package org.tollbridge.node.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Callable;
import org.tollbridge.node.control.ControlClient;
import org.tollbridge.node.control.Replies;
import org.tollbridge.node.status.StatusReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tollbridge status}. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        header = "Show the state of a running node: links, switches, dialogues, calls, journal.%n",
        description = {"Asks the node that runs on $TOLLBRIDGE_HOME. Counts are since its start."},
        optionListHeading = "%nOptions:%n",
        footer = {"", "Exit codes: 0 the node is ready for calls, 1 it is not, 2 no node runs."})
final class StatusCommand implements Callable<Integer> {

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        try (ControlClient node = RunningNode.connect()) {
            ObjectNode report = Replies.line();
            ObjectNode request = Replies.line().put("command", StatusReport.COMMAND);
            node.ask(request, InputStream.nullInputStream(), line -> report.setAll((ObjectNode) line));
            report.remove("done");
            System.out.print(json ? report.toPrettyString() + "\n" : StatusReport.words(report));
            JsonNode ready = report.path("health").path("ready");
            return ready.asBoolean() ? 0 : CommandFrame.REFUSED;
        }
    }
}
