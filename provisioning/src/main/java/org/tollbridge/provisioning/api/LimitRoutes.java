package org.tollbridge.provisioning.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.tollbridge.provisioning.plan.NumberLimits;
import org.tollbridge.provisioning.store.NumberEntry;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.service.plan.PlanLimits.Claim;

/** Numbers' usage of their limits. */
final class LimitRoutes {

    private final Resource<NumberEntry> numbers;
    private final Function<Claim, OptionalLong> used;
    private final ZoneId zone;
    private final InstantSource clock;

    LimitRoutes(Resource<NumberEntry> numbers, Function<Claim, OptionalLong> used, ZoneId zone, InstantSource clock) {
        this.numbers = numbers;
        this.used = used;
        this.zone = zone;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(numbers.route(
                Method.GET,
                "/numbers/{number}/limits",
                "Get the current use of a number's limits.",
                Access.LOOK,
                List.of(),
                new Takes.Nothing(),
                new Gives.Json(
                        "The number, and limits: objects with kind (concurrent, rate, monthly-calls or monthly-cost),"
                                + " destination if the limit applies to one, limit, used and percent. Amounts are numbers"
                                + " of calls, or texts in yuan. used and percent are absent while nothing is counted.",
                        false),
                Route.Conditions.NONE,
                this::look));
    }

    private Answer look(Call call) throws ProblemException, StoreException {
        NumberEntry entry = numbers.known(call);
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("number", entry.digits());
        answer.set(
                "limits",
                entry.plan()
                        .map(plan -> NumberLimits.of(entry.digits(), plan.document(), clock.millis(), zone, used))
                        .orElseGet(JsonNodeFactory.instance::arrayNode));
        return Answer.json(Answer.OK, answer.toString());
    }
}
