package org.tollbridge.node.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.tollbridge.core.counter.LimitCounts;
import org.tollbridge.node.control.ControlCommand;
import org.tollbridge.node.control.Replies;
import org.tollbridge.provisioning.plan.NumberLimits;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.service.plan.ServiceNumber;

/** Queries a number's limit usage from a running node. */
public record LimitsThroughNode(NumberStore store, LimitCounts counts, ZoneId zone) {

    /** Name of the request to a running node. */
    public static final String COMMAND = "limits";

    ControlCommand serve() {
        return (request, body, replies) -> {
            String digits = request.path("number").asText("");
            Optional<ServiceNumber> number = store.snapshot().find(digits);
            if (number.isEmpty()) {
                replies.send(
                        Replies.line().put("refused", "no calls to " + digits + " are accepted: it is not working"));
                replies.send(Replies.line().put("done", true));
                return;
            }
            long now = Instant.now().toEpochMilli();
            for (JsonNode line : NumberLimits.of(digits, number.get().plan().document(), now, zone, counts::used)) {
                replies.send((ObjectNode) line);
            }
            replies.send(Replies.line().put("done", true));
        };
    }
}
