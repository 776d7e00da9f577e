package org.tollbridge.service.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compiles plans for walking. Plans of one compiler share equal parts: whole plans, lists, and nodes. A plan that
 * differs from another by a few values therefore costs little memory, and little time, because shared parts stay in the
 * processor's caches. The compiler is not thread-safe; the plans are.
 */
public final class PlanCompiler {

    private final Map<PlanDocument, CallPlan> plans = new HashMap<>();
    private final Map<List<String>, PrefixTable> lists = new HashMap<>();
    private final Map<Object, Object> shared = new HashMap<>();
    private final Map<TableKey, CallerTable> tables = new HashMap<>();

    /** Everything that determines a table. */
    private record TableKey(List<List<Criterion>> branches, Map<String, List<String>> lists) {}

    /**
     * Compiles a plan.
     *
     * @param document without structural faults, as checked by {@link PlanCheck}
     * @throws IllegalArgumentException when a branch leads nowhere, or a list is missing
     */
    public CallPlan compile(PlanDocument document) {
        CallPlan known = plans.get(document);
        if (known == null) {
            PlanDocument own = ofShared(document);
            known = make(own);
            plans.put(own, known);
        }
        return known;
    }

    /** Returns the document built from parts shared with other plans. */
    private PlanDocument ofShared(PlanDocument document) {
        Map<String, PlanNode> nodes = new LinkedHashMap<>();
        document.nodes().forEach((name, node) -> nodes.put(shared(name), shared(node)));
        Map<String, List<String>> entries = new LinkedHashMap<>();
        document.lists().forEach((name, list) -> entries.put(shared(name), shared(list)));
        return new PlanDocument(
                document.zone(),
                document.language(),
                document.entry(),
                nodes,
                shared(document.deny()),
                shared(document.allow()),
                shared(document.limits()),
                entries,
                document.positions());
    }

    @SuppressWarnings("unchecked")
    private <T> T shared(T value) {
        return (T) shared.computeIfAbsent(value, first -> first);
    }

    /** Compiles one plan; a plan with only a destination becomes the plan of that destination. */
    public static CallPlan one(PlanDocument document) {
        return document.nodes().get(document.entry()) instanceof PlanNode.Destination to
                        && document.equals(CallPlan.of(to).document())
                ? CallPlan.of(to)
                : new PlanCompiler().compile(document);
    }

    private CallPlan make(PlanDocument document) {
        List<String> names = document.reachable();
        Map<String, Integer> indexes = new HashMap<>();
        names.forEach(name -> indexes.put(name, indexes.size()));
        List<PlanNode> nodes = new ArrayList<>();
        List<CallPlan.Place> places = new ArrayList<>();
        for (String name : names) {
            PlanNode node = Optional.ofNullable(document.nodes().get(name)).orElseThrow();
            nodes.add(node);
            places.add(shared(new CallPlan.Place(
                    name,
                    node.kind(),
                    node.exits().stream()
                            .map(exit -> new CallPlan.Way(exit.label(), index(indexes, exit.to()), exit.to()))
                            .toList(),
                    tableOf(document, node),
                    standsOf(document, node))));
        }
        if (places.isEmpty()) {
            throw new IllegalArgumentException("a plan has an entry node");
        }
        return new CallPlan(
                document,
                shared(document.zone()),
                nodes,
                places,
                screen(document, document.deny()),
                screen(document, document.allow()));
    }

    private Optional<CallerTable> tableOf(PlanDocument document, PlanNode node) {
        return node instanceof PlanNode.Origin origin
                ? Optional.of(table(
                        document,
                        origin.branches().stream().map(PlanNode.Branch::when).toList()))
                : Optional.empty();
    }

    private static Optional<String> standsOf(PlanDocument document, PlanNode node) {
        return node instanceof PlanNode.Position position
                ? Optional.ofNullable(document.positions().get(position.name()))
                : Optional.empty();
    }

    private static int index(Map<String, Integer> indexes, String name) {
        Integer index = indexes.get(name);
        if (index == null) {
            throw new IllegalArgumentException("there is no node " + name);
        }
        return index;
    }

    private Optional<CallerTable> screen(PlanDocument document, List<Criterion> criteria) {
        return criteria.isEmpty() ? Optional.empty() : shared(Optional.of(table(document, List.of(criteria))));
    }

    private CallerTable table(PlanDocument document, List<List<Criterion>> branches) {
        Map<String, List<String>> named = new HashMap<>();
        for (List<Criterion> branch : branches) {
            for (Criterion criterion : branch) {
                if (criterion instanceof Criterion.InList list) {
                    named.put(list.name(), entries(document, list.name()));
                }
            }
        }
        return tables.computeIfAbsent(
                new TableKey(branches, named),
                key -> new CallerTable(
                        branches, name -> lists.computeIfAbsent(entries(document, name), PlanCompiler::prefixes)));
    }

    private static List<String> entries(PlanDocument document, String name) {
        List<String> entries = document.lists().get(name);
        if (entries == null) {
            throw new IllegalArgumentException("there is no list " + name);
        }
        return entries;
    }

    private static PrefixTable prefixes(List<String> entries) {
        Map<String, Integer> values = new LinkedHashMap<>();
        entries.forEach(entry -> values.put(entry, 0));
        return PrefixTable.of(values);
    }
}
