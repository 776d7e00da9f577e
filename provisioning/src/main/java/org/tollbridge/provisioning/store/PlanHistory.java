package org.tollbridge.provisioning.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.PlanNode;

/** The earlier call plans of a number, from the audit trail. */
final class PlanHistory {

    /** Number of changes searched. */
    private static final int MOST = 1_000;

    private PlanHistory() {}

    /**
     * A change that gave a number a plan.
     *
     * @param json the plan, when no plan with its key is stored
     */
    record Past(long change, Instant at, String who, String why, String key, Optional<String> json) {}

    /** The plans of a number under one subscriber, one for each change, oldest first. */
    static List<Past> since(Handle handle, String digits, String subscriber, long change) {
        record Line(long change, Instant at, String who, String why, String after) {}
        List<Line> lines = handle.createQuery("select c.id, c.happened_at, c.who, c.why, i.after_document"
                        + " from change_item i join change_log c on c.id = i.change_id where i.item = :item"
                        + " and i.resource = :resource and i.change_id > :change"
                        + " order by i.change_id desc, i.place desc limit :most")
                .bind("item", digits)
                .bind("resource", NumberEntry.FORM.name())
                .bind("change", change)
                .bind("most", MOST)
                .map((row, context) -> new Line(
                        row.getLong(1),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5)))
                .list();
        List<Past> plans = new ArrayList<>();
        for (Line line : lines.reversed()) {
            JsonNode was = AuditLine.tree(line.after());
            if (!was.path("subscriber").asText().equals(subscriber)) {
                plans.clear();
            } else if (was.has("plan")) {
                String key = was.path("plan").asText();
                plans.add(new Past(line.change(), line.at(), line.who(), line.why(), key, Optional.empty()));
            } else if (was.has("destination")) {
                StoredPlans.Named plan = StoredPlans.name(plain(was));
                plans.add(new Past(
                        line.change(), line.at(), line.who(), line.why(), plan.key(), Optional.of(plan.json())));
            }
        }
        return plans;
    }

    private static CallPlan plain(JsonNode was) {
        return CallPlan.of(new PlanNode.Destination(
                was.path("destination").asText(),
                texts(was.path("on_busy")),
                texts(was.path("on_no_answer")),
                was.has("no_answer_seconds")
                        ? OptionalInt.of(was.path("no_answer_seconds").asInt())
                        : OptionalInt.empty()));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
