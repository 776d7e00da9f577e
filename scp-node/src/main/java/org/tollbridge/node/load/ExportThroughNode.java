package org.tollbridge.node.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.tollbridge.node.control.ControlClient;
import org.tollbridge.node.control.ControlCommand;
import org.tollbridge.node.control.Replies;
import org.tollbridge.provisioning.batch.BatchKind;
import org.tollbridge.provisioning.batch.BatchPlace;
import org.tollbridge.provisioning.store.StoreException;

/** Both sides of an export from a running node, which sends one line per record. */
public final class ExportThroughNode {

    /** Name of the request. */
    public static final String COMMAND = "export";

    private ExportThroughNode() {}

    /** The node's side. */
    public static ControlCommand serve(BatchPlace place) {
        return (request, body, replies) -> {
            String name = request.path("kind").asText();
            BatchKind kind = BatchKind.of(name).orElseThrow();
            try {
                kind.records().apply(place).each(row -> send(replies, row));
                replies.send(Replies.line().put("done", true));
            } catch (StoreException e) {
                replies.send(Replies.line().put("error", String.valueOf(e.getMessage())));
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        };
    }

    private static void send(Replies replies, ObjectNode row) {
        ObjectNode line = Replies.line();
        line.set("row", row);
        try {
            replies.send(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The client's side: passes on each record. */
    public static void ask(ControlClient node, BatchKind kind, Consumer<ObjectNode> each) {
        ObjectNode request = Replies.line().put("command", COMMAND).put("kind", kind.name());
        node.ask(request, InputStream.nullInputStream(), line -> {
            if (line.path("row") instanceof ObjectNode row) {
                each.accept(row);
            }
        });
    }
}
