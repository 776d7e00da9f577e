package org.tollbridge.service.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds faults in a plan outside the tree of nodes: screening, lists, limits, positions. */
final class BesideCheck {

    private static final int MOST_LISTS = 50;
    private static final int LONGEST_LIST = 100_000;
    private static final int MOST_CRITERIA = 1_000;

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

    private final PlanDocument plan;
    private final PlanRules rules;
    private final List<Fault> faults;

    BesideCheck(PlanDocument plan, PlanRules rules, List<Fault> faults) {
        this.plan = plan;
        this.rules = rules;
        this.faults = faults;
    }

    void check() {
        screening("deny", plan.deny());
        screening("allow", plan.allow());
        Set<Criterion> denied = new HashSet<>(plan.deny());
        for (int i = 0; i < plan.allow().size(); i++) {
            if (denied.contains(plan.allow().get(i))) {
                fault("allow[" + i + "]", plan.allow().get(i), "this is denied too; keep one of them");
            }
        }
        plan.language()
                .filter(language -> !LANGUAGE.matcher(language).matches())
                .ifPresent(
                        language -> fault("language", language, "must be two or three lower-case letters, such as en"));
        limits(plan.limits());
        lists();
        Set<String> switches = new HashSet<>();
        plan.nodes().values().forEach(node -> {
            if (node instanceof PlanNode.Position position) {
                switches.add(position.name());
            }
        });
        for (Map.Entry<String, String> each : plan.positions().entrySet()) {
            if (!switches.contains(each.getKey())) {
                fault("positions." + each.getKey(), each.getValue(), "no node uses this switch");
            }
            if (!PlanDocument.isName(each.getValue())) {
                fault("positions." + each.getKey(), each.getValue(), NodeCheck.NAME_RULE);
            }
        }
    }

    private void screening(String path, List<Criterion> criteria) {
        if (criteria.size() > MOST_CRITERIA) {
            fault(path, criteria.size(), "at most " + MOST_CRITERIA + " conditions; put more numbers into a list");
        }
        Set<Criterion> seen = new HashSet<>();
        for (int i = 0; i < criteria.size(); i++) {
            String at = path + "[" + i + "]";
            rules.checkCriterion(at, criteria.get(i), plan.lists().keySet(), faults);
            if (!seen.add(criteria.get(i))) {
                fault(at, criteria.get(i), "this occurs twice; keep one of them");
            }
        }
    }

    private void limits(PlanLimits limits) {
        limits.concurrent().ifPresent(limit -> within("limits.concurrent", limit, 1_000_000));
        limits.rate().ifPresent(rate -> {
            within("limits.calls", rate.calls(), 100_000_000);
            within("limits.seconds", rate.seconds(), PlanLimits.Period.WEEK.seconds());
        });
        limits.monthlyCalls().ifPresent(limit -> within("limits.monthlyCalls", limit, 1_000_000_000_000L));
        // Its unit is not that of pages that ask for it.
        limits.monthlyCost()
                .ifPresent(limit -> within(
                        "limits.monthlyCost",
                        limit,
                        1_000_000_000_000L,
                        " thousandths of a yuan, which are 0.001 to 1000000000 yuan"));
        if (limits.costEndsCalls() && limits.monthlyCost().isEmpty()) {
            fault("limits.whenCostUsed", "end", "end requires monthlyCost; give one");
        }
    }

    private void within(String path, long value, long most) {
        within(path, value, most, "");
    }

    private void within(String path, long value, long most, String unit) {
        if (value < 1 || value > most) {
            fault(path, value, "a limit must be 1 to " + most + unit);
        }
    }

    private void lists() {
        if (plan.lists().size() > MOST_LISTS) {
            fault("lists", plan.lists().size(), "a plan must have at most " + MOST_LISTS + " lists");
        }
        Set<String> used = usedLists();
        plan.lists().forEach((name, entries) -> {
            String path = "lists." + name;
            if (!PlanDocument.isName(name)) {
                fault(path, name, NodeCheck.NAME_RULE);
            }
            if (!used.contains(name)) {
                fault(path, name, "nothing uses this list");
            }
            if (entries.isEmpty() || entries.size() > LONGEST_LIST) {
                fault(path, entries.size(), "a list must have 1 to " + LONGEST_LIST + " entries");
            }
            entries(path, entries);
        });
    }

    private void entries(String path, List<String> entries) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            String entry = entries.get(i);
            String at = path + "[" + i + "]";
            if (!isEntry(entry)) {
                fault(at, entry, "an entry must be a number in international digits, or a prefix followed by *");
            } else if (!seen.add(entry)) {
                fault(at, entry, "this occurs twice; keep one of them");
            } else if (entry.endsWith("*")) {
                rules.checkPrefix(at, entry, faults);
            } else {
                rules.checkWritten(at, entry, faults);
            }
        }
    }

    private static boolean isEntry(String entry) {
        int length = entry.endsWith("*") ? entry.length() - 1 : entry.length();
        for (int i = 0; i < length; i++) {
            if (entry.charAt(i) < '0' || entry.charAt(i) > '9') {
                return false;
            }
        }
        return length >= 1 && length <= PrefixTable.LONGEST;
    }

    private Set<String> usedLists() {
        Set<String> used = new HashSet<>();
        plan.deny().forEach(criterion -> nameOf(criterion).ifPresent(used::add));
        plan.allow().forEach(criterion -> nameOf(criterion).ifPresent(used::add));
        for (PlanNode node : plan.nodes().values()) {
            if (node instanceof PlanNode.Origin origin) {
                origin.branches()
                        .forEach(branch -> branch.when().forEach(c -> nameOf(c).ifPresent(used::add)));
            }
        }
        return used;
    }

    private static Optional<String> nameOf(Criterion criterion) {
        return criterion instanceof Criterion.InList list ? Optional.of(list.name()) : Optional.empty();
    }

    private void fault(String path, Object value, String rule) {
        faults.add(new Fault(path, value.toString(), rule));
    }
}
