package org.tollbridge.provisioning.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.plan.PlanJson;
import org.tollbridge.provisioning.store.VersionTable.Row;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.Fault;
import org.tollbridge.service.plan.FaultList;
import org.tollbridge.service.plan.NextPlan;
import org.tollbridge.service.plan.PlanCompiler;
import org.tollbridge.service.plan.PlanDocument;
import org.tollbridge.service.plan.PlanRules;

/** Operations on the versions of a number's call plan in one transaction. */
record VersionWork(Handle handle, Instant now, PlanRules rules) {

    /** Largest number of versions of one number that were never in service. */
    private static final int MOST_WAITING = 100;

    /** Versions stored per number; above this, the oldest out of service are deleted. */
    private static final int MOST_KEPT = 1_000;

    /** Faults of a version that are reported and fit into the audit trail. */
    private static final int MOST_FAULTS = 100;

    /** Characters of a faulty value that are reported. */
    private static final int LONGEST_VALUE = 60;

    private NumberWork numbers() {
        return NumberWork.of(handle, now, rules);
    }

    /** A number that has a subscriber. */
    private NumberWork.Owned owned(String digits, Intent intent) throws StoreException {
        return numbers().owned(digits, intent);
    }

    List<PlanVersion> all(NumberEntry entry) {
        return VersionTable.of(handle, entry).stream()
                .map(row -> shown(entry, row))
                .toList();
    }

    Optional<PlanVersion> find(NumberEntry entry, int version) {
        return VersionTable.of(handle, entry).stream()
                .filter(row -> row.version() == version)
                .map(row -> shown(entry, row))
                .findFirst();
    }

    PlanDocument document(NumberEntry entry, int version) throws StoreException {
        return document(row(entry.digits(), VersionTable.of(handle, entry), version));
    }

    PlanVersion add(String digits, PlanDocument plan, Intent intent) throws StoreException {
        NumberEntry entry = owned(digits, intent).entry();
        List<Row> rows = VersionTable.of(handle, entry);
        StoredPlans.Named named = StoredPlans.name(plan);
        Optional<Row> same =
                rows.stream().filter(row -> row.key().equals(named.key())).findFirst();
        if (same.isPresent()) {
            throw new RefusedException(
                    "version " + same.get().version() + " of number " + digits + " already has this plan");
        }
        if (rows.stream().filter(row -> row.lastChange() == 0).count() >= MOST_WAITING) {
            throw new RefusedException("number " + digits + " has " + MOST_WAITING
                    + " versions that were not started yet; remove some of them first");
        }
        Row row = new Row(
                VersionTable.next(rows),
                named.key(),
                now.truncatedTo(ChronoUnit.MILLIS),
                intent.author().who(),
                intent.author().why(),
                0,
                Optional.of(named.json()));
        rows.add(row);
        save(entry, rows);
        PlanVersion version = shown(entry, row);
        item(version, "add", Optional.empty(), Optional.of(version), intent);
        return version;
    }

    boolean remove(String digits, int version, Intent intent) throws StoreException {
        NumberEntry entry = owned(digits, Intent.of(intent.author())).entry();
        List<Row> rows = VersionTable.of(handle, entry);
        Row row = row(digits, rows, version);
        PlanVersion before = shown(entry, row);
        if (!intent.expected().holds(Optional.of(PlanVersion.FORM.document(before)))) {
            throw new ChangedException(
                    "version " + version + " of number " + digits + " has changed since it was read");
        }
        if (before.state() != PlanVersion.State.DRAFT && before.state() != PlanVersion.State.CHECKED) {
            throw new RefusedException("version " + version + " of number " + digits + " is "
                    + before.state().word() + "; only versions that were never started can be removed");
        }
        rows.remove(row);
        save(entry, rows);
        item(before, "remove", Optional.of(before), Optional.empty(), intent);
        return true;
    }

    NumberEntry start(String digits, int version, PlanStart order, Intent intent) throws StoreException {
        NumberWork.Owned owned = owned(digits, intent);
        NumberEntry entry = owned.entry();
        List<Row> rows = VersionTable.of(handle, entry);
        Row row = row(digits, rows, version);
        PlanVersion before = shown(entry, row);
        if (before.state() == PlanVersion.State.ACTIVE) {
            throw new RefusedException("calls of number " + digits + " already use version " + version);
        }
        if (!before.faults().isEmpty()) {
            throw new RefusedException(before.faults());
        }
        CallPlan plan = PlanCompiler.one(document(row));
        Optional<NextPlan> other = entry.next().filter(next -> next.version() != version);
        if (order.atOnce()) {
            return numbers().write(owned, entry.with(plan).with(other), "start", intent);
        }
        if (other.isPresent()) {
            throw new RefusedException("version " + other.get().version() + " of number " + digits
                    + " is already scheduled or on trial; cancel it first");
        }
        if (order.from().isPresent() && !order.from().get().isAfter(now)) {
            throw new RefusedException(List.of(new Fault(
                    "at", order.from().get().toString(), "this time has passed; leave it out to start at once")));
        }
        save(entry, rows);
        OptionalLong from = order.from()
                .map(moment -> OptionalLong.of(moment.toEpochMilli()))
                .orElse(OptionalLong.empty());
        NextPlan next = new NextPlan(version, plan, Set.copyOf(order.callers()), order.percent(), from);
        return numbers().write(owned, entry.with(Optional.of(next)), next.onTrial() ? "trial" : "schedule", intent);
    }

    NumberEntry callOff(String digits, Intent intent) throws StoreException {
        NumberWork.Owned owned = owned(digits, intent);
        if (owned.entry().next().isEmpty()) {
            throw new RefusedException("no version of number " + digits + " is on trial or scheduled");
        }
        return numbers().write(owned, owned.entry().with(Optional.empty()), "call-off", intent);
    }

    /** Reverts the last start: ends a trial, or restores the plan that was in service before. */
    NumberEntry rollBack(String digits, Intent intent) throws StoreException {
        NumberWork.Owned owned = owned(digits, intent);
        NumberEntry entry = owned.entry();
        if (entry.next().filter(NextPlan::onTrial).isPresent()) {
            return numbers().write(owned, entry.with(Optional.empty()), "rollback", intent);
        }
        String current = entry.plan().map(StoredPlans::keyOf).orElse("");
        List<Row> others = VersionTable.of(handle, entry).stream()
                .filter(row -> !row.key().equals(current))
                .toList();
        Row row = VersionTable.lastInService(others)
                .orElseThrow(() -> new RefusedException("number " + digits
                        + " has had no other call plan since it was assigned to " + entry.subscriber()));
        NumberEntry back = entry.with(PlanCompiler.one(document(row)));
        numbers().checkPlan(back);
        return numbers().write(owned, back, "rollback", intent);
    }

    private static Row row(String digits, List<Row> rows, int version) throws AbsentException {
        return rows.stream()
                .filter(row -> row.version() == version)
                .findFirst()
                .orElseThrow(() -> new AbsentException("number " + digits + " has no version " + version));
    }

    private PlanDocument document(Row row) {
        String json = row.json()
                .or(() -> NumberTable.planDocument(handle, row.key()))
                .orElseThrow(() -> new IllegalStateException("call plan " + row.key() + " is not in the store"));
        return PlanJson.read(json).document().orElseThrow();
    }

    private PlanVersion shown(NumberEntry entry, Row row) {
        boolean active = entry.plan().map(StoredPlans::keyOf).equals(Optional.of(row.key()));
        Optional<NextPlan> next = entry.next().filter(plan -> plan.version() == row.version());
        List<Fault> faults = active ? List.of() : faults(entry, document(row));
        PlanVersion.State state = active
                ? PlanVersion.State.ACTIVE
                : next.map(plan -> plan.onTrial() ? PlanVersion.State.TRIAL : PlanVersion.State.SCHEDULED)
                        .orElse(
                                row.lastChange() > 0
                                        ? PlanVersion.State.OLD
                                        : faults.isEmpty() ? PlanVersion.State.CHECKED : PlanVersion.State.DRAFT);
        return new PlanVersion(entry.digits(), row.version(), state, row.madeAt(), row.madeBy(), row.note(), faults);
    }

    private List<Fault> faults(NumberEntry entry, PlanDocument document) {
        List<Fault> faults = new FaultList(MOST_FAULTS);
        rules.classes().find(entry.serviceClass()).ifPresent(serviceClass -> {
            faults.addAll(rules.check(document, serviceClass));
            faults.addAll(rules.checkNeeds(document));
            faults.addAll(Restrictions.of(handle).check(entry.subscriber(), document));
        });
        return faults.stream().map(VersionWork::shortened).toList();
    }

    private static Fault shortened(Fault fault) {
        return fault.value().length() <= LONGEST_VALUE
                ? fault
                : new Fault(fault.path(), fault.value().substring(0, LONGEST_VALUE) + "...", fault.rule());
    }

    private void save(NumberEntry entry, List<Row> rows) {
        for (int i = 0; rows.size() > MOST_KEPT && i < rows.size(); ) {
            boolean old = shown(entry, rows.get(i)).state() == PlanVersion.State.OLD;
            if (old) {
                rows.remove(i);
            } else {
                i++;
            }
        }
        VersionTable.write(handle, entry, rows);
    }

    private void item(
            PlanVersion version,
            String step,
            Optional<PlanVersion> before,
            Optional<PlanVersion> after,
            Intent intent) {
        String key = version.number() + "/" + version.version();
        ChangeLog.begin(handle, now, intent, step + " version " + key)
                .item(
                        PlanVersion.FORM.name(),
                        key,
                        step,
                        before.map(PlanVersion.FORM::document),
                        after.map(PlanVersion.FORM::document))
                .finish();
    }
}
