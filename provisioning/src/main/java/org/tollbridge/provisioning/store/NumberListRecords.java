package org.tollbridge.provisioning.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.Fault;
import org.tollbridge.service.plan.PlanDocument;
import org.tollbridge.service.plan.PlanRules;

/** Batch operations on lists in the call plans of numbers. */
final class NumberListRecords extends RecordKind<NumberList> {

    /** Separates the number from the list's name in a key; no number contains it. */
    private static final char SLASH = '/';

    NumberListRecords() {
        super(NumberList.FORM);
    }

    @Override
    public String key(NumberList record) {
        return record.number() + SLASH + record.list();
    }

    @Override
    public NumberList normal(NumberList record, PlanRules rules) {
        return new NumberList(rules.numberPlan().read(record.number()).digits(), record.list(), record.entries());
    }

    @Override
    Optional<NumberList> find(BatchWork work, String key) {
        String list = key.substring(key.indexOf(SLASH) + 1);
        return document(work.handle(), digits(key))
                .flatMap(plan -> Optional.ofNullable(plan.lists().get(list)))
                .map(entries -> new NumberList(digits(key), list, entries));
    }

    private static String digits(String key) {
        return key.substring(0, key.indexOf(SLASH));
    }

    private static Optional<PlanDocument> document(Handle handle, String digits) {
        return NumberPlanRecords.entry(handle, digits)
                .flatMap(NumberEntry::plan)
                .map(CallPlan::document);
    }

    @Override
    void each(Handle handle, Consumer<NumberList> each) {
        NumberTable.eachPlanned(
                handle,
                entry -> entry.plan()
                        .ifPresent(plan -> plan.document().lists().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .forEach(list ->
                                        each.accept(new NumberList(entry.digits(), list.getKey(), list.getValue())))));
    }

    @Override
    List<Fault> check(BatchWork work, Optional<NumberList> before, Optional<NumberList> after) {
        NumberList list = after.or(() -> before).orElseThrow();
        Optional<PlanDocument> plan = document(work.handle(), list.number());
        if (plan.isEmpty()) {
            return List.of(
                    new Fault("service_number", list.number(), "no subscriber has this number, or it has no plan"));
        }
        NumberEntry entry =
                NumberPlanRecords.entry(work.handle(), list.number()).orElseThrow();
        return NumberPlanRecords.check(work, entry, with(plan.get(), list.list(), after)).stream()
                .map(fault -> new Fault("entries", fault.value(), fault.path() + ": " + fault.rule()))
                .toList();
    }

    private static PlanDocument with(PlanDocument plan, String name, Optional<NumberList> list) {
        Map<String, List<String>> lists = new LinkedHashMap<>(plan.lists());
        lists.remove(name);
        list.ifPresent(given -> lists.put(name, given.entries()));
        return new PlanDocument(
                plan.zone(),
                plan.language(),
                plan.entry(),
                plan.nodes(),
                plan.deny(),
                plan.allow(),
                plan.limits(),
                lists,
                plan.positions());
    }

    @Override
    void write(BatchWork work, String key, Optional<NumberList> before, Optional<NumberList> after) {
        NumberEntry entry = NumberPlanRecords.entry(work.handle(), digits(key)).orElseThrow();
        PlanDocument plan = document(work.handle(), digits(key)).orElseThrow();
        String name = after.or(() -> before).orElseThrow().list();
        NumberPlanRecords.write(work, entry, with(plan, name, after));
    }
}
