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

/** What the service desk does with numbers, ranges and subscribers. Each change is one transaction, kept with its author, and live when it returns. */
public final class Inventory {

    /** The most that one question is answered with. */
    public static final int MOST = 10_000;

    /** Numbers looked at between two looks at the table. */
    private static final int STRETCH = 10_000;

    private final NumberStore store;
    private final PlanRules rules;

    /** The inventory of a store. */
    public Inventory(NumberStore store, PlanRules rules) {
        this.store = store;
        this.rules = rules;
    }

    /**
     * A number as it is at this moment: also one that is spare in a range, or never given out.
     *
     * @return empty when nobody has it and no range has it
     */
    public Optional<NumberEntry> find(String digits) throws StoreException {
        return store.read(handle -> Stand.of(handle, store.now(), rules, digits).entry());
    }

    /** What was done with a number, the latest first. */
    public List<HistoryLine> history(String digits, int limit) throws StoreException {
        return store.read(handle -> ChangeLog.of(handle, digits, Math.min(limit, MOST)));
    }

    /**
     * The numbers that are not spare, in their order.
     *
     * @param after digits after which to begin; empty for the first
     * @param state the one state wanted, if one is
     * @param subscriber the one subscriber wanted; empty for all
     */
    public List<NumberEntry> list(String after, Optional<NumberState> state, String subscriber, int limit)
            throws StoreException {
        Instant now = store.now();
        return store.read(handle -> NumberTable.list(handle, after, state, subscriber, now, Math.min(limit, MOST)));
    }

    /**
     * Spare numbers that look as wanted, in their order.
     *
     * @param serviceClass of which class; empty for any
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

    /** Adds spare numbers of a range until there are enough of them, with those that were found before. */
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
     * Does with a number what somebody wants.
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
     * Puts a call plan in the place of the one that a number has.
     *
     * @return the number afterwards
     * @throws RefusedException when the number is nobody's, or the plan breaks a rule; then with each fault and its path
     */
    public NumberEntry plan(String digits, CallPlan plan, Intent intent) throws StoreException {
        return store.changeOne(
                digits,
                intent,
                handle -> NumberWork.of(handle, store.now(), rules).plan(digits, plan, intent));
    }

    /** All ranges, by their first numbers. */
    public List<NumberRange> ranges() throws StoreException {
        return store.read(RangeTable::all);
    }

    /**
     * Adds a range, or puts it in the place of the one that begins with the same number.
     *
     * @return whether it is new
     * @throws RefusedException when its numbers are none of one service class
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
     * Removes a range. Numbers that somebody has stay as they are.
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

    /** Subscribers by their names, beginning after one; empty for the first. */
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
     * @throws RefusedException when numbers, accounts or a balance are still its
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
            // Reservations that have ended by themselves still name it.
            NumberTable.forget(handle, name);
            ApplicationTable.forget(handle, name);
            return SubscriberTable.remove(handle, name);
        });
    }

    /** Holds what is there against what the author believes, and writes the change down. */
    private <T> void write(
            Handle handle, Form<T> form, String key, Optional<T> before, Optional<T> after, Intent intent)
            throws ChangedException {
        RecordChange.write(handle, store.now(), form, key, before, after, intent);
    }
}
