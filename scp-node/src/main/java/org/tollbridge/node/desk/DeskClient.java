package org.tollbridge.node.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.tollbridge.node.config.ConfigurationReader;
import org.tollbridge.node.config.RecordKeys;
import org.tollbridge.node.config.Rules;
import org.tollbridge.node.control.ControlClient;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.fault.Reason;
import org.tollbridge.node.home.NodeHome;
import org.tollbridge.node.load.StoreReader;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.StoreException;

/** The side of commands: asks the node that runs on a home, or the home's store itself. */
public final class DeskClient {

    private static final int REFUSED = 1;

    private DeskClient() {}

    /**
     * Asks, and prints on standard error what an answer says aside.
     *
     * @param home prepared
     * @param configuration read where no node runs
     * @return the lines of the answer
     * @throws CommandFault when it is refused or cannot be done
     */
    public static List<JsonNode> ask(
            NodeHome home, Supplier<ConfigurationReader.Loaded> configuration, ObjectNode request) {
        List<JsonNode> lines = new ArrayList<>();
        try {
            HomeOrNode.work(
                    home, () -> here(home, configuration.get(), request, lines), () -> there(home, request, lines));
        } catch (InterruptedException e) {
            throw new CommandFault("interrupted; the change may or may not have been made");
        }
        for (JsonNode line : lines) {
            if (line.has("refused")) {
                throw new CommandFault(line.path("refused").asText().lines().toList(), REFUSED);
            }
            if (line.has("aside")) {
                System.err.println("tollbridge: " + line.path("aside").asText());
            }
        }
        lines.removeIf(line -> line.has("aside") || line.has("done"));
        return lines;
    }

    private static int here(
            NodeHome home, ConfigurationReader.Loaded loaded, ObjectNode request, List<JsonNode> lines) {
        loaded.warnings().forEach(warning -> System.err.println("tollbridge: " + warning));
        try (NumberStore store = NumberStore.open(StoreReader.read(loaded.values(), home))) {
            new Desk(store, Rules.forNumbers(loaded.values()), loaded.values().flag(RecordKeys.IN_STORE), said -> {})
                    .answer(request, lines::add);
            return 0;
        } catch (StoreException | IOException | IllegalArgumentException e) {
            throw new CommandFault(String.valueOf(e.getMessage()));
        }
    }

    private static int there(NodeHome home, ObjectNode request, List<JsonNode> lines) {
        try (ControlClient node = ControlClient.connect(home.controlSocket())) {
            node.ask(request, InputStream.nullInputStream(), lines::add);
            return 0;
        } catch (IOException e) {
            throw new CommandFault("the node closed the connection (" + Reason.of(e) + "); try again");
        }
    }
}
