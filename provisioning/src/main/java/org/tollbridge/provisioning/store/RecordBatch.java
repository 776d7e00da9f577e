package org.tollbridge.provisioning.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.tollbridge.provisioning.form.FormException;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.service.plan.Fault;
import org.tollbridge.service.plan.PlanRules;

/** Changes many records of one kind at once, and lists all records of a kind. */
public final class RecordBatch {

    private final NumberStore store;
    private final PlanRules rules;

    /** Batches at a store. */
    public RecordBatch(NumberStore store, PlanRules rules) {
        this.store = store;
        this.rules = rules;
    }

    /** Action of a request. */
    public enum Action {
        /** Adds the record, or replaces the existing one. */
        PUT,
        /** Adds a record that must not exist. */
        ADD,
        /** Changes a record that must exist. */
        CHANGE,
        /** Removes a record that must exist. */
        REMOVE
    }

    /** Creates a record from the input and the existing record. */
    @FunctionalInterface
    public interface Maker<T> {
        T make(Optional<T> before) throws FormException;
    }

    /**
     * A requested change of one record.
     *
     * @param key key of the record in normalised form
     * @param maker not called when the record is removed
     */
    public record Wish<T>(Action action, String key, Maker<T> maker) {}

    /**
     * Options of a batch.
     *
     * @param replaceAll whether records that no request names are removed
     * @param skipBad whether valid requests are carried out when others are not
     * @param dryRun whether the result is only reported
     */
    public record Mode(boolean replaceAll, boolean skipBad, boolean dryRun) {}

    /** A request that cannot be carried out, by its index; -1 for the removal of a record that no request names. */
    public record Bad(int place, List<Fault> faults) {}

    /**
     * Result of a batch.
     *
     * @param change what was or would be done; empty when nothing was done because of an invalid request
     */
    public record Outcome(Optional<Change> change, List<Bad> bad) {}

    /** Rolls back a transaction. */
    private static final class Undo extends StoreException {
        private static final long serialVersionUID = 1L;
        private final transient Outcome outcome;

        Undo(Outcome outcome) {
            super("undone");
            this.outcome = outcome;
        }
    }

    /**
     * Carries out requests in order, in one transaction. Calls see the changes when this returns.
     *
     * @throws LoadedBeforeException when the batch may be carried out only once and already was
     * @throws StoreException when the database fails; nothing is changed then
     */
    public <T> Outcome carryOut(RecordKind<T> kind, List<Wish<T>> wishes, Mode mode, Intent intent)
            throws StoreException {
        Outcome outcome;
        try {
            outcome = store.batch(handle -> {
                ChangeLog log = ChangeLog.begin(
                        handle,
                        store.now(),
                        intent,
                        "load of " + wishes.size() + " " + kind.form().name() + "s");
                ChangeLog.checkNotLoaded(handle, intent);
                Run<T> run = new Run<>(kind, BatchWork.of(handle, store.now(), rules, log), new ArrayList<>());
                Outcome done = run.carryOut(wishes, mode);
                boolean nothing = done.change().isEmpty()
                        || (done.change().get().changesNothing()
                                && intent.once().isEmpty());
                if (mode.dryRun() || nothing) {
                    throw new Undo(done);
                }
                log.finish();
                return done;
            });
        } catch (Undo undone) {
            return undone.outcome;
        }
        return outcome;
    }

    /**
     * Passes all records of a kind to {@code each}, from one snapshot.
     *
     * @throws StoreException when the database fails
     */
    public <T> void each(RecordKind<T> kind, Consumer<T> each) throws StoreException {
        store.moment(handle -> {
            kind.each(handle, each);
            return true;
        });
    }

    /**
     * Passes all numbers that are not spare to {@code each}, from one snapshot.
     *
     * @throws StoreException when the database fails
     */
    public void eachNumber(Consumer<NumberEntry> each) throws StoreException {
        store.moment(handle -> {
            NumberTable.eachKnown(handle, entry -> {
                if (entry.stateAt(store.now()) == entry.state()) {
                    each.accept(entry);
                }
            });
            return true;
        });
    }

    private static final class Run<T> {
        private final RecordKind<T> kind;
        private final BatchWork work;
        private final List<Bad> bad;
        private int added;
        private int replaced;
        private int unchanged;
        private int removed;

        Run(RecordKind<T> kind, BatchWork work, List<Bad> bad) {
            this.kind = kind;
            this.work = work;
            this.bad = bad;
        }

        Outcome carryOut(List<Wish<T>> wishes, Mode mode) {
            Set<String> named = new HashSet<>();
            for (int place = 0; place < wishes.size(); place++) {
                named.add(wishes.get(place).key());
                tell(place, carryOut(wishes.get(place)));
            }
            if (mode.replaceAll()) {
                removeOthers(named);
            }
            Change change = new Change(added, replaced, unchanged, removed);
            boolean taken = bad.isEmpty() || mode.skipBad();
            return new Outcome(taken ? Optional.of(change) : Optional.empty(), List.copyOf(bad));
        }

        private void tell(int place, List<Fault> faults) {
            if (!faults.isEmpty()) {
                bad.add(new Bad(place, faults));
            }
        }

        private void removeOthers(Set<String> named) {
            List<T> others = new ArrayList<>();
            kind.each(work.handle(), record -> {
                if (!named.contains(kind.key(record))) {
                    others.add(record);
                }
            });
            for (T record : others) {
                List<Fault> faults = kind.check(work, Optional.of(record), Optional.empty());
                tell(-1, faults);
                if (faults.isEmpty()) {
                    kind.write(work, kind.key(record), Optional.of(record), Optional.empty());
                    removed++;
                }
            }
        }

        private List<Fault> carryOut(Wish<T> wish) {
            Optional<T> before = kind.find(work, wish.key());
            if (wish.action() == Action.ADD && before.isPresent()) {
                return List.of(fault(wish, "… already exists; use action change, or leave action empty"));
            }
            if ((wish.action() == Action.CHANGE || wish.action() == Action.REMOVE) && before.isEmpty()) {
                return List.of(fault(wish, "… does not exist; use action add, or omit this row"));
            }
            Optional<T> after;
            try {
                after = wish.action() == Action.REMOVE
                        ? Optional.empty()
                        : Optional.of(kind.normal(wish.maker().make(before), work.rules()));
            } catch (FormException e) {
                return e.faults();
            }
            List<Fault> faults = kind.check(work, before, after);
            if (!faults.isEmpty()) {
                return faults;
            }
            if (before.equals(after)) {
                unchanged++;
                return faults;
            }
            kind.write(work, wish.key(), before, after);
            added += before.isEmpty() ? 1 : 0;
            removed += after.isEmpty() ? 1 : 0;
            replaced += before.isPresent() && after.isPresent() ? 1 : 0;
            return faults;
        }

        private Fault fault(Wish<T> wish, String rule) {
            return new Fault("", wish.key(), "this " + kind.form().name() + " " + rule);
        }
    }
}
