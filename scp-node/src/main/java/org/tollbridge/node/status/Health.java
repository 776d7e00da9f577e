package org.tollbridge.node.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.ContentType;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Whether a node can accept calls.
 *
 * @param reasons reasons why it is not ready; empty when it is
 */
public record Health(List<String> reasons) {

    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;
    private static final ObjectMapper JSON = new ObjectMapper();

    public Health {
        reasons = List.copyOf(reasons);
    }

    /** Examines a node. */
    public static Health of(Observed node) {
        List<String> reasons = new ArrayList<>();
        if (node.draining().getAsBoolean()) {
            reasons.add("the node is draining");
        }
        if (!node.stack().links().containsValue(true)) {
            reasons.add("no switch is reachable");
        }
        if (node.numbers().getAsInt() == 0) {
            reasons.add("the store has no numbers");
        }
        if (node.behind().getAsBoolean()) {
            reasons.add("the numbers may be older than those of other nodes: the store does not respond");
        }
        if (!node.journal().ready()) {
            reasons.add("records cannot be written: the journal's disk is slow or full");
        }
        return new Health(reasons);
    }

    public boolean ready() {
        return reasons.isEmpty();
    }

    /** The contents of {@code /health}. */
    public ObjectNode toJson() {
        ObjectNode json = JSON.createObjectNode().put("live", true).put("ready", ready());
        ArrayNode all = json.putArray("reasons");
        reasons.forEach(all::add);
        return json;
    }

    /** {@code /health} for load balancers, and {@code /health/live} for supervisors that restart a dead process. */
    public static Consumer<RoutesConfig> routes(Observed node) {
        return routes -> {
            routes.get("/health", context -> {
                Health health = Health.of(node);
                answer(context, health.ready() ? OK : UNAVAILABLE, health.toJson());
            });
            routes.get(
                    "/health/live",
                    context -> answer(context, OK, JSON.createObjectNode().put("live", true)));
        };
    }

    private static void answer(Context context, int status, ObjectNode json) {
        context.status(status).contentType(ContentType.APPLICATION_JSON).result(json + "\n");
    }
}
