package org.tollbridge.node.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.tollbridge.node.control.Authors;
import org.tollbridge.node.control.ControlClient;
import org.tollbridge.node.control.ControlCommand;
import org.tollbridge.node.control.Replies;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.load.NumberLoader.Outcome;
import org.tollbridge.provisioning.batch.BatchFault;
import org.tollbridge.provisioning.batch.BatchFormat;
import org.tollbridge.provisioning.batch.BatchKind;
import org.tollbridge.provisioning.batch.BatchListener;
import org.tollbridge.provisioning.batch.BatchMode;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.store.Change;
import org.tollbridge.provisioning.store.StoreException;

/**
 * Both sides of loading a file into a running node. The client sends the file's contents, so that the node opens no
 * path named by a client. The node responds with one line per fault and one for the result.
 */
public final class LoadThroughNode {

    /** Name of the request. */
    public static final String COMMAND = "load";

    private LoadThroughNode() {}

    /**
     * The node's side.
     *
     * @param everywhere waits until calls of all nodes see what was loaded, and returns which do; empty for a single
     *     node
     */
    public static ControlCommand serve(NumberLoader loader, Supplier<Map<String, Boolean>> everywhere) {
        return (request, body, replies) -> {
            try {
                Author author = Authors.read(request);
                BatchMode mode = mode(request);
                Outcome outcome = loader.load(body, author, mode, new Sender(replies));
                ObjectNode line = Replies.line()
                        .put("kind", outcome.kind())
                        .put("rows", outcome.rows())
                        .put("faults", outcome.faults())
                        .put("refused", outcome.refused())
                        .put("passed_over", outcome.passedOver())
                        .put("total", outcome.total())
                        .put("done", true);
                outcome.change()
                        .ifPresent(change -> line.put("added", change.added())
                                .put("replaced", change.replaced())
                                .put("unchanged", change.unchanged())
                                .put("removed", change.removed()));
                if (outcome.change().isPresent() && !mode.dryRun()) {
                    ObjectNode nodes = line.putObject("nodes");
                    everywhere.get().forEach(nodes::put);
                }
                replies.send(line);
            } catch (StoreException | IllegalArgumentException e) {
                replies.send(Replies.line().put("error", String.valueOf(e.getMessage())));
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        };
    }

    private static BatchMode mode(JsonNode request) {
        String kind = request.path("kind").asText();
        return new BatchMode(
                request.path("dry_run").asBoolean(),
                request.path("skip_bad").asBoolean(),
                request.path("replace_all").asBoolean(),
                request.path("once").asBoolean(),
                Charset.forName(request.path("encoding").asText(StandardCharsets.UTF_8.name())),
                BatchKind.of(kind));
    }

    private static ObjectNode write(ObjectNode request, BatchMode mode) {
        mode.kind().ifPresent(kind -> request.put("kind", kind.name()));
        return request.put("dry_run", mode.dryRun())
                .put("skip_bad", mode.skipBad())
                .put("replace_all", mode.replaceAll())
                .put("once", mode.once())
                .put("encoding", mode.charset().name());
    }

    private record Sender(Replies replies) implements BatchListener {

        @Override
        public void fault(BatchFault fault) {
            send(Replies.line()
                    .put("line", fault.line())
                    .put("column", fault.column())
                    .put("value", fault.value())
                    .put("rule", fault.rule()));
        }

        @Override
        public void refused(RefusedRow row) {
            ObjectNode line = Replies.line()
                    .put("reason", row.reason())
                    .put("format", row.format().word());
            row.header().forEach(line.putArray("header")::add);
            row.fields().forEach(line.putArray("fields")::add);
            send(line);
        }

        private void send(ObjectNode line) {
            try {
                replies.send(line);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * The client's side.
     *
     * @param octets length of the file
     * @param author who loads it
     * @param listener receives every fault
     * @throws CommandFault when the node cannot load it
     */
    public static Outcome ask(
            ControlClient node, InputStream file, long octets, Author author, BatchMode mode, BatchListener listener) {
        Receiver receiver = new Receiver(listener);
        ObjectNode request = write(Replies.line().put("command", COMMAND).put("octets", octets), mode);
        node.ask(Authors.write(request, author), file, receiver::take);
        return receiver.outcome.orElseThrow(() -> new CommandFault("the node reported no result; see its log"));
    }

    private static final class Receiver {
        private final BatchListener listener;
        private Optional<Outcome> outcome = Optional.empty();

        Receiver(BatchListener listener) {
            this.listener = listener;
        }

        void take(JsonNode line) {
            if (line.has("fields")) {
                listener.refused(new BatchListener.RefusedRow(
                        BatchFormat.of(line.path("format").asText()).orElse(BatchFormat.CSV),
                        texts(line.path("header")),
                        texts(line.path("fields")),
                        line.path("reason").asText()));
                return;
            }
            if (!line.has("done")) {
                listener.fault(new BatchFault(
                        line.path("line").asLong(),
                        line.path("column").asText(),
                        line.path("value").asText(),
                        line.path("rule").asText()));
                return;
            }
            Optional<Change> change = line.has("added")
                    ? Optional.of(new Change(
                            line.path("added").asInt(),
                            line.path("replaced").asInt(),
                            line.path("unchanged").asInt(),
                            line.path("removed").asInt()))
                    : Optional.empty();
            outcome = Optional.of(new Outcome(
                    line.path("kind").asText(),
                    line.path("rows").asLong(),
                    line.path("faults").asLong(),
                    line.path("refused").asLong(),
                    change,
                    line.path("passed_over").asText(),
                    line.path("total").asInt(),
                    nodes(line.path("nodes"))));
        }

        private static Map<String, Boolean> nodes(JsonNode object) {
            Map<String, Boolean> nodes = new TreeMap<>();
            object.properties()
                    .forEach(node -> nodes.put(node.getKey(), node.getValue().asBoolean()));
            return nodes;
        }

        private static List<String> texts(JsonNode array) {
            List<String> texts = new ArrayList<>();
            array.forEach(text -> texts.add(text.asText()));
            return texts;
        }
    }
}
