package org.tollbridge.provisioning.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.tollbridge.provisioning.form.Field;
import org.tollbridge.provisioning.form.Field.Need;
import org.tollbridge.provisioning.form.FieldType;
import org.tollbridge.provisioning.form.Form;
import org.tollbridge.provisioning.plan.FilledPlan;
import org.tollbridge.provisioning.plan.PlanJson;
import org.tollbridge.provisioning.plan.TemplateValues;
import org.tollbridge.service.plan.Fault;
import org.tollbridge.service.plan.PlanDocument;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.form.PlanTemplate;
import org.tollbridge.service.plan.form.PlanText;

/**
 * A call plan with parameters, shared by many numbers.
 *
 * @param name 1 to 40 letters, digits and hyphens
 * @param serviceClass service class of the numbers that may use it
 * @param plan in JSON, with parameters as {@link PlanTemplate} has them; in lines of text until it is {@link #normal}
 * @param values one for each parameter, for numbers without a value of their own
 * @param needed parameters for which each number must have its own value; the one in {@code values} is an example
 */
public record Template(
        String name, String serviceClass, String plan, Map<String, String> values, List<String> needed, String about) {

    /** Largest length of a template in characters of JSON. */
    private static final int LONGEST = 50_000;

    /** The fields in files, in requests and in the audit trail. */
    public static final Form<Template> FORM = new Form<>(
            "template",
            "A call plan with parameters, which many numbers share.",
            List.of(
                    Field.text("name", 40, Need.REQUIRED, "name by which numbers refer to it", Template::name),
                    Field.text(
                            "service_class",
                            20,
                            Need.REQUIRED,
                            "service class of the numbers that may use it",
                            Template::serviceClass),
                    Field.tree(
                            "plan",
                            Need.REQUIRED,
                            "in JSON or in lines of text, with ${name} for each parameter",
                            Template::tree),
                    Field.tree(
                            "values",
                            Need.OPTIONAL,
                            "an object with a value for each parameter: the default for numbers without a value of"
                                    + " their own",
                            template -> TemplateValues.shown(template.values())),
                    Field.texts(
                            "needed",
                            new FieldType.Text(40),
                            PlanTemplate.MOST_PARAMETERS,
                            Need.OPTIONAL,
                            "parameters for which each number must have its own value; the one in values is an example",
                            Template::needed),
                    Field.text("about", 200, Need.OPTIONAL, "purpose of the template", Template::about)),
            given -> new Template(
                    given.text("name"),
                    given.text("service_class"),
                    given.tree("plan").map(Template::text).orElse(""),
                    given.tree("values").map(TemplateValues::read).orElse(Map.of()),
                    given.texts("needed"),
                    given.text("about")));

    public Template {
        values = new TreeMap<>(values);
        needed = List.copyOf(needed);
    }

    private static String text(JsonNode plan) {
        return plan.isTextual() ? plan.asText() : plan.toString();
    }

    private JsonNode tree() {
        return plan.startsWith("{") ? AuditLine.tree(plan) : TextNode.valueOf(plan);
    }

    /** The template with its plan in the normalised form for storage, if it can be read. */
    Template normal() {
        PlanText.Tree read = PlanJson.tree(plan);
        return read.faults().isEmpty()
                ? new Template(name, serviceClass, PlanJson.write(read.tree()), values, needed, about)
                : this;
    }

    /** The plan, ready to be filled in. It must be readable. */
    PlanTemplate ready() {
        return PlanTemplate.of(PlanJson.tree(plan).tree());
    }

    /** The values of a number, given its own values of some parameters. */
    Map<String, String> with(Map<String, String> own) {
        Map<String, String> all = new TreeMap<>(values);
        needed.forEach(all::remove);
        all.putAll(own);
        return all;
    }

    /**
     * Creates a plan from the template.
     *
     * @param ready result of {@link #ready}
     * @param all a value for each parameter
     * @param more finds further faults of a plan
     */
    FilledPlan filled(
            PlanTemplate ready, Map<String, String> all, PlanRules rules, Function<PlanDocument, List<Fault>> more) {
        return FilledPlan.of(ready, all, plan -> {
            List<Fault> faults = new ArrayList<>();
            rules.classes().find(serviceClass).ifPresent(known -> faults.addAll(rules.check(plan, known)));
            faults.addAll(rules.checkNeeds(plan));
            faults.addAll(more.apply(plan));
            return faults;
        });
    }

    /** All its faults, each with its path, without those of numbers that use it. */
    List<Fault> check(PlanRules rules) {
        List<Fault> faults = new ArrayList<>();
        if (!PlanDocument.isName(name)) {
            faults.add(new Fault("name", name, "a template name must have 1 to 40 letters, digits and hyphens"));
        }
        if (rules.classes().find(serviceClass).isEmpty()) {
            faults.add(new Fault(
                    "service_class",
                    serviceClass,
                    "the service classes are "
                            + String.join(", ", rules.classes().names())));
        }
        PlanText.Tree read = PlanJson.tree(plan);
        read.faults().forEach(fault -> faults.add(inPlan(fault)));
        int length = FORM.document(this).length();
        if (length > LONGEST) {
            faults.add(new Fault(
                    "plan",
                    Integer.toString(length),
                    "a template must have at most " + LONGEST + " characters in JSON"));
        }
        if (!faults.isEmpty()) {
            return faults;
        }
        PlanTemplate ready = PlanTemplate.of(read.tree());
        for (String each : needed) {
            if (!ready.parameters().contains(each)) {
                faults.add(new Fault("needed", each, "the plan has no such parameter"));
            }
        }
        filled(ready, values, rules, plan -> List.of()).faults().forEach(fault -> faults.add(inPlan(fault)));
        return faults;
    }

    private static Fault inPlan(Fault fault) {
        return fault.path().startsWith("values.")
                ? fault
                : new Fault("plan." + fault.path(), fault.value(), fault.rule());
    }
}
