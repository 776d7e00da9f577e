package org.tollbridge.provisioning.store;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.tollbridge.provisioning.form.Form;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.inventory.LifeCycle;
import org.tollbridge.provisioning.inventory.NumberState;
import org.tollbridge.provisioning.inventory.Step;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.Fault;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.ServiceNumber;

/** Carries out orders in one transaction. */
record NumberWork(Handle handle, Instant now, PlanRules rules) {

    private static final int USUAL_RESERVATION_DAYS = 30;
    private static final int USUAL_AGEING_DAYS = 90;

    static NumberWork of(Handle handle, Instant now, PlanRules rules) {
        return new NumberWork(handle, now, rules);
    }

    NumberEntry carryOut(NumberOrder order, Intent intent) throws StoreException {
        String digits = order.digits();
        Stand stand = Stand.of(handle, now, rules, digits);
        NumberEntry before = known(stand, digits, intent);
        Optional<NumberState> after = LifeCycle.after(before.state(), order.step());
        if (after.isEmpty() || !LifeCycle.stepsFrom(before.state()).contains(order.step())) {
            throw new RefusedException("number " + digits + " is " + words(before) + ", and cannot be "
                    + order.step().done() + "; " + steps(before.state()));
        }
        if (before.state() == NumberState.UNAVAILABLE && stand.row().isEmpty()) {
            throw new RefusedException(
                    "number " + digits + " is in a range that is never allocated; change the range first");
        }
        NumberEntry entry = made(order, before, after.get());
        check(order, intent.author(), before, entry);
        write(stand, before, entry, order.step().word(), intent);
        return entry;
    }

    /** Replaces a number's call plan and the data stored with it. */
    NumberEntry plan(String digits, CallPlan plan, Intent intent) throws StoreException {
        Owned owned = owned(digits, intent);
        NumberEntry entry = owned.entry().with(plan);
        checkPlan(entry);
        return write(owned, entry, "plan", intent);
    }

    /**
     * A number that has a subscriber, so that its plan may be changed.
     *
     * @param entry its current state
     */
    record Owned(Stand stand, NumberEntry entry) {}

    Owned owned(String digits, Intent intent) throws StoreException {
        Stand stand = Stand.of(handle, now, rules, digits);
        NumberEntry entry = known(stand, digits, intent);
        if (entry.subscriber().isEmpty() || entry.state() == NumberState.RESERVED) {
            throw new RefusedException(
                    "number " + digits + " is " + words(entry) + "; assign it to a subscriber first");
        }
        return new Owned(stand, entry);
    }

    /** Writes the new state of a number. */
    NumberEntry write(Owned before, NumberEntry entry, String step, Intent intent) {
        write(before.stand(), before.entry(), entry, step, intent);
        return entry;
    }

    private static NumberEntry known(Stand stand, String digits, Intent intent) throws RefusedException {
        NumberEntry before = stand.entry()
                .orElseThrow(() -> new AbsentException("no range includes number " + digits
                        + ", and no subscriber has it; see tollbridge range list"));
        if (!intent.expected().holds(Optional.of(NumberEntry.FORM.document(before)))) {
            throw new ChangedException("number " + digits + " has changed since it was read; read it again");
        }
        return before;
    }

    private void write(Stand stand, NumberEntry before, NumberEntry entry, String step, Intent intent) {
        Form<NumberEntry> form = NumberEntry.FORM;
        ChangeLog log = ChangeLog.begin(handle, now, intent, step + " " + entry.digits());
        stand.row()
                .filter(row -> row.state().endsByItself() && before.state() != row.state())
                .ifPresent(row -> log.item(
                        form.name(),
                        row.digits(),
                        Step.EXPIRE.word(),
                        Optional.of(form.document(row)),
                        Optional.empty()));
        log.item(
                        form.name(),
                        entry.digits(),
                        step,
                        Optional.of(form.document(before)),
                        Optional.of(form.document(entry)))
                .finish();
        NumberTable.Writer writer = new NumberTable.Writer(handle);
        writer.write(entry, stand.row().isEmpty());
        writer.finish();
        if (!before.next().equals(entry.next())) {
            NextPlans.write(handle, entry);
        }
    }

    private static String words(NumberEntry entry) {
        return entry.state().word() + entry.ends().map(end -> " until " + end).orElse("");
    }

    private static String steps(NumberState state) {
        return "possible steps: "
                + LifeCycle.stepsFrom(state).stream().map(Step::word).collect(Collectors.joining(", "));
    }

    private NumberEntry made(NumberOrder order, NumberEntry before, NumberState after) throws RefusedException {
        boolean keepsOwner =
                after != NumberState.SPARE && after != NumberState.AGEING && after != NumberState.UNAVAILABLE;
        String subscriber = order.subscriber().isEmpty() ? before.subscriber() : order.subscriber();
        Optional<CallPlan> plan = order.destination().map(CallPlan::of).or(before::plan);
        return new NumberEntry(
                before.digits(),
                after,
                ends(order, after),
                keepsOwner ? subscriber : "",
                before.serviceClass(),
                keepsOwner ? before.validFrom() : OptionalLong.empty(),
                keepsOwner ? before.validTo() : OptionalLong.empty(),
                keepsOwner ? plan : Optional.empty(),
                keepsOwner ? before.next() : Optional.empty());
    }

    private Optional<Instant> ends(NumberOrder order, NumberState after) throws RefusedException {
        if (!after.endsByItself()) {
            if (order.days().isPresent()) {
                throw new RefusedException(
                        "a number stays " + after.word() + " until it is changed; leave out the days");
            }
            return Optional.empty();
        }
        boolean reserved = after == NumberState.RESERVED;
        Duration longest = reserved ? LifeCycle.LONGEST_RESERVATION : LifeCycle.LONGEST_AGEING;
        int days = orElse(order.days(), reserved ? USUAL_RESERVATION_DAYS : USUAL_AGEING_DAYS);
        if (days < 1 || days > longest.toDays()) {
            throw new RefusedException(
                    "a number can be " + after.word() + " for 1 to " + longest.toDays() + " days, not " + days);
        }
        return Optional.of(now.plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.MILLIS));
    }

    private static int orElse(OptionalInt value, int usual) {
        return value.isPresent() ? value.getAsInt() : usual;
    }

    private void check(NumberOrder order, Author author, NumberEntry before, NumberEntry entry) throws StoreException {
        boolean givesOut = order.step() == Step.RESERVE || order.step() == Step.ASSIGN;
        if (!order.subscriber().isEmpty() && !givesOut) {
            throw new RefusedException("a subscriber can be given only when a number is reserved or assigned");
        }
        if (order.step() == Step.WITHDRAW && author.why().isBlank()) {
            throw new RefusedException(
                    "give a reason why number " + entry.digits() + " is to be excluded from allocation");
        }
        if (givesOut) {
            checkSubscriber(entry);
        }
        checkOwner(order, before.subscriber());
        if (entry.plan().isEmpty() && entry.state().served()) {
            throw new RefusedException("number " + entry.digits() + " has no call plan; give a destination");
        }
        checkPlan(entry);
    }

    /** Rejects a number whose plan breaks a rule. */
    void checkPlan(NumberEntry entry) throws RefusedException {
        if (entry.plan().isPresent()) {
            List<Fault> faults = new ArrayList<>(rules.check(new ServiceNumber(
                    entry.digits(),
                    entry.serviceClass(),
                    entry.subscriber(),
                    true,
                    entry.validFrom(),
                    entry.validTo(),
                    entry.plan().get())));
            Restrictions.of(handle)
                    .check(entry.subscriber(), entry.plan().get())
                    .forEach(fault -> faults.add(new Fault("plan." + fault.path(), fault.value(), fault.rule())));
            if (!faults.isEmpty()) {
                throw new RefusedException(faults);
            }
        }
    }

    private void checkSubscriber(NumberEntry entry) throws StoreException {
        if (entry.subscriber().isEmpty()) {
            throw new RefusedException("give the subscriber for whom number " + entry.digits() + " is");
        }
        if (SubscriberTable.find(handle, entry.subscriber()).isEmpty()) {
            throw new RefusedException("there is no subscriber " + entry.subscriber()
                    + "; add it first: tollbridge subscriber put " + entry.subscriber());
        }
        Optional<String> refusal = Restrictions.of(handle).refusal(entry);
        if (refusal.isPresent()) {
            throw new RefusedException(refusal.get());
        }
    }

    /** A number kept for one subscriber is not given to another. */
    private static void checkOwner(NumberOrder order, String owner) throws RefusedException {
        if (!owner.isEmpty()
                && !order.subscriber().isEmpty()
                && !order.subscriber().equals(owner)) {
            throw new RefusedException(
                    "number " + order.digits() + " is reserved for or assigned to " + owner + "; release it first");
        }
    }
}
