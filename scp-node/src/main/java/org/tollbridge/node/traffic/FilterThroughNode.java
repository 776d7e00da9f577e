package org.tollbridge.node.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.tollbridge.adapter.management.FilterAnswer;
import org.tollbridge.core.overload.ServiceFilters;
import org.tollbridge.node.control.ControlClient;
import org.tollbridge.node.control.ControlCommand;
import org.tollbridge.node.control.Replies;
import org.tollbridge.service.traffic.ServiceFilter;
import org.tollbridge.service.traffic.TrafficCriterion;

/** Both sides of the operator's service filter requests: {@code add}, {@code remove} or {@code list}. */
public final class FilterThroughNode {

    /** Name of the request. */
    public static final String COMMAND = "filter";

    private static final long PATIENCE_SECONDS = 15;

    private FilterThroughNode() {}

    /** The node's side. */
    public static ControlCommand serve(TrafficControl traffic) {
        return (request, body, replies) -> {
            try {
                switch (request.path("what").asText()) {
                    case "add" ->
                        answers(
                                traffic.addFilter(filter(request)),
                                "there are " + ServiceFilters.MOST + " filters already; remove one",
                                replies);
                    case "remove" ->
                        answers(
                                traffic.removeFilter(criterion(request)),
                                "there is no filter for " + criterion(request),
                                replies);
                    case "list" -> list(traffic, replies);
                    default -> replies.send(error("the filter command must be add, remove or list"));
                }
            } catch (IllegalArgumentException e) {
                replies.send(error(String.valueOf(e.getMessage())));
            }
        };
    }

    private static ObjectNode error(String text) {
        return Replies.line().put("error", text);
    }

    private static TrafficCriterion criterion(JsonNode request) {
        return request.has("number")
                ? new TrafficCriterion.CalledNumber(request.path("number").asText())
                : new TrafficCriterion.Service(request.path("service-key").asLong(-1));
    }

    private static ServiceFilter filter(JsonNode request) {
        return new ServiceFilter(
                criterion(request),
                request.path("seconds").asInt(),
                request.path("interval").asInt(),
                optional(request, "cause"),
                optional(request, "announcement"));
    }

    private static OptionalInt optional(JsonNode request, String key) {
        return request.has(key) ? OptionalInt.of(request.path(key).asInt()) : OptionalInt.empty();
    }

    private static void answers(
            Optional<Map<String, CompletableFuture<FilterAnswer>>> answers, String otherwise, Replies replies)
            throws IOException {
        if (answers.isEmpty()) {
            replies.send(error(otherwise));
            return;
        }
        int refused = 0;
        for (Map.Entry<String, CompletableFuture<FilterAnswer>> each :
                answers.get().entrySet()) {
            String words = words(each.getValue());
            refused += words.isEmpty() ? 0 : 1;
            replies.send(Replies.line().put("switch", each.getKey()).put("refused", words));
        }
        replies.send(Replies.line().put("done", true).put("refused", refused));
    }

    /** Why a switch refuses; empty if it accepts. */
    private static String words(CompletableFuture<FilterAnswer> answer) {
        try {
            return switch (answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                case FilterAnswer.Accepted() -> "";
                case FilterAnswer.Refused(String why) -> why;
                case FilterAnswer.Unknown(String why) -> why;
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "the node is stopping";
        } catch (ExecutionException | TimeoutException e) {
            return "no answer came";
        }
    }

    private static void list(TrafficControl traffic, Replies replies) throws IOException {
        for (ServiceFilters.Status status : traffic.filters()) {
            ObjectNode line = Replies.line()
                    .put("filter", status.filter().criterion().toString())
                    .put("left", status.secondsLeft())
                    .put("removed", status.removed())
                    .put("total", status.total());
            ObjectNode states = line.putObject("states");
            status.switches()
                    .forEach((pointCode, state) -> states.putObject(traffic.nameOf(pointCode))
                            .put("may-filter", state.mayFilter())
                            .put("why", state.why()));
            ObjectNode switches = line.putObject("switches");
            status.counters().forEach((pointCode, counters) -> {
                ObjectNode ofSwitch = switches.putObject(traffic.nameOf(pointCode));
                counters.forEach((counter, value) -> ofSwitch.put(Integer.toString(counter), value));
            });
            replies.send(line);
        }
        replies.send(Replies.line().put("done", true));
    }

    /**
     * The client's side.
     *
     * @param request with the command's keys
     * @param lines receives the lines of the response
     */
    public static void ask(ControlClient node, ObjectNode request, Consumer<JsonNode> lines) {
        node.ask(request.put("command", COMMAND), InputStream.nullInputStream(), lines);
    }
}
