package org.tollbridge.provisioning.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tollbridge.provisioning.plan.FilledPlan;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.Fault;
import org.tollbridge.service.plan.PlanDocument;
import org.tollbridge.service.plan.form.PlanTemplate;

/** Operations on templates, and on the numbers that use them, in one transaction. */
record TemplateWork(BatchWork batch) {

    private static final int PIECE = 1_000;

    /** Largest number of number faults reported at once. */
    private static final int MOST_FAULTS = 100;

    /** Faults that prevent putting or removing a template. */
    List<Fault> check(Optional<Template> before, Optional<Template> after) {
        if (after.isPresent()) {
            List<Fault> faults = new ArrayList<>(after.get().check(batch.rules()));
            if (faults.isEmpty() && before.isPresent()) {
                each(
                        after.get(),
                        (entry, use, made) -> made.faults().stream()
                                .limit(MOST_FAULTS - faults.size())
                                .forEach(fault -> faults.add(new Fault(
                                        "numbers." + entry.digits() + "." + fault.path(),
                                        fault.value(),
                                        fault.rule()))));
            }
            return faults;
        }
        return before
                .map(template -> TemplateTable.uses(batch.handle(), template.name(), "", 1))
                .orElse(List.of())
                .stream()
                .map(use -> new Fault(
                        "name",
                        use.template(),
                        "numbers use this template, such as " + use.number() + "; give them other plans first"))
                .toList();
    }

    private interface EachUse {
        void take(NumberEntry entry, TemplateUse use, FilledPlan made);
    }

    /** Passes each number that uses a template, with the plan that another version produces for it, to {@code each}. */
    private void each(Template template, EachUse each) {
        PlanTemplate ready = template.ready();
        List<TemplateUse> piece = TemplateTable.uses(batch.handle(), template.name(), "", PIECE);
        while (!piece.isEmpty()) {
            for (Map.Entry<TemplateUse, NumberEntry> known : numbers(piece).entrySet()) {
                each.take(known.getValue(), known.getKey(), made(template, ready, known.getKey(), known.getValue()));
            }
            piece = TemplateTable.uses(
                    batch.handle(), template.name(), piece.getLast().number(), PIECE);
        }
    }

    private Map<TemplateUse, NumberEntry> numbers(List<TemplateUse> uses) {
        Map<String, TemplateUse> byDigits = new HashMap<>();
        uses.forEach(use -> byDigits.put(use.number(), use));
        List<String> digits = List.copyOf(byDigits.keySet());
        Map<String, CallPlan> plans = TemplateTable.plans(batch.handle(), digits, batch.compiler());
        Map<TemplateUse, NumberEntry> entries = new HashMap<>();
        NumberTable.some(
                batch.handle(),
                digits,
                key -> Optional.ofNullable(plans.get(key)),
                (key, document) -> Optional.of(StoredPlans.read(batch.compiler(), key, document)),
                entry -> Optional.ofNullable(byDigits.get(entry.digits())).ifPresent(use -> entries.put(use, entry)));
        return entries;
    }

    private FilledPlan made(Template template, PlanTemplate ready, TemplateUse use, NumberEntry entry) {
        List<Fault> faults = new ArrayList<>();
        if (!entry.serviceClass().equals(template.serviceClass())) {
            faults.add(new Fault(
                    "template",
                    template.name(),
                    "this template is for numbers of class " + template.serviceClass() + ", and " + entry.digits()
                            + " is of class " + entry.serviceClass()));
        }
        template.needed().stream()
                .filter(name -> !use.values().containsKey(name))
                .forEach(name -> faults.add(new Fault(
                        "values." + name, "", "each number must have its own value for this parameter; give one")));
        return faults.isEmpty()
                ? template.filled(
                        ready,
                        template.with(use.values()),
                        batch.rules(),
                        plan -> batch.restrictions().check(entry.subscriber(), plan))
                : FilledPlan.refused(faults);
    }

    /** Puts or removes a template after its check; numbers that use it follow. */
    void write(Optional<Template> before, Optional<Template> after) {
        String name = after.or(() -> before).map(Template::name).orElseThrow();
        if (after.isEmpty()) {
            TemplateTable.remove(batch.handle(), name);
        } else {
            TemplateTable.add(
                    batch.handle(), after.get(), batch.now(), batch.log().author());
            before.ifPresent(known -> follow(after.get()));
        }
        // Must come last: the last item of a change is returned when the request is repeated.
        batch.item(Template.FORM, name, before, after);
    }

    private void follow(Template template) {
        NumberTable.Writer writer = new NumberTable.Writer(batch.handle());
        List<NumberEntry> changed = new ArrayList<>();
        each(template, (before, use, made) -> {
            NumberEntry entry = before.with(batch.compiler().compile(made.plan().orElseThrow()));
            if (!entry.equals(before)) {
                batch.item(NumberEntry.FORM, entry.digits(), "template", Optional.of(before), Optional.of(entry));
                writer.write(entry, false);
                changed.add(entry);
            }
            if (changed.size() >= PIECE) {
                TemplateTable.follow(batch.handle(), changed);
                changed.clear();
            }
        });
        writer.finish();
        TemplateTable.follow(batch.handle(), changed);
    }

    /** Faults that prevent giving a number its plan from a template. */
    List<Fault> check(TemplateUse use, NumberEntry entry) {
        return made(use, entry).faults();
    }

    private FilledPlan made(TemplateUse use, NumberEntry entry) {
        return TemplateTable.find(batch.handle(), use.template())
                .map(template -> made(template, template.ready(), use, entry))
                .orElseGet(() -> FilledPlan.refused(
                        List.of(new Fault("template", use.template(), "there is no such template; add it first"))));
    }

    /** Gives a number its plan from a template after its check; returns the resulting number. */
    NumberEntry give(TemplateUse use, NumberEntry before) {
        PlanDocument plan = made(use, before).plan().orElseThrow();
        NumberEntry entry = before.with(batch.compiler().compile(plan));
        NumberTable.Writer writer = new NumberTable.Writer(batch.handle());
        writer.write(entry, false);
        writer.finish();
        batch.item(
                TemplateUse.FORM,
                use.number(),
                "put",
                TemplateTable.use(batch.handle(), use.number()),
                Optional.of(use));
        batch.item(NumberEntry.FORM, entry.digits(), "template", Optional.of(before), Optional.of(entry));
        TemplateTable.put(batch.handle(), use, entry);
        return entry;
    }

    /** Detaches a number from its template and keeps its plan. */
    void leave(TemplateUse use, NumberEntry entry) {
        TemplateTable.leave(batch.handle(), use.number());
        batch.item(NumberEntry.FORM, entry.digits(), "leave", Optional.of(entry), Optional.of(entry));
        // Must come last: the last item of a change is returned when the request is repeated.
        batch.item(TemplateUse.FORM, use.number(), "remove", Optional.of(use), Optional.empty());
    }
}
