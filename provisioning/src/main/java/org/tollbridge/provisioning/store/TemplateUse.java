package org.tollbridge.provisioning.store;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tollbridge.provisioning.form.Field;
import org.tollbridge.provisioning.form.Field.Need;
import org.tollbridge.provisioning.form.Form;
import org.tollbridge.provisioning.plan.TemplateValues;

/**
 * The use of a template for a number's call plan.
 *
 * @param number digits of the service number
 * @param values the number's own values; other parameters take the template's
 */
public record TemplateUse(String number, String template, Map<String, String> values) {

    /** The fields in files, in requests and in the audit trail. */
    public static final Form<TemplateUse> FORM = new Form<>(
            "template use",
            "Use of a template as the call plan of a number.",
            List.of(
                    Field.text(
                            "service_number", 32, Need.REQUIRED, "number that uses the template", TemplateUse::number),
                    Field.text("template", 40, Need.REQUIRED, "name of the template", TemplateUse::template),
                    Field.tree(
                            "values",
                            Need.OPTIONAL,
                            "an object with the number's own values, by parameter; in a cell also name=value separated"
                                    + " by ;",
                            use -> TemplateValues.shown(use.values()))),
            given -> new TemplateUse(
                    given.text("service_number"),
                    given.text("template"),
                    given.tree("values").map(TemplateValues::read).orElse(Map.of())));

    public TemplateUse {
        values = new TreeMap<>(values);
    }
}
