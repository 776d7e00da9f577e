package org.tollbridge.provisioning.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.tollbridge.provisioning.form.Form;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.inventory.NumberRange;
import org.tollbridge.provisioning.inventory.NumberState;
import org.tollbridge.provisioning.inventory.Subscriber;
import org.tollbridge.provisioning.inventory.VanityPattern;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.Fault;
import org.tollbridge.service.plan.PlanRules;

/**
 * The service desk's operations on numbers, ranges and subscribers. Each change is one transaction, recorded with its
 * author, and live when the method returns.
 */
public final class Inventory {

    /** Largest number of results of one query. */
    public static final int MOST = 10_000;

    /** Numbers examined per query of the table. */
    private static final int STRETCH = 10_000;

    private final NumberStore store;
    private final PlanRules rules;

    /** The inventory of a store. */
    public Inventory(NumberStore store, PlanRules rules) {
        this.store = store;
        this.rules = rules;
    }

    /**
     * The current state of a number, including one that is spare in a range or never assigned.
     *
     * @return empty when it is not assigned and in no range
     */
    public Optional<NumberEntry> find(String digits) throws StoreException {
        return store.read(handle -> Stand.of(handle, store.now(), rules, digits).entry());
    }

    /** History of a number, latest first. */
    public List<HistoryLine> history(String digits, int limit) throws StoreException {
        return store.read(handle -> ChangeLog.of(handle, digits, Math.min(limit, MOST)));
    }

    /**
     * Numbers that are not spare, in order.
     *
     * @param after list numbers after these digits; empty for all
     * @param state only this state, if given
     * @param subscriber only this subscriber's; empty for all
     */
    public List<NumberEntry> list(String after, Optional<NumberState> state, String subscriber, int limit)
            throws StoreException {
        Instant now = store.now();
        return store.read(handle -> NumberTable.list(handle, after, state, subscriber, now, Math.min(limit, MOST)));
    }

    /**
     * Spare numbers that match a pattern, in order.
     *
     * @param serviceClass only of this class; empty for any
     */
    public List<String> search(VanityPattern pattern, String serviceClass, int limit) throws StoreException {
        Instant now = store.now();
        return store.read(handle -> {
            List<NumberRange> ranges = RangeTable.all(handle);
            List<NumberRange> withheld =
                    ranges.stream().filter(range -> !range.offered()).toList();
            Set<String> found = new LinkedHashSet<>();
            Predicate<String> wanted = digits -> pattern.matches(digits)
                    && withheld.stream().noneMatch(other -> other.has(digits))
                    && (serviceClass.isEmpty() || Stand.classOf(rules, digits).equals(Optional.of(serviceClass)));
            ranges.stream()
                    .filter(NumberRange::offered)
                    .forEach(range -> addSpare(handle, range, wanted, now, Math.min(limit, MOST), found));
            return found.stream().limit(Math.min(limit, MOST)).toList();
        });
    }

    /** Adds spare numbers of a range until the limit is reached, counting those already found. */
    private static void addSpare(
            Handle handle, NumberRange range, Predicate<String> wanted, Instant now, int enough, Set<String> found) {
        String form = "%0" + range.first().length() + "d";
        long last = Long.parseLong(range.last());
        for (long from = Long.parseLong(range.first()); from <= last && found.size() < enough; from += STRETCH) {
            List<String> matching = new ArrayList<>();
            long end = Math.min(last, from + STRETCH - 1);
            for (long number = from; number <= end; number++) {
                String digits = String.format(Locale.ROOT, form, number);
                if (wanted.test(digits)) {
                    matching.add(digits);
                }
            }
            if (!matching.isEmpty()) {
                Set<String> taken = NumberTable.taken(handle, matching.getFirst(), matching.getLast(), now);
                matching.stream().filter(digits -> !taken.contains(digits)).forEach(found::add);
            }
        }
    }

    /**
     * Carries out an order for a number.
     *
     * @return the number afterwards
     * @throws RefusedException when the life-cycle or another rule forbids it
     */
    public NumberEntry order(NumberOrder order, Intent intent) throws StoreException {
        return store.changeOne(
                order.digits(),
                intent,
                handle -> NumberWork.of(handle, store.now(), rules).carryOut(order, intent));
    }

    /**
     * Replaces a number's call plan.
     *
     * @return the number afterwards
     * @throws RefusedException when the number has no subscriber, or the plan breaks a rule; then with every fault and
     *     its path
     */
    public NumberEntry plan(String digits, CallPlan plan, Intent intent) throws StoreException {
        return store.changeOne(
                digits,
                intent,
                handle -> NumberWork.of(handle, store.now(), rules).plan(digits, plan, intent));
    }

    /** All ranges, in order of their first numbers. */
    public List<NumberRange> ranges() throws StoreException {
        return store.read(RangeTable::all);
    }

    /**
     * Adds a range, or replaces the one with the same first number.
     *
     * @return whether it is new
     * @throws RefusedException when its numbers do not belong to one service class
     */
    public boolean put(NumberRange range, Intent intent) throws StoreException {
        List<Fault> faults = RangeRecords.check(range, rules);
        if (!faults.isEmpty()) {
            throw new RefusedException(faults);
        }
        return store.change(intent, handle -> {
            Optional<NumberRange> before = RangeTable.find(handle, range.first());
            write(handle, NumberRange.FORM, range.first(), before, Optional.of(range), intent);
            RangeTable.put(handle, range);
            return before.isEmpty();
        });
    }

    /**
     * Removes a range. Assigned numbers stay as they are.
     *
     * @throws AbsentException when no range begins with this number
     */
    public void removeRange(String first, Intent intent) throws StoreException {
        store.change(intent, handle -> {
            NumberRange before = RangeTable.find(handle, first)
                    .orElseThrow(() -> new AbsentException("no range starts with " + first));
            write(handle, NumberRange.FORM, first, Optional.of(before), Optional.empty(), intent);
            return RangeTable.remove(handle, first);
        });
    }

    /** A range by its first number. */
    public Optional<NumberRange> range(String first) throws StoreException {
        return store.read(handle -> RangeTable.find(handle, first));
    }

    public Optional<Subscriber> subscriber(String name) throws StoreException {
        return store.read(handle -> SubscriberTable.find(handle, name));
    }

    /** Subscribers in name order, after a given name; empty for the first. */
    public List<Subscriber> subscribers(String after, int limit) throws StoreException {
        return store.read(handle -> SubscriberTable.list(handle, after, Math.min(limit, MOST)));
    }

    /**
     * Adds a subscriber, or changes the one of that name.
     *
     * @return whether it is new
     * @throws RefusedException when anything in it is wrong
     */
    public boolean put(Subscriber subscriber, Intent intent) throws StoreException {
        return store.change(intent, handle -> {
            Optional<Subscriber> before = SubscriberTable.find(handle, subscriber.name());
            List<Fault> faults = SubscriberRecords.check(handle, store.now(), rules, before, subscriber);
            if (!faults.isEmpty()) {
                throw new RefusedException(faults);
            }
            write(handle, Subscriber.FORM, subscriber.name(), before, Optional.of(subscriber), intent);
            SubscriberTable.put(handle, subscriber, before.isEmpty());
            return before.isEmpty();
        });
    }

    /**
     * Removes a subscriber.
     *
     * @throws AbsentException when there is none of that name
     * @throws RefusedException when numbers, accounts or a balance still belong to it
     */
    public void removeSubscriber(String name, Intent intent) throws StoreException {
        store.change(intent, handle -> {
            Subscriber before = SubscriberTable.find(handle, name)
                    .orElseThrow(() -> new AbsentException("there is no subscriber " + name));
            Optional<String> refusal = SubscriberRecords.refusalToRemove(handle, name, store.now());
            if (refusal.isPresent()) {
                throw new RefusedException(refusal.get());
            }
            write(handle, Subscriber.FORM, name, Optional.of(before), Optional.empty(), intent);
            // Expired reservations still refer to it.
            NumberTable.forget(handle, name);
            ApplicationTable.forget(handle, name);
            return SubscriberTable.remove(handle, name);
        });
    }

    /** Compares the stored record with what the author expects, and records the change. */
    private <T> void write(
            Handle handle, Form<T> form, String key, Optional<T> before, Optional<T> after, Intent intent)
            throws ChangedException {
        RecordChange.write(handle, store.now(), form, key, before, after, intent);
    }
}
