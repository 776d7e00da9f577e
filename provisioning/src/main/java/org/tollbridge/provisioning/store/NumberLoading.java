package org.tollbridge.provisioning.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.tollbridge.provisioning.form.Form;
import org.tollbridge.provisioning.inventory.LifeCycle;
import org.tollbridge.provisioning.inventory.NumberState;
import org.tollbridge.provisioning.inventory.Step;
import org.tollbridge.provisioning.inventory.Subscriber;
import org.tollbridge.service.plan.CallPlan;

/** Carries out a load of numbers in one transaction. */
final class NumberLoading {

    private final Handle handle;
    private final Instant now;
    private final ChangeLog log;
    private final NumberImage seen;
    private final Set<String> unread;
    private final Form<NumberEntry> form;
    private final NumberTable.Writer writer;
    private final Set<String> subscribers = new HashSet<>();
    private final Restrictions restrictions;
    private final List<String> refused = new ArrayList<>();
    private int added;
    private int replaced;
    private int unchanged;

    NumberLoading(Handle handle, Instant now, ChangeLog log, Served served) {
        this.handle = handle;
        this.now = now;
        this.log = log;
        this.seen = served.image();
        this.unread = served.unread();
        IdentityHashMap<CallPlan, String> keys = new IdentityHashMap<>();
        this.form = NumberEntry.form(plan -> keys.computeIfAbsent(plan, StoredPlans::keyOf));
        this.writer = new NumberTable.Writer(handle);
        this.restrictions = Restrictions.loaded(handle);
    }

    /**
     * Writes the whole load.
     *
     * @return what changed
     * @throws StoreException when a number may not be loaded
     */
    Change write(NumberLoad load) throws StoreException {
        Map<String, NumberEntry> rows = standing(handle, unread, load);
        Change served = load.served().eachNewTo(seen, (number, before) -> {
            Optional<NumberEntry> row =
                    before.map(NumberEntry::of).or(() -> Optional.ofNullable(rows.get(number.digits())));
            load(NumberEntry.of(number), row);
        });
        load.resting().values().forEach(entry -> load(entry, rowOf(entry.digits(), rows)));
        for (String digits : load.gone()) {
            take(rowOf(digits, rows).orElseThrow(() -> new StoreException(meanwhile("number " + digits + " is gone"))));
        }
        if (!refused.isEmpty()) {
            throw new StoreException(meanwhile(refused.getFirst()));
        }
        writer.finish();
        return served.plus(new Change(added, replaced, unchanged, load.gone().size()));
    }

    /** What {@link #write} would do, as far as can be determined without writing. */
    static Change preview(Handle handle, Served served, NumberLoad load) {
        NumberImage seen = served.image();
        int fresh = 0;
        int same = 0;
        Map<String, NumberEntry> rows = standing(handle, served.unread(), load);
        for (NumberEntry entry : load.resting().values()) {
            Optional<NumberEntry> row = Optional.ofNullable(rows.get(entry.digits()));
            boolean there = row.isPresent() || seen.has(entry.digits());
            fresh += there ? 0 : 1;
            boolean known = !served.unread().contains(entry.digits());
            same += known && row.equals(Optional.of(entry.keeping(row))) ? 1 : 0;
        }
        Change others = new Change(
                fresh, load.resting().size() - fresh - same, same, load.gone().size());
        return load.served().eachNewTo(seen, (number, before) -> {}).plus(others);
    }

    private static String meanwhile(String what) {
        return what + " in the meantime; nothing was loaded; load it again";
    }

    private Optional<NumberEntry> rowOf(String digits, Map<String, NumberEntry> rows) {
        return seen.find(digits).map(NumberEntry::of).or(() -> Optional.ofNullable(rows.get(digits)));
    }

    private void load(NumberEntry loaded, Optional<NumberEntry> row) {
        NumberEntry entry = loaded.keeping(row);
        Optional<NumberEntry> before = row.filter(known -> known.stateAt(now) == known.state());
        boolean counted = !entry.state().served();
        if (before.equals(Optional.of(entry)) && !unread.contains(entry.digits())) {
            unchanged += counted ? 1 : 0;
            return;
        }
        if (!entry.subscriber().isEmpty() && subscribers.add(entry.subscriber())) {
            addSubscriber(entry.subscriber());
        }
        if (row.isPresent() && before.isEmpty()) {
            log.item(form.name(), entry.digits(), Step.EXPIRE.word(), row.map(form::document), Optional.empty());
        }
        NumberState state = before.map(NumberEntry::state).orElse(NumberState.SPARE);
        Step step = Step.loading(entry.state()).orElseThrow();
        if (LifeCycle.after(state, step).isEmpty()) {
            refused.add("number " + entry.digits() + " is " + state.word());
        } else if (before.map(known -> new Standing(state, known.subscriber()))
                .filter(known -> known.isKeptFrom(entry.subscriber()))
                .isPresent()) {
            refused.add("number " + entry.digits() + " is reserved for or assigned to another subscriber");
        } else if (restrictions.refusal(entry).isPresent()) {
            refused.add(restrictions.refusal(entry).get());
        } else if (entry.plan()
                .filter(plan -> !restrictions.check(entry.subscriber(), plan).isEmpty())
                .isPresent()) {
            refused.add("number " + entry.digits() + " uses features that its subscriber's packages no longer include");
        } else if (refused.isEmpty()) {
            write(entry, step, before, row.isEmpty());
        }
        added += counted && before.isEmpty() ? 1 : 0;
        replaced += counted && before.isPresent() ? 1 : 0;
    }

    /** Withdraws a number from its subscriber, as an agent at the desk would. */
    private void take(NumberEntry before) {
        for (Step step : List.of(Step.DISCONNECT, Step.RELEASE)) {
            Optional<NumberState> after = LifeCycle.after(before.stateAt(now), step);
            if (after.isPresent()) {
                NumberEntry entry = after.get() == NumberState.SPARE
                        ? NumberEntry.spare(before.digits(), before.serviceClass())
                        : before.in(after.get());
                write(entry, step, Optional.of(before), false);
                return;
            }
        }
        refused.add("number " + before.digits() + " is " + before.stateAt(now).word());
    }

    private void write(NumberEntry entry, Step step, Optional<NumberEntry> before, boolean isNew) {
        log.item(
                form.name(),
                entry.digits(),
                step.word(),
                before.map(form::document),
                Optional.of(form.document(entry)));
        writer.write(entry, isNew);
    }

    /** Adds an unknown subscriber with only its name. */
    private void addSubscriber(String name) {
        if (SubscriberTable.find(handle, name).isEmpty()) {
            Subscriber subscriber = Subscriber.named(name);
            SubscriberTable.put(handle, subscriber, true);
            Form<Subscriber> record = Subscriber.FORM;
            log.item(record.name(), name, "put", Optional.empty(), Optional.of(record.document(subscriber)));
        }
    }

    /** The numbers to be loaded that have a row and are not served, without those whose plans cannot be read. */
    private static Map<String, NumberEntry> standing(Handle handle, Set<String> unread, NumberLoad load) {
        ReadablePlans plans = new ReadablePlans(handle);
        Map<String, NumberEntry> rows = new HashMap<>();
        Consumer<NumberEntry> each = entry -> {
            if (load.has(entry.digits())) {
                rows.put(entry.digits(), entry);
            }
        };
        NumberTable.eachStanding(handle, plans::find, plans, each);
        NumberTable.some(handle, unread.stream().filter(load::has).toList(), plans::find, plans, each);
        return rows;
    }

    /** Checks whether a load made for one version of the store may be applied to another. */
    static void checkVersion(OptionalLong madeFor, long version) throws StoreException {
        if (madeFor.isPresent() && madeFor.getAsLong() != version) {
            throw new StoreException(meanwhile("the store was changed"));
        }
    }
}
