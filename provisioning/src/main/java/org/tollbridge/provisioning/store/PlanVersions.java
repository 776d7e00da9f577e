package org.tollbridge.provisioning.store;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.service.plan.PlanDocument;
import org.tollbridge.service.plan.PlanRules;

/**
 * The versions of the call plans of numbers: stored before they are in service, started at once, at a given time or for
 * some callers first, and rolled back. Each change is one transaction, recorded with its author, and live when the
 * method returns.
 */
public final class PlanVersions {

    private final NumberStore store;
    private final PlanRules rules;

    /** The versions in a store. */
    public PlanVersions(NumberStore store, PlanRules rules) {
        this.store = store;
        this.rules = rules;
    }

    private VersionWork work(Handle handle) {
        return new VersionWork(handle, store.now(), rules);
    }

    /** The versions of a number under its present subscriber, oldest first; at most a thousand. */
    public List<PlanVersion> all(NumberEntry number) throws StoreException {
        return store.read(handle -> work(handle).all(number));
    }

    /** A version of a number under its present subscriber. */
    public Optional<PlanVersion> find(NumberEntry number, int version) throws StoreException {
        return store.read(handle -> work(handle).find(number, version));
    }

    /** The version of a number that its calls follow. */
    public Optional<PlanVersion> active(NumberEntry number) throws StoreException {
        return all(number).stream()
                .filter(version -> version.state() == PlanVersion.State.ACTIVE)
                .findFirst();
    }

    /**
     * The plan of a version.
     *
     * @throws AbsentException when there is no such version
     */
    public PlanDocument plan(NumberEntry number, int version) throws StoreException {
        return store.read(handle -> work(handle).document(number, version));
    }

    /**
     * Stores a plan as a further version of a number, not yet in use. It may break rules, which the result then lists.
     *
     * @throws RefusedException when the number has no subscriber, or already has a version with this plan
     */
    public PlanVersion add(String digits, PlanDocument plan, Intent intent) throws StoreException {
        return store.change(intent, handle -> work(handle).add(digits, plan, intent));
    }

    /**
     * Removes a version that was never started.
     *
     * @throws AbsentException when there is no such version
     * @throws RefusedException when it was started
     */
    public void remove(String digits, int version, Intent intent) throws StoreException {
        store.change(intent, handle -> work(handle).remove(digits, version, intent));
    }

    /**
     * Puts a version into service, at once or as ordered. A scheduled start happens on every node at its time, even
     * when the store cannot be reached.
     *
     * @return the number afterwards
     * @throws AbsentException when there is no such version
     * @throws RefusedException when the plan breaks a rule, then with every fault and its path; or when another version
     *     is already scheduled
     */
    public NumberEntry start(String digits, int version, PlanStart order, Intent intent) throws StoreException {
        return store.changeOne(digits, intent, handle -> work(handle).start(digits, version, order, intent));
    }

    /**
     * Cancels a trial or a scheduled start.
     *
     * @return the number afterwards
     * @throws RefusedException when there is neither
     */
    public NumberEntry callOff(String digits, Intent intent) throws StoreException {
        return store.changeOne(digits, intent, handle -> work(handle).callOff(digits, intent));
    }

    /**
     * Reverts the last start: ends a trial or, without one, restores the plan that the number had before the current
     * one under the same subscriber. Repeating the latter reverts it.
     *
     * @return the number afterwards
     * @throws RefusedException when there was no other plan, or it now breaks a rule
     */
    public NumberEntry rollBack(String digits, Intent intent) throws StoreException {
        return store.changeOne(digits, intent, handle -> work(handle).rollBack(digits, intent));
    }
}
