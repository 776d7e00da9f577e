package org.tollbridge.provisioning.store;

import java.util.List;
import java.util.Optional;
import org.tollbridge.provisioning.inventory.Feature;
import org.tollbridge.provisioning.inventory.FeaturePackage;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.service.plan.Fault;

/**
 * The features that subscribers may use, grouped into packages. Each change is one transaction, recorded with its
 * author.
 */
public final class Packages {

    private final NumberStore store;

    /** The packages of a store. */
    public Packages(NumberStore store) {
        this.store = store;
    }

    /** All packages, in name order. */
    public List<FeaturePackage> all() throws StoreException {
        return store.read(PackageTable::all);
    }

    /** A package by its name. */
    public Optional<FeaturePackage> find(String name) throws StoreException {
        return store.read(handle -> PackageTable.find(handle, name));
    }

    /** Why a subscriber may not use a feature; empty when it may. */
    public Optional<String> refusal(String subscriber, Feature feature) throws StoreException {
        return store.read(handle -> Restrictions.of(handle).refusal(subscriber, feature));
    }

    /** Current restrictions of subscribers. */
    public Restrictions restrictions() throws StoreException {
        return store.read(Restrictions::loaded);
    }

    /**
     * Adds a package, or changes the one of that name.
     *
     * @return whether it is new
     * @throws RefusedException when anything in it is wrong, or it lacks a feature that is in use
     */
    public boolean put(FeaturePackage wanted, Intent intent) throws StoreException {
        return store.change(intent, handle -> {
            Optional<FeaturePackage> before = PackageTable.find(handle, wanted.name());
            refuse(new PackageWork(handle, store.now()).check(before, Optional.of(wanted)));
            RecordChange.write(
                    handle, store.now(), FeaturePackage.FORM, wanted.name(), before, Optional.of(wanted), intent);
            PackageTable.put(handle, wanted);
            return before.isEmpty();
        });
    }

    /**
     * Removes a package.
     *
     * @throws AbsentException when there is none of that name
     * @throws RefusedException when a subscriber has it
     */
    public void remove(String name, Intent intent) throws StoreException {
        store.change(intent, handle -> {
            FeaturePackage before = PackageTable.find(handle, name)
                    .orElseThrow(() -> new AbsentException("there is no package " + name));
            refuse(new PackageWork(handle, store.now()).check(Optional.of(before), Optional.empty()));
            RecordChange.write(
                    handle, store.now(), FeaturePackage.FORM, name, Optional.of(before), Optional.empty(), intent);
            PackageTable.remove(handle, name);
            return true;
        });
    }

    private static void refuse(List<Fault> faults) throws RefusedException {
        if (!faults.isEmpty()) {
            throw new RefusedException(faults);
        }
    }
}
