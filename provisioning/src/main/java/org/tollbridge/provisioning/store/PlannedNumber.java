package org.tollbridge.provisioning.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import org.tollbridge.provisioning.form.Field;
import org.tollbridge.provisioning.form.Field.Need;
import org.tollbridge.provisioning.form.Form;

/**
 * The call plan of a number.
 *
 * @param number digits of the service number
 * @param plan in either of its written forms
 */
public record PlannedNumber(String number, String plan) {

    /** The fields in files. */
    public static final Form<PlannedNumber> FORM = new Form<>(
            "plan",
            "The call plan of a number.",
            List.of(
                    Field.text(
                            "service_number",
                            32,
                            Need.REQUIRED,
                            "number to which the plan belongs",
                            PlannedNumber::number),
                    Field.tree("plan", Need.REQUIRED, "in JSON or in lines of text", PlannedNumber::tree)),
            given -> new PlannedNumber(
                    given.text("service_number"),
                    given.tree("plan").map(PlannedNumber::text).orElse("")));

    private JsonNode tree() {
        return plan.startsWith("{") ? AuditLine.tree(plan) : TextNode.valueOf(plan);
    }

    private static String text(JsonNode plan) {
        return plan.isTextual() ? plan.asText() : plan.toString();
    }
}
