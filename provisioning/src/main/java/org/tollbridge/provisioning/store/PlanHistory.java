package org.tollbridge.provisioning.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.PlanNode;

/** The call plans that a number had, as the audit trail has them. */
final class PlanHistory {

    /** How many changes are looked back. */
    private static final int MOST = 1_000;

    /** What of a number's document is its plan. */
    private static final List<String> FIELDS =
            List.of("destination", "on_busy", "on_no_answer", "no_answer_seconds", "plan");

    private PlanHistory() {}

    /** The last plan that a number had before the one that it has, as long as it was of the same subscriber. */
    static Optional<CallPlan> before(Handle handle, NumberEntry entry) {
        JsonNode current = NumberEntry.FORM.write(entry);
        List<String> earlier = handle.createQuery("select before_document from change_item where item = :item"
                        + " and resource = :resource order by change_id desc, place desc limit :most")
                .bind("item", entry.digits())
                .bind("resource", NumberEntry.FORM.name())
                .bind("most", MOST)
                .mapTo(String.class)
                .list();
        for (String document : earlier) {
            JsonNode was = AuditLine.tree(document);
            if (!was.path("subscriber").equals(current.path("subscriber"))) {
                return Optional.empty();
            }
            boolean other = FIELDS.stream().anyMatch(field -> !was.path(field).equals(current.path(field)));
            Optional<CallPlan> plan = other ? plan(handle, was) : Optional.empty();
            if (plan.isPresent()) {
                return plan;
            }
        }
        return Optional.empty();
    }

    private static Optional<CallPlan> plan(Handle handle, JsonNode was) {
        if (was.has("plan")) {
            return NumberTable.plan(handle, was.path("plan").asText());
        }
        if (!was.has("destination")) {
            return Optional.empty();
        }
        return Optional.of(CallPlan.of(new PlanNode.Destination(
                was.path("destination").asText(),
                texts(was.path("on_busy")),
                texts(was.path("on_no_answer")),
                was.has("no_answer_seconds")
                        ? OptionalInt.of(was.path("no_answer_seconds").asInt())
                        : OptionalInt.empty())));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
