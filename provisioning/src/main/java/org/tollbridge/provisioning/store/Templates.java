package org.tollbridge.provisioning.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.Fault;
import org.tollbridge.service.plan.PlanDocument;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.form.PlanTemplate;

/**
 * Call plans with parameters, and the numbers that use them. The plan of such a number is the template's, filled with
 * the number's values. A new version of a template takes effect for all its numbers, or nothing is changed. A number
 * that gets a plan in another way no longer uses the template. Each change is one transaction, recorded with its
 * author, and live when the method returns.
 */
public final class Templates {

    private final NumberStore store;
    private final PlanRules rules;

    /** The templates of a store. */
    public Templates(NumberStore store, PlanRules rules) {
        this.store = store;
        this.rules = rules;
    }

    /** Templates in name order, after a given name; empty for the first. */
    public List<Template> list(String after, int limit) throws StoreException {
        return store.read(handle -> TemplateTable.list(handle, after, limit));
    }

    /** The version of a template that is in use. */
    public Optional<Template> find(String name) throws StoreException {
        return store.read(handle -> TemplateTable.find(handle, name));
    }

    /** The versions of a template, latest first. */
    public List<TemplateVersion> versions(String name, int limit) throws StoreException {
        return store.read(handle -> TemplateTable.versions(handle, name, limit));
    }

    /** The numbers that use a template, in order of digits, after some digits. */
    public List<TemplateUse> uses(String name, String after, int limit) throws StoreException {
        return store.read(handle -> TemplateTable.uses(handle, name, after, limit));
    }

    /** The template that a number uses, with its values; empty when its plan is its own. */
    public Optional<TemplateUse> use(String digits) throws StoreException {
        return store.read(handle -> TemplateTable.use(handle, digits));
    }

    /**
     * Adds a template, or a new version, which takes effect for all its numbers.
     *
     * @return whether it is new
     * @throws RefusedException when it breaks a rule, or produces a plan for a number that does; then with every fault
     *     and its path
     */
    public boolean put(Template given, Intent intent) throws StoreException {
        Template template = given.normal();
        return store.changeMany(intent, handle -> {
            Optional<Template> before = TemplateTable.find(handle, template.name());
            write(handle, before, Optional.of(template), intent);
            return before.isEmpty();
        });
    }

    /**
     * Removes a template and all its versions.
     *
     * @throws AbsentException when there is none of that name
     * @throws RefusedException when numbers use it
     */
    public void remove(String name, Intent intent) throws StoreException {
        store.change(intent, handle -> {
            Template before = TemplateTable.find(handle, name)
                    .orElseThrow(() -> new AbsentException("there is no template " + name));
            write(handle, Optional.of(before), Optional.empty(), intent);
            return true;
        });
    }

    private void write(Handle handle, Optional<Template> before, Optional<Template> after, Intent intent)
            throws StoreException {
        String name = after.or(() -> before).map(Template::name).orElseThrow();
        if (!intent.expected().holds(before.map(Template.FORM::document))) {
            throw new ChangedException("template " + name + " has changed since it was read; read it again");
        }
        BatchWork work = work(handle, intent, (after.isPresent() ? "put" : "remove") + " template " + name);
        TemplateWork templates = new TemplateWork(work);
        refuse(templates.check(before, after));
        templates.write(before, after);
        work.log().finish();
    }

    private BatchWork work(Handle handle, Intent intent, String what) {
        ChangeLog log = ChangeLog.begin(handle, store.now(), intent, what);
        return BatchWork.of(handle, store.now(), rules, log);
    }

    private static void refuse(List<Fault> faults) throws RefusedException {
        if (!faults.isEmpty()) {
            throw new RefusedException(faults);
        }
    }

    /**
     * Gives a number its plan from a template, with its own values.
     *
     * @return the number afterwards
     * @throws RefusedException when the number has no subscriber, the template does not exist, or its plan breaks a
     *     rule with these values; then with every fault and its path
     */
    public NumberEntry give(TemplateUse use, Intent intent) throws StoreException {
        return store.changeOne(use.number(), intent, handle -> give(handle, use, intent));
    }

    private NumberEntry give(Handle handle, TemplateUse use, Intent intent) throws StoreException {
        NumberEntry before = owned(handle, use.number(), intent);
        BatchWork work = work(handle, intent, "template " + use.template() + " for number " + use.number());
        TemplateWork templates = new TemplateWork(work);
        refuse(templates.check(use, before));
        NumberEntry entry = templates.give(use, before);
        work.log().finish();
        return entry;
    }

    private NumberEntry owned(Handle handle, String digits, Intent intent) throws StoreException {
        return NumberWork.of(handle, store.now(), rules).owned(digits, intent).entry();
    }

    /**
     * Detaches a number from its template and keeps its plan, which later versions do not change.
     *
     * @return the number, with its plan unchanged
     * @throws AbsentException when it uses no template
     */
    public NumberEntry leave(String digits, Intent intent) throws StoreException {
        return store.changeOne(digits, intent, handle -> {
            NumberEntry entry = owned(handle, digits, intent);
            TemplateUse use = TemplateTable.use(handle, digits)
                    .orElseThrow(() -> new AbsentException("number " + digits + " does not use a template"));
            BatchWork work = work(handle, intent, "number " + digits + " detached from template " + use.template());
            new TemplateWork(work).leave(use, entry);
            work.log().finish();
            return entry;
        });
    }

    /**
     * Replaces a plan with one that differs in a subscriber's settings. A number that uses a template keeps it, with
     * changed values.
     *
     * @return the number afterwards
     * @throws RefusedException when a setting of a number with a template is not a parameter of it
     */
    public NumberEntry set(String digits, CallPlan plan, Intent intent) throws StoreException {
        return store.changeOne(digits, intent, handle -> {
            Optional<TemplateUse> use = TemplateTable.use(handle, digits);
            Optional<Template> template = use.flatMap(known -> TemplateTable.find(handle, known.template()));
            return use.isEmpty() || template.isEmpty()
                    ? NumberWork.of(handle, store.now(), rules).plan(digits, plan, intent)
                    : give(handle, fitted(template.get(), use.get(), plan.document()), intent);
        });
    }

    private static TemplateUse fitted(Template template, TemplateUse use, PlanDocument wanted) throws RefusedException {
        PlanTemplate ready = template.ready();
        Map<String, String> known = template.with(use.values());
        Optional<Map<String, String>> fitting = ready.fit(wanted, known);
        if (fitting.isEmpty()) {
            throw new RefusedException(others(template, ready, known, wanted));
        }
        Map<String, String> own = fitting.get();
        own.entrySet()
                .removeIf(value -> !use.values().containsKey(value.getKey())
                        && value.getValue().equals(known.get(value.getKey())));
        return new TemplateUse(use.number(), use.template(), own);
    }

    /** Differences from the template that no parameter value explains. */
    private static List<Fault> others(
            Template template, PlanTemplate ready, Map<String, String> known, PlanDocument wanted) {
        PlanDocument has = ready.expand(ready.nearest(wanted, known)).document().orElse(wanted);
        List<String> paths = new ArrayList<>();
        wanted.nodes().forEach((name, node) -> {
            if (!node.equals(has.nodes().get(name))) {
                paths.add("nodes." + name);
            }
        });
        differing("lists", has.lists(), wanted.lists(), paths);
        differing("positions", has.positions(), wanted.positions(), paths);
        if (!has.limits().equals(wanted.limits())) {
            paths.add("limits");
        }
        String rule = "template " + template.name() + " determines this; the number has values of its own for "
                + String.join(", ", new TreeSet<>(ready.parameters()));
        return (paths.isEmpty() ? List.of("plan") : paths)
                .stream().map(path -> new Fault(path, "", rule)).toList();
    }

    private static void differing(String path, Map<String, ?> has, Map<String, ?> wanted, List<String> paths) {
        wanted.forEach((name, value) -> {
            if (!value.equals(has.get(name))) {
                paths.add(path + "." + name);
            }
        });
    }
}
