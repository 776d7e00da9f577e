package org.tollbridge.provisioning.batch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.OptionalLong;
import org.tollbridge.provisioning.store.NumberEntry;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.plan.PlanNode;

/** Writes a service number as a row of a batch file. */
final class NumberCells {

    private NumberCells() {}

    static ObjectNode write(NumberEntry entry, NumberRules rules) {
        ObjectNode cells = JsonNodeFactory.instance.objectNode();
        put(cells, NumbersColumn.SERVICE_NUMBER, entry.digits());
        put(cells, NumbersColumn.SUBSCRIBER, entry.subscriber());
        put(cells, NumbersColumn.DESTINATION, "");
        entry.plain()
                .ifPresent(destination -> write(cells, destination, rules.plan().numberPlan()));
        day(cells, NumbersColumn.FIRST_DAY, entry.validFrom(), 0, rules);
        day(cells, NumbersColumn.LAST_DAY, entry.validTo(), 1, rules);
        put(cells, NumbersColumn.STATE, entry.state().word());
        entry.ends().ifPresent(end -> put(cells, NumbersColumn.UNTIL, end.toString()));
        if (entry.plain().isEmpty()) {
            entry.planTree().ifPresent(plan -> cells.set(NumbersColumn.PLAN.header(), plan));
        }
        return cells;
    }

    private static void put(ObjectNode cells, NumbersColumn column, String text) {
        cells.put(column.header(), text);
    }

    private static void write(ObjectNode cells, PlanNode.Destination destination, NumberPlan numbers) {
        put(cells, NumbersColumn.DESTINATION, written(destination.number(), numbers));
        list(cells, NumbersColumn.ON_BUSY, destination.onBusy(), numbers);
        list(cells, NumbersColumn.ON_NO_ANSWER, destination.onNoAnswer(), numbers);
        destination
                .noAnswerSeconds()
                .ifPresent(seconds -> cells.put(NumbersColumn.NO_ANSWER_SECONDS.header(), seconds));
    }

    private static void list(ObjectNode cells, NumbersColumn column, List<String> digits, NumberPlan numbers) {
        if (!digits.isEmpty()) {
            ArrayNode items = cells.putArray(column.header());
            digits.forEach(each -> items.add(written(each, numbers)));
        }
    }

    /** A number in a form that reads back as the same number. */
    private static String written(String digits, NumberPlan numbers) {
        return numbers.read(digits).digits().equals(digits) ? digits : "+" + digits;
    }

    /** A date when the time is the start of a day, otherwise the time. */
    private static void day(ObjectNode cells, NumbersColumn column, OptionalLong millis, int later, NumberRules rules) {
        if (millis.isPresent()) {
            Instant moment = Instant.ofEpochMilli(millis.getAsLong());
            ZonedDateTime local = moment.atZone(rules.zone());
            boolean first =
                    local.toLocalDate().atStartOfDay(rules.zone()).toInstant().equals(moment)
                            && local.toLocalTime().equals(LocalTime.MIDNIGHT);
            put(cells, column, first ? local.toLocalDate().minusDays(later).toString() : moment.toString());
        }
    }
}
