package org.tollbridge.service.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tollbridge.service.number.NumberPlan;

/** Finds well-formed conditions on callers that hold for no call, or not for the intended ones. */
final class ConditionCheck {

    private final PlanDocument plan;
    private final NumberPlan numberPlan;
    private final Set<String> carriers;
    private final List<Fault> notices = new FaultList();

    private ConditionCheck(PlanDocument plan, NumberPlan numberPlan, Set<String> carriers) {
        this.plan = plan;
        this.numberPlan = numberPlan;
        this.carriers = carriers;
    }

    /** @param carriers the names that numbers can have; empty if none is known */
    static List<Fault> check(PlanDocument plan, NumberPlan numberPlan, Set<String> carriers) {
        ConditionCheck check = new ConditionCheck(plan, numberPlan, carriers);
        check.all();
        return List.copyOf(check.notices);
    }

    private void all() {
        criteria("deny", plan.deny());
        criteria("allow", plan.allow());
        plan.nodes().forEach((name, node) -> {
            if (node instanceof PlanNode.Origin origin) {
                for (int i = 0; i < origin.branches().size(); i++) {
                    criteria(
                            "nodes." + name + ".branches[" + i + "].when",
                            origin.branches().get(i).when());
                }
            }
        });
        plan.lists().forEach((name, entries) -> {
            for (int i = 0; i < entries.size(); i++) {
                String entry = entries.get(i);
                if (entry.endsWith("*")) {
                    prefix("lists." + name + "[" + i + "]", entry.substring(0, entry.length() - 1));
                }
            }
        });
    }

    private void criteria(String path, List<Criterion> criteria) {
        for (int i = 0; i < criteria.size(); i++) {
            String at = path + "[" + i + "]";
            if (criteria.get(i) instanceof Criterion.Prefix prefix) {
                prefix(at, prefix.digits());
            } else if (criteria.get(i) instanceof Criterion.Carrier carrier) {
                carrier(at, carrier.name());
            }
        }
    }

    private void prefix(String path, String digits) {
        if (numberPlan.lacksCountryCode(digits)) {
            notices.add(new Fault(
                    path,
                    digits,
                    "calling numbers have their country code, so this holds only for other countries' numbers; for those"
                            + " of this country write " + numberPlan.countryCode() + digits));
        }
    }

    private void carrier(String path, String name) {
        if (!carriers.contains(name)) {
            List<String> known = new ArrayList<>(carriers);
            notices.add(new Fault(
                    path,
                    name,
                    "this node knows no number of this carrier"
                            + (known.isEmpty()
                                    ? ""
                                    : "; it knows "
                                            + String.join(
                                                    ", ",
                                                    known.stream()
                                                            .sorted()
                                                            .limit(20)
                                                            .toList()))));
        }
    }
}
