package org.tollbridge.provisioning.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tollbridge.provisioning.form.FormException;
import org.tollbridge.provisioning.plan.FilledPlan;
import org.tollbridge.provisioning.plan.PlanJson;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.Fault;
import org.tollbridge.service.plan.PlanCompiler;
import org.tollbridge.service.plan.PlanDocument;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.ServiceClass;
import org.tollbridge.service.plan.form.PlanReader;
import org.tollbridge.service.plan.form.PlanTemplate;
import org.tollbridge.service.plan.form.PlanText;

/** Reads plans from requests and checks them against the rules. */
final class Plans {

    private Plans() {}

    /**
     * The plan in a request's body.
     *
     * @throws FormException with every fault and its path
     */
    static CallPlan read(Call call, PlanRules rules, String className) throws ProblemException, FormException {
        return read(call.text(), rules, serviceClass(rules, className), "");
    }

    /**
     * A plan in JSON or in lines of text.
     *
     * @param prefix prefix of the path of each fault
     * @throws FormException with every fault and its path
     */
    static CallPlan read(String text, PlanRules rules, ServiceClass serviceClass, String prefix) throws FormException {
        PlanReader.Reading reading = PlanJson.readAny(text);
        List<Fault> faults = new ArrayList<>(reading.faults());
        reading.document().ifPresent(document -> faults.addAll(check(document, rules, serviceClass)));
        return compiled(reading.document(), faults, prefix);
    }

    /**
     * Same, for a plan with parameters.
     *
     * @param values one for each parameter
     * @throws FormException with every fault and its path
     */
    static CallPlan read(
            String text, Map<String, String> values, PlanRules rules, ServiceClass serviceClass, String prefix)
            throws FormException {
        PlanText.Tree tree = PlanJson.tree(text);
        FilledPlan filled = tree.faults().isEmpty()
                ? FilledPlan.of(PlanTemplate.of(tree.tree()), values, plan -> check(plan, rules, serviceClass))
                : FilledPlan.refused(tree.faults());
        return compiled(filled.plan(), filled.faults(), prefix);
    }

    private static List<Fault> check(PlanDocument plan, PlanRules rules, ServiceClass serviceClass) {
        List<Fault> faults = new ArrayList<>(rules.check(plan, serviceClass));
        faults.addAll(rules.checkNeeds(plan));
        return faults;
    }

    private static CallPlan compiled(Optional<PlanDocument> plan, List<Fault> faults, String prefix)
            throws FormException {
        if (!faults.isEmpty() || plan.isEmpty()) {
            throw new FormException(faults.stream()
                    .map(fault -> fault.path().startsWith("values.")
                            ? fault
                            : new Fault(prefix + fault.path(), fault.value(), fault.rule()))
                    .toList());
        }
        return PlanCompiler.one(plan.get());
    }

    /** The service class with this name. */
    static ServiceClass serviceClass(PlanRules rules, String name) throws FormException {
        return rules.classes()
                .find(name)
                .orElseThrow(() -> new FormException(List.of(new Fault(
                        "service_class",
                        name,
                        "the service classes are "
                                + String.join(", ", rules.classes().names())))));
    }
}
