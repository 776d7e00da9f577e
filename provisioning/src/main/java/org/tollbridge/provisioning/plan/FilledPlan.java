package org.tollbridge.provisioning.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tollbridge.service.plan.Fault;
import org.tollbridge.service.plan.PlanDocument;
import org.tollbridge.service.plan.form.PlanTemplate;

/**
 * A plan filled in from a template that breaks no rule, or its faults.
 *
 * @param plan empty when there is any fault
 * @param faults each with its path, and with the parameters used there
 */
public record FilledPlan(Optional<PlanDocument> plan, List<Fault> faults) {

    public FilledPlan {
        faults = List.copyOf(faults);
    }

    /**
     * Creates a plan from a template.
     *
     * @param values one for each parameter
     * @param rules finds faults of a plan
     */
    public static FilledPlan of(
            PlanTemplate template, Map<String, String> values, Function<PlanDocument, List<Fault>> rules) {
        PlanTemplate.Expansion expansion = template.expand(values);
        List<Fault> faults = new ArrayList<>(expansion.faults());
        expansion.document().map(rules).map(expansion::explained).ifPresent(faults::addAll);
        expansion.document().flatMap(PlanJson::tooLong).ifPresent(faults::add);
        return new FilledPlan(faults.isEmpty() ? expansion.document() : Optional.empty(), faults);
    }

    /** No plan, for these reasons. */
    public static FilledPlan refused(List<Fault> faults) {
        return new FilledPlan(Optional.empty(), faults);
    }
}
