package org.tollbridge.provisioning.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.tollbridge.provisioning.inventory.Feature;
import org.tollbridge.provisioning.inventory.FeaturePackage;
import org.tollbridge.provisioning.inventory.Subscriber;
import org.tollbridge.provisioning.plan.PlanFeatures;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.Fault;
import org.tollbridge.service.plan.PlanDocument;

/** The features that subscribers may not use, by their packages, and the numbers they may not have. Not thread-safe. */
public final class Restrictions {

    private final List<FeaturePackage> packages;
    private final Function<String, Optional<Subscriber>> lookup;
    private final Map<String, Optional<Subscriber>> known = new HashMap<>();

    private Restrictions(List<FeaturePackage> packages, Function<String, Optional<Subscriber>> lookup) {
        this.packages = packages;
        this.lookup = lookup;
    }

    /** Restrictions read in a transaction; valid only while it lasts. */
    static Restrictions of(Handle handle) {
        return new Restrictions(PackageTable.all(handle), name -> SubscriberTable.find(handle, name));
    }

    /** Current restrictions, fully loaded. */
    static Restrictions loaded(Handle handle) {
        Map<String, Subscriber> restricted = new HashMap<>();
        PackageTable.eachRestricted(handle, subscriber -> restricted.put(subscriber.name(), subscriber));
        return new Restrictions(PackageTable.all(handle), name -> Optional.ofNullable(restricted.get(name)));
    }

    /** These, with a package replaced by one of the same name. */
    Restrictions with(FeaturePackage other) {
        List<FeaturePackage> all = new ArrayList<>(packages);
        all.removeIf(each -> each.name().equals(other.name()));
        all.add(other);
        return new Restrictions(all, lookup);
    }

    /** These, with a subscriber's packages replaced. */
    Restrictions with(Subscriber other) {
        return new Restrictions(packages, name -> name.equals(other.name()) ? Optional.of(other) : lookup.apply(name));
    }

    /** The names of all packages. */
    List<String> names() {
        return packages.stream().map(FeaturePackage::name).toList();
    }

    /** What a subscriber's packages forbid in a plan, each with its path. */
    public List<Fault> check(String subscriber, PlanDocument plan) {
        if (of(subscriber).isEmpty()) {
            return List.of();
        }
        List<Fault> faults = new ArrayList<>();
        PlanFeatures.of(plan)
                .forEach((feature, path) -> refusal(subscriber, feature)
                        .ifPresent(rule -> faults.add(new Fault(path, feature.word(), rule))));
        return faults;
    }

    /** Same for a compiled plan. */
    public List<Fault> check(String subscriber, CallPlan plan) {
        return of(subscriber).isEmpty() ? List.of() : check(subscriber, plan.document());
    }

    /** Why a subscriber may not use a feature; empty when it may. */
    public Optional<String> refusal(String subscriber, Feature feature) {
        List<String> own = of(subscriber);
        boolean allowed = own.isEmpty()
                || packages.stream()
                        .anyMatch(each ->
                                own.contains(each.name()) && each.features().contains(feature));
        if (allowed) {
            return Optional.empty();
        }
        List<String> others = packages.stream()
                .filter(each -> each.features().contains(feature))
                .map(FeaturePackage::name)
                .toList();
        return Optional.of("subscriber " + subscriber + " has package " + String.join(", ", own) + ", without "
                + feature.word()
                + (others.isEmpty() ? "; no package includes it" : "; it is in package " + String.join(", ", others)));
    }

    /** Why a subscriber may not have a number; empty when it may. */
    public Optional<String> refusal(NumberEntry entry) {
        return find(entry.subscriber())
                .map(Subscriber::serviceClass)
                .filter(wanted -> !wanted.isEmpty() && !wanted.equals(entry.serviceClass()))
                .map(wanted -> "subscriber " + entry.subscriber() + " has numbers of class " + wanted + ", and "
                        + entry.digits() + " is of class " + entry.serviceClass());
    }

    private List<String> of(String subscriber) {
        return packages.isEmpty()
                ? List.of()
                : find(subscriber).map(Subscriber::packages).orElse(List.of());
    }

    private Optional<Subscriber> find(String subscriber) {
        return subscriber.isEmpty() ? Optional.empty() : known.computeIfAbsent(subscriber, lookup);
    }
}
