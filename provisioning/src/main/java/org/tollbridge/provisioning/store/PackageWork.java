package org.tollbridge.provisioning.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.tollbridge.provisioning.inventory.Feature;
import org.tollbridge.provisioning.inventory.FeaturePackage;
import org.tollbridge.provisioning.inventory.Subscriber;
import org.tollbridge.service.plan.Fault;
import org.tollbridge.service.plan.NextPlan;

/** Checks changes of packages, and of subscribers' packages, against what is in use, in one transaction. */
record PackageWork(Handle handle, Instant now) {

    private static final int PIECE = 1_000;

    /** Largest number of faults reported at once. */
    private static final int MOST_FAULTS = 100;

    /** Faults that prevent putting or removing a package. */
    List<Fault> check(Optional<FeaturePackage> before, Optional<FeaturePackage> after) {
        List<Fault> faults = new ArrayList<>(after.map(FeaturePackage::check).orElse(List.of()));
        if (!faults.isEmpty() || before.isEmpty()) {
            return faults;
        }
        String name = before.get().name();
        if (after.isPresent() && after.get().features().containsAll(before.get().features())) {
            return faults;
        }
        Restrictions then = after.map(Restrictions.of(handle)::with).orElseGet(() -> Restrictions.of(handle));
        PackageTable.eachRestricted(handle, subscriber -> {
            if (subscriber.packages().contains(name) && faults.size() < MOST_FAULTS) {
                if (after.isEmpty()) {
                    faults.add(new Fault(
                            "name",
                            name,
                            "subscriber " + subscriber.name()
                                    + " has this package; remove it from the subscriber first"));
                } else {
                    faults.addAll(used(subscriber.name(), then, "features"));
                }
            }
        });
        return faults;
    }

    /** Faults that prevent giving a subscriber these packages. */
    List<Fault> check(Subscriber subscriber, Optional<Subscriber> before) {
        List<String> old = before.map(Subscriber::packages).orElse(List.of());
        if (subscriber.packages().equals(old)) {
            return List.of();
        }
        Restrictions now = Restrictions.of(handle);
        List<Fault> faults = new ArrayList<>();
        for (String each : subscriber.packages()) {
            if (!now.names().contains(each)) {
                faults.add(new Fault(
                        "packages",
                        each,
                        now.names().isEmpty()
                                ? "no package exists yet; add it first"
                                : "there is no such package; the packages are " + String.join(", ", now.names())));
            }
        }
        return faults.isEmpty() && before.isPresent()
                ? used(subscriber.name(), now.with(subscriber), "packages")
                : faults;
    }

    /** A subscriber's uses that the restrictions forbid. */
    private List<Fault> used(String subscriber, Restrictions then, String field) {
        List<Fault> faults = new ArrayList<>();
        if (then.refusal(subscriber, Feature.WEBHOOKS).isPresent()
                && WebhookTable.count(handle, Optional.of(subscriber)) > 0) {
            faults.add(new Fault(field, Feature.WEBHOOKS.word(), subscriber + " has webhooks; remove them first"));
        }
        String after = "";
        List<NumberEntry> piece = numbers(subscriber, after);
        while (!piece.isEmpty() && faults.size() < MOST_FAULTS) {
            for (NumberEntry entry : piece) {
                List<Fault> found = new ArrayList<>();
                entry.plan().ifPresent(plan -> found.addAll(then.check(subscriber, plan)));
                entry.next().map(NextPlan::plan).ifPresent(plan -> found.addAll(then.check(subscriber, plan)));
                found.stream()
                        .limit(1)
                        .forEach(fault -> faults.add(new Fault(
                                field,
                                fault.value(),
                                "number " + entry.digits() + " uses it, at " + fault.path()
                                        + ": change its plan first")));
            }
            piece = numbers(subscriber, piece.getLast().digits());
        }
        return faults.stream().limit(MOST_FAULTS).toList();
    }

    private List<NumberEntry> numbers(String subscriber, String after) {
        return NumberTable.list(handle, after, Optional.empty(), subscriber, now, PIECE);
    }
}
