package org.tollbridge.provisioning.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.tollbridge.provisioning.inventory.NumberState;
import org.tollbridge.provisioning.plan.PlanJson;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.Fault;
import org.tollbridge.service.plan.PlanDocument;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.form.PlanReader;

/** Batch operations on the call plans of numbers. Plans of more than one destination are listed; any may be put. */
final class NumberPlanRecords extends RecordKind<PlannedNumber> {

    NumberPlanRecords() {
        super(PlannedNumber.FORM);
    }

    @Override
    public String key(PlannedNumber record) {
        return record.number();
    }

    @Override
    public PlannedNumber normal(PlannedNumber record, PlanRules rules) {
        String plan =
                PlanJson.readAny(record.plan()).document().map(PlanJson::write).orElse(record.plan());
        return new PlannedNumber(rules.numberPlan().read(record.number()).digits(), plan);
    }

    @Override
    Optional<PlannedNumber> find(BatchWork work, String key) {
        return entry(work.handle(), key).flatMap(NumberPlanRecords::of);
    }

    private static Optional<PlannedNumber> of(NumberEntry entry) {
        return entry.plan().map(plan -> new PlannedNumber(entry.digits(), PlanJson.write(plan.document())));
    }

    /** A number that has a subscriber, so that its plan may be changed. */
    static Optional<NumberEntry> entry(Handle handle, String digits) {
        return NumberTable.find(handle, digits)
                .filter(entry -> !entry.subscriber().isEmpty() && entry.state() != NumberState.RESERVED);
    }

    @Override
    void each(Handle handle, Consumer<PlannedNumber> each) {
        NumberTable.eachPlanned(handle, entry -> of(entry).ifPresent(each));
    }

    @Override
    List<Fault> check(BatchWork work, Optional<PlannedNumber> before, Optional<PlannedNumber> after) {
        if (after.isEmpty()) {
            return List.of(new Fault(
                    "service_number",
                    before.map(PlannedNumber::number).orElse(""),
                    "a plan cannot be removed; replace it, or disconnect the number"));
        }
        Optional<NumberEntry> entry = entry(work.handle(), after.get().number());
        if (entry.isEmpty()) {
            return List.of(new Fault(
                    "service_number", after.get().number(), "no subscriber has this number; assign it first"));
        }
        PlanReader.Reading reading = PlanJson.readAny(after.get().plan());
        List<Fault> faults = new ArrayList<>(reading.faults());
        reading.document().ifPresent(document -> faults.addAll(check(work, entry.get(), document)));
        return faults.stream()
                .map(fault -> new Fault("plan." + fault.path(), fault.value(), fault.rule()))
                .toList();
    }

    /** Faults of a number's plan. */
    static List<Fault> check(BatchWork work, NumberEntry entry, PlanDocument document) {
        List<Fault> faults = new ArrayList<>();
        PlanJson.tooLong(document).ifPresent(faults::add);
        work.rules().classes().find(entry.serviceClass()).ifPresent(serviceClass -> {
            faults.addAll(work.rules().check(document, serviceClass));
            faults.addAll(work.rules().checkNeeds(document));
            faults.addAll(work.restrictions().check(entry.subscriber(), document));
        });
        return faults;
    }

    @Override
    void write(BatchWork work, String key, Optional<PlannedNumber> before, Optional<PlannedNumber> after) {
        PlanDocument document =
                PlanJson.readAny(after.orElseThrow().plan()).document().orElseThrow();
        write(work, entry(work.handle(), key).orElseThrow(), document);
    }

    /** Gives a number a plan. */
    static void write(BatchWork work, NumberEntry entry, PlanDocument document) {
        CallPlan plan = work.compiler().compile(document);
        NumberEntry planned = entry.with(plan);
        work.item(NumberEntry.FORM, entry.digits(), "plan", Optional.of(entry), Optional.of(planned));
        NumberTable.Writer writer = new NumberTable.Writer(work.handle());
        writer.write(planned, false);
        writer.finish();
    }
}
