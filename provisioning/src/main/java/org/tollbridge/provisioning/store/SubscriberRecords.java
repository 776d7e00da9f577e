package org.tollbridge.provisioning.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.tollbridge.provisioning.inventory.Subscriber;
import org.tollbridge.service.plan.Fault;
import org.tollbridge.service.plan.PlanRules;

/** Batch operations on subscribers. */
final class SubscriberRecords extends RecordKind<Subscriber> {

    private static final int PIECE = 1_000;

    SubscriberRecords() {
        super(Subscriber.FORM);
    }

    @Override
    public String key(Subscriber record) {
        return record.name();
    }

    @Override
    public Subscriber normal(Subscriber record, PlanRules rules) {
        return record;
    }

    @Override
    Optional<Subscriber> find(BatchWork work, String key) {
        return SubscriberTable.find(work.handle(), key);
    }

    @Override
    void each(Handle handle, Consumer<Subscriber> each) {
        String after = "";
        while (true) {
            List<Subscriber> piece = SubscriberTable.list(handle, after, PIECE);
            piece.forEach(each);
            if (piece.size() < PIECE) {
                return;
            }
            after = piece.getLast().name();
        }
    }

    @Override
    List<Fault> check(BatchWork work, Optional<Subscriber> before, Optional<Subscriber> after) {
        return after.isPresent()
                ? check(work.handle(), work.now(), work.rules(), before, after.get())
                : before.flatMap(there -> refusalToRemove(work.handle(), there.name(), work.now()))
                        .map(rule -> List.of(new Fault("name", before.get().name(), rule)))
                        .orElse(List.of());
    }

    /** Faults of a subscriber to be put. */
    static List<Fault> check(
            Handle handle, Instant now, PlanRules rules, Optional<Subscriber> before, Subscriber after) {
        List<Fault> faults = new ArrayList<>(after.check(rules.classes().names()));
        if (faults.isEmpty() && before.isPresent() && !after.serviceClass().isEmpty()) {
            NumberTable.ofOtherClass(handle, after.name(), after.serviceClass(), now)
                    .map(digits -> new Fault(
                            "service_class",
                            after.serviceClass(),
                            "number " + digits
                                    + " is one of its numbers and has another class; release or age it first"))
                    .ifPresent(faults::add);
        }
        return faults.isEmpty() ? new PackageWork(handle, now).check(after, before) : faults;
    }

    /** Why a subscriber cannot be removed: numbers, a balance or accounts. */
    static Optional<String> refusalToRemove(Handle handle, String name, Instant now) {
        List<NumberEntry> numbers = NumberTable.list(handle, "", Optional.empty(), name, now, 1);
        if (!numbers.isEmpty()) {
            return Optional.of("subscriber " + name + " has numbers, such as "
                    + numbers.getFirst().digits() + "; release or age them first");
        }
        if (Balances.find(handle, name).isPresent()) {
            return Optional.of("subscriber " + name + " has a balance; remove it first");
        }
        return AccountTable.list(handle, "", Optional.of(name), 1).stream()
                .findFirst()
                .map(account ->
                        "subscriber " + name + " has accounts, such as " + account.name() + "; remove them first");
    }

    @Override
    void write(BatchWork work, String key, Optional<Subscriber> before, Optional<Subscriber> after) {
        work.item(form(), key, before, after);
        if (after.isPresent()) {
            SubscriberTable.put(work.handle(), after.get(), before.isEmpty());
        } else {
            // Expired reservations still refer to it.
            NumberTable.forget(work.handle(), key);
            ApplicationTable.forget(work.handle(), key);
            SubscriberTable.remove(work.handle(), key);
        }
    }
}
