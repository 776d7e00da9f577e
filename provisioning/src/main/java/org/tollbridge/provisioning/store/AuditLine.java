package org.tollbridge.provisioning.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tollbridge.provisioning.form.Field;
import org.tollbridge.provisioning.form.Field.Need;
import org.tollbridge.provisioning.form.Form;

/**
 * What one change made of one record.
 *
 * @param change counts the changes of a store; those of one transaction share it
 * @param place counts the records of a change from 0
 * @param resource what kind of record it is, such as "number"
 * @param item the record's key
 * @param step what was done, such as "put" or "reserve"
 * @param before the record before it; empty when there was none
 * @param after the record after it; empty when it is gone
 */
public record AuditLine(
        long change,
        int place,
        Instant at,
        String who,
        String origin,
        String why,
        String resource,
        String item,
        String step,
        String before,
        String after) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The fields in requests. */
    public static final Form<AuditLine> FORM = Form.shown(
            "audit line",
            "Effect of one change on one record.",
            List.of(
                    Field.whole(
                            "change",
                            1,
                            Integer.MAX_VALUE,
                            Need.SHOWN,
                            "number of the change; the same for all records of one transaction",
                            line -> OptionalInt.of((int) Math.min(Integer.MAX_VALUE, line.change()))),
                    Field.whole(
                            "place",
                            0,
                            Integer.MAX_VALUE,
                            Need.SHOWN,
                            "position of the record in the change",
                            line -> OptionalInt.of(line.place())),
                    Field.moment("at", Need.SHOWN, "when", line -> Optional.of(line.at())),
                    Field.text("who", 64, Need.SHOWN, "author of the change", AuditLine::who),
                    Field.text("from", 100, Need.SHOWN, "origin of the request", AuditLine::origin),
                    Field.text("why", 200, Need.SHOWN, "reason given", AuditLine::why),
                    Field.text("resource", 20, Need.SHOWN, "kind of record", AuditLine::resource),
                    Field.text("item", 64, Need.SHOWN, "key of the record", AuditLine::item),
                    Field.text("step", 20, Need.SHOWN, "step taken", AuditLine::step),
                    Field.tree("before", Need.SHOWN, "record before the change", line -> tree(line.before())),
                    Field.tree("after", Need.SHOWN, "record after the change", line -> tree(line.after()))));

    /** A document as JSON; missing when there is none. */
    static JsonNode tree(String document) {
        if (document.isEmpty()) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the audit trail contains invalid JSON: " + e.getOriginalMessage(), e);
        }
    }
}
