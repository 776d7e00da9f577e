package org.tollbridge.provisioning.store;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.service.plan.PlanDocument;
import org.tollbridge.service.plan.PlanRules;

/**
 * The versions of the call plans of numbers: kept before they are in service, started at once, at a moment or for some callers
 * first, and taken back. Each change is one transaction, kept with its author, and live when it returns.
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

    /** The versions of a number since it is of its subscriber, the oldest first; at most a thousand. */
    public List<PlanVersion> all(NumberEntry number) throws StoreException {
        return store.read(handle -> work(handle).all(number));
    }

    /** A version of a number since it is of its subscriber. */
    public Optional<PlanVersion> find(NumberEntry number, int version) throws StoreException {
        return store.read(handle -> work(handle).find(number, version));
    }

    /** The version of a number by which its calls go. */
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
     * Keeps a plan as a further version of a number, which nobody's calls go by yet. It may break rules: the answer says which.
     *
     * @throws RefusedException when the number is nobody's, or has that plan among its versions
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
     * Puts a version into service, at once or as ordered. What is ordered for a moment happens then on every node, also when
     * the store cannot be reached.
     *
     * @return the number afterwards
     * @throws AbsentException when there is no such version
     * @throws RefusedException when the plan breaks a rule, then with each fault and its path; when another version is to
     *     follow already
     */
    public NumberEntry start(String digits, int version, PlanStart order, Intent intent) throws StoreException {
        return store.changeOne(digits, intent, handle -> work(handle).start(digits, version, order, intent));
    }

    /**
     * Calls off what is on trial or scheduled.
     *
     * @return the number afterwards
     * @throws RefusedException when nothing is
     */
    public NumberEntry callOff(String digits, Intent intent) throws StoreException {
        return store.changeOne(digits, intent, handle -> work(handle).callOff(digits, intent));
    }

    /**
     * Takes back what was started last: a trial ends, or else the plan comes back that a number of the same subscriber had
     * before the one that it has. Done again, the latter takes that back.
     *
     * @return the number afterwards
     * @throws RefusedException when it had no other, or that breaks a rule by now
     */
    public NumberEntry rollBack(String digits, Intent intent) throws StoreException {
        return store.changeOne(digits, intent, handle -> work(handle).rollBack(digits, intent));
    }
}
