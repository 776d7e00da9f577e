package org.tollbridge.service.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds all faults of a plan: those of its graph here, those of its nodes by {@link NodeCheck}, and those outside the
 * tree by {@link BesideCheck}.
 */
final class PlanCheck {

    /** Largest number of nodes of a plan. */
    static final int MOST_NODES = 500;

    /** Largest number of nodes that one call may visit. */
    static final int DEEPEST = 32;

    /** Words other than names of nodes with which lines of the text form begin. */
    private static final Set<String> RESERVED =
            Set.of("entry", "zone", "language", "deny", "allow", "limits", "lists", "positions");

    private final PlanDocument plan;
    private final List<Fault> faults = new FaultList();

    private PlanCheck(PlanDocument plan) {
        this.plan = plan;
    }

    /** Returns all faults of a plan of a service class. */
    static List<Fault> check(PlanDocument plan, ServiceClass serviceClass, PlanRules rules) {
        PlanCheck check = new PlanCheck(plan);
        check.graph();
        NodeCheck nodes = new NodeCheck(plan, serviceClass, rules, check.faults);
        plan.nodes().forEach((name, node) -> nodes.check("nodes." + name, node));
        check.hashes();
        new BesideCheck(plan, rules, check.faults).check();
        return List.copyOf(check.faults);
    }

    private void hashes() {
        int count = plan.nodes().values().stream()
                .mapToInt(
                        node -> node instanceof PlanNode.Pin pin ? pin.hashes().size() : 0)
                .sum();
        if (count > PlanRules.MOST_PINS) {
            faults.add(new Fault(
                    "nodes",
                    Integer.toString(count),
                    "the PIN nodes of a plan have at most " + PlanRules.MOST_PINS + " hashed PINs in all"));
        }
    }

    private void graph() {
        if (plan.nodes().size() > MOST_NODES) {
            faults.add(new Fault(
                    "nodes", Integer.toString(plan.nodes().size()), "a plan has at most " + MOST_NODES + " nodes"));
            return;
        }
        for (String name : plan.nodes().keySet()) {
            if (RESERVED.contains(name)) {
                faults.add(new Fault("nodes." + name, name, "this word is reserved; choose another name for the node"));
            }
            if (!PlanDocument.isName(name)) {
                faults.add(new Fault("nodes." + name, name, NodeCheck.NAME_RULE));
            }
        }
        if (!plan.nodes().containsKey(plan.entry())) {
            faults.add(new Fault("entry", plan.entry(), "there is no node of this name"));
        }
        boolean whole = checkExits();
        Set<String> reachable = new HashSet<>(plan.reachable());
        for (String name : plan.nodes().keySet()) {
            if (plan.nodes().containsKey(plan.entry()) && !reachable.contains(name)) {
                faults.add(new Fault("nodes." + name, name, "no branch leads here; add one or remove the node"));
            }
        }
        if (whole && checkCycles()) {
            checkDepth();
        }
    }

    private boolean checkExits() {
        boolean whole = plan.nodes().containsKey(plan.entry());
        for (Map.Entry<String, PlanNode> each : plan.nodes().entrySet()) {
            for (PlanNode.Exit exit : each.getValue().exits()) {
                if (!plan.nodes().containsKey(exit.to())) {
                    faults.add(new Fault(
                            "nodes." + each.getKey() + "." + exit.path(), exit.to(), "there is no node of this name"));
                    whole = false;
                }
            }
        }
        return whole;
    }

    /** Returns whether there is no cycle. */
    private boolean checkCycles() {
        return isWithoutCycle(plan.entry(), new HashSet<>(), new HashSet<>());
    }

    /** The recursion is at most {@link #MOST_NODES} deep. */
    private boolean isWithoutCycle(String name, Set<String> above, Set<String> done) {
        if (done.contains(name)) {
            return true;
        }
        boolean without = true;
        above.add(name);
        for (PlanNode.Exit exit : node(name).exits()) {
            if (above.contains(exit.to())) {
                faults.add(new Fault(
                        "nodes." + name + "." + exit.path(),
                        exit.to(),
                        "this leads back to a node that the call has passed; a plan must have no cycle"));
                without = false;
            } else {
                without &= isWithoutCycle(exit.to(), above, done);
            }
        }
        above.remove(name);
        done.add(name);
        return without;
    }

    private void checkDepth() {
        int depth = depth(plan.entry(), new HashMap<>());
        if (depth > DEEPEST) {
            faults.add(new Fault(
                    "nodes", Integer.toString(depth), "one call meets at most " + DEEPEST + " nodes of a plan"));
        }
    }

    private int depth(String name, Map<String, Integer> known) {
        Integer before = known.get(name);
        if (before != null) {
            return before;
        }
        int below = 0;
        for (PlanNode.Exit exit : node(name).exits()) {
            below = Math.max(below, depth(exit.to(), known));
        }
        known.put(name, below + 1);
        return below + 1;
    }

    private PlanNode node(String name) {
        PlanNode node = plan.nodes().get(name);
        if (node == null) {
            throw new IllegalStateException("checked before: " + name);
        }
        return node;
    }
}
