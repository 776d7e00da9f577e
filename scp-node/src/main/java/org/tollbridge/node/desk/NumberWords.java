package org.tollbridge.node.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.tollbridge.node.control.Replies;
import org.tollbridge.provisioning.batch.NumberRules;
import org.tollbridge.provisioning.store.NumberEntry;
import org.tollbridge.service.number.NormalNumber;
import org.tollbridge.service.number.NumberKind;
import org.tollbridge.service.plan.NextPlan;
import org.tollbridge.service.plan.PlanNode;

/** Parses and formats numbers in requests of the service desk. */
record NumberWords(NumberRules rules) {

    /** The service number in a request. */
    String digits(JsonNode request) {
        return digits(text(request, "number"));
    }

    /** The digits of a service number as written by a user. */
    String digits(String written) {
        NormalNumber number = rules.plan().numberPlan().read(written);
        if (number.kind() != NumberKind.SERVICE) {
            throw new IllegalArgumentException(
                    "'" + written + "' is not a service number; give one such as 8008101234");
        }
        return number.digits();
    }

    /** The digits of a number of any kind as written by a user. */
    String any(String written) {
        NormalNumber number = rules.plan().numberPlan().read(written);
        if (number.kind() == NumberKind.UNKNOWN) {
            throw new IllegalArgumentException("'" + written + "' is not a number in the number plan");
        }
        return number.digits();
    }

    /** The destination in a text, if there is one. */
    Optional<PlanNode.Destination> destination(String written) {
        return written.isEmpty()
                ? Optional.empty()
                : Optional.of(new PlanNode.Destination(
                        rules.plan().numberPlan().read(written).digits(), List.of(), List.of(), OptionalInt.empty()));
    }

    static String text(JsonNode request, String key) {
        return request.path(key).asText("");
    }

    /** A time, with a resolution of one second. */
    static String moment(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** A number as a line of a response. */
    ObjectNode line(NumberEntry entry) {
        ObjectNode line = Replies.line()
                .put("number", entry.digits())
                .put("state", entry.state().word())
                .put("class", entry.serviceClass());
        entry.ends().ifPresent(end -> line.put("until", moment(end)));
        if (!entry.subscriber().isEmpty()) {
            line.put("subscriber", entry.subscriber());
        }
        entry.plan()
                .ifPresent(plan -> plan.only()
                        .ifPresentOrElse(
                                destination -> line.put("destination", destination.number()),
                                () -> line.put("plan", plan.document().nodes().size() + " nodes")));
        entry.next().ifPresent(next -> {
            line.put("next", next(next));
            next.from().ifPresent(at -> line.put("next_from", moment(Instant.ofEpochMilli(at))));
        });
        return line;
    }

    private static String next(NextPlan next) {
        StringBuilder words = new StringBuilder("version ").append(next.version());
        if (next.percent() > 0) {
            words.append(" for ").append(next.percent()).append(" %");
        }
        if (!next.callers().isEmpty()) {
            words.append(" for ").append(next.callers().stream().sorted().collect(Collectors.joining(" ")));
        }
        return words.toString();
    }
}
