package org.tollbridge.provisioning.api;

import java.util.ArrayList;
import java.util.List;
import org.tollbridge.provisioning.form.FormException;
import org.tollbridge.provisioning.plan.PlanJson;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.Fault;
import org.tollbridge.service.plan.PlanCompiler;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.ServiceClass;
import org.tollbridge.service.plan.form.PlanReader;

/** Reads the plans that come in requests, and holds them against the rules. */
final class Plans {

    private Plans() {}

    /**
     * The plan in the body of a request.
     *
     * @throws FormException with every fault and its path
     */
    static CallPlan read(Call call, PlanRules rules, String className) throws ProblemException, FormException {
        return read(call.text(), rules, serviceClass(rules, className), "");
    }

    /**
     * A plan in JSON or in lines of text.
     *
     * @param prefix of the path of each fault
     * @throws FormException with every fault and its path
     */
    static CallPlan read(String text, PlanRules rules, ServiceClass serviceClass, String prefix) throws FormException {
        PlanReader.Reading reading = PlanJson.readAny(text);
        List<Fault> faults = new ArrayList<>(reading.faults());
        reading.document().ifPresent(document -> {
            faults.addAll(rules.check(document, serviceClass));
            faults.addAll(rules.checkNeeds(document));
        });
        if (!faults.isEmpty() || reading.document().isEmpty()) {
            throw new FormException(faults.stream()
                    .map(fault -> new Fault(prefix + fault.path(), fault.value(), fault.rule()))
                    .toList());
        }
        return PlanCompiler.one(reading.document().get());
    }

    /** The service class of a name. */
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
