package org.tollbridge.node.trace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import org.tollbridge.node.control.ControlClient;
import org.tollbridge.node.control.ControlCommand;
import org.tollbridge.node.control.Replies;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.sccp.PointCodeLength;

/** Both sides of a capture on a running node. The node sends a line per message, and an empty one when idle. */
public final class TraceThroughNode {

    /** Name of the request. */
    public static final String COMMAND = "trace";

    private static final String POINT_CODE_BITS = "pointCodeBits";

    /**
     * A client's request.
     *
     * @param switchName name in the configuration
     */
    public record Request(
            Optional<String> switchName,
            Optional<String> called,
            Optional<String> caller,
            Optional<String> dialogue,
            TraceRun.Limits limits) {}

    private TraceThroughNode() {}

    /**
     * The node's side.
     *
     * @param pointCodes point code of a switch, by name
     */
    public static ControlCommand serve(TraceRun runs, Function<String, Optional<Integer>> pointCodes) {
        return (request, body, replies) -> {
            Optional<String> name = text(request, "switch");
            Optional<Integer> pointCode = name.flatMap(pointCodes);
            if (name.isPresent() && pointCode.isEmpty()) {
                replies.send(Replies.line().put("error", "there is no switch " + name.get()));
                return;
            }
            TraceFilter filter = new TraceFilter(
                    pointCode, text(request, "called"), text(request, "caller"), text(request, "dialogue"));
            TraceRun.Limits limits = new TraceRun.Limits(
                    Duration.ofMillis(request.path("millis").asLong()),
                    request.path("count").asLong());
            try {
                Optional<TraceRun.Outcome> outcome = runs.run(filter, limits, new Wire(replies));
                replies.send(outcome.map(done -> Replies.line()
                                .put("messages", done.messages())
                                .put("dropped", done.dropped())
                                .put("done", true))
                        .orElseGet(() -> Replies.line()
                                .put("error", TraceHub.MOST + " captures are running already; end one of them first")));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    private static Optional<String> text(JsonNode request, String key) {
        return request.has(key) ? Optional.of(request.path(key).asText()) : Optional.empty();
    }

    /** Sends messages to the client; empty lines detect whether it is still connected. */
    private record Wire(Replies replies) implements TraceSink {
        @Override
        public void begins(PointCodeLength pointCodes) throws IOException {
            replies.send(Replies.line().put(POINT_CODE_BITS, pointCodes.bits()));
        }

        @Override
        public void take(TracedMessage message) throws IOException {
            replies.send(Replies.line()
                    .put("micros", ChronoUnit.MICROS.between(Instant.EPOCH, message.time()))
                    .put("received", message.received())
                    .put("host", message.peer().getHostString())
                    .put("port", message.peer().getPort())
                    .put("subject", message.subject())
                    .put("text", message.text())
                    .put("m3ua", message.m3ua().toHex()));
        }

        @Override
        public void idle() throws IOException {
            replies.send(Replies.line());
            replies.flush();
        }
    }

    /**
     * The client's side. Returns when the capture is over.
     *
     * @throws UncheckedIOException thrown by the sink
     */
    public static TraceRun.Outcome ask(ControlClient node, Request request, TraceSink sink) {
        ObjectNode line = Replies.line()
                .put("command", COMMAND)
                .put("millis", request.limits().time().toMillis())
                .put("count", request.limits().messages());
        request.switchName().ifPresent(value -> line.put("switch", value));
        request.called().ifPresent(value -> line.put("called", value));
        request.caller().ifPresent(value -> line.put("caller", value));
        request.dialogue().ifPresent(value -> line.put("dialogue", value));
        Receiver receiver = new Receiver(sink);
        node.ask(line, InputStream.nullInputStream(), receiver::take);
        return receiver.outcome;
    }

    private static final class Receiver {
        private final TraceSink sink;
        private TraceRun.Outcome outcome = new TraceRun.Outcome(0, 0);

        Receiver(TraceSink sink) {
            this.sink = sink;
        }

        void take(JsonNode line) {
            try {
                if (line.has("done")) {
                    outcome = new TraceRun.Outcome(
                            line.path("messages").asLong(), line.path("dropped").asLong());
                } else if (line.has(POINT_CODE_BITS)) {
                    boolean longer = line.path(POINT_CODE_BITS).asInt() == PointCodeLength.BITS_24.bits();
                    sink.begins(longer ? PointCodeLength.BITS_24 : PointCodeLength.BITS_14);
                } else if (line.has("m3ua")) {
                    sink.take(message(line));
                } else {
                    sink.idle();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static TracedMessage message(JsonNode line) {
            return new TracedMessage(
                    Instant.EPOCH.plus(line.path("micros").asLong(), ChronoUnit.MICROS),
                    line.path("received").asBoolean(),
                    new InetSocketAddress(
                            line.path("host").asText(), line.path("port").asInt()),
                    Octets.fromHex(line.path("m3ua").asText()),
                    line.path("subject").asText(),
                    line.path("text").asText());
        }
    }
}
