package org.tollbridge.provisioning.store;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.tollbridge.service.plan.ServiceNumber;

/**
 * The numbers in service, as calls see them.
 *
 * @param version the last change included
 * @param unread numbers, in service or not, whose plans this program cannot read; they take no calls
 * @param unreadNext numbers in service whose next plans it cannot read; they keep their current plans
 */
record Served(long version, NumberImage image, Set<String> unread, Set<String> unreadNext) {

    /** Above this number, reading everything is faster. */
    private static final int MOST_FOLLOWED = 20_000;

    Served {
        unread = Set.copyOf(unread);
        unreadNext = Set.copyOf(unreadNext);
    }

    /** Reads everything. */
    static Served read(Handle handle) {
        long version = ChangeLog.head(handle).id();
        ReadablePlans plans = new ReadablePlans(handle);
        NumberTable.plans(handle, plans::read);
        NumberImage.Builder builder = new NumberImage.Builder();
        NumberTable.eachServed(
                handle, plans::find, plans, entry -> entry.service().ifPresent(builder::add));
        return new Served(
                version,
                builder.build(),
                NumberTable.having(handle, plans.unread()),
                NextPlans.having(handle, plans.unread()));
    }

    /** Same, updated with later changes. */
    Served follow(Handle handle) {
        long newest = ChangeLog.head(handle).id();
        if (newest == version) {
            return this;
        }
        List<String> digits = ChangeLog.numbersSince(handle, version, MOST_FOLLOWED + 1);
        return digits.size() > MOST_FOLLOWED ? read(handle) : reading(handle, newest, digits);
    }

    /** Same, with some numbers read again. */
    private Served reading(Handle handle, long newest, List<String> digits) {
        ReadablePlans plans = new ReadablePlans(handle);
        Map<String, Optional<ServiceNumber>> changes = new HashMap<>();
        digits.forEach(each -> changes.put(each, Optional.empty()));
        NumberTable.some(handle, digits, plans::find, plans, entry -> changes.put(entry.digits(), entry.service()));
        return new Served(
                newest,
                image.with(changes),
                among(unread, changes.keySet(), NumberTable.having(handle, plans.unread())),
                among(unreadNext, changes.keySet(), NextPlans.having(handle, plans.unread())));
    }

    /** Same, updated with a load that was written. A small load is read back, as on other nodes. */
    Served loaded(Handle handle, NumberLoad load) {
        if (load.size() <= NumberImage.MOST_OVER) {
            return reading(handle, version + 1, load.digits());
        }
        List<String> doubtful = Stream.concat(unread.stream(), unreadNext.stream())
                .filter(load::has)
                .distinct()
                .toList();
        Served read = reading(handle, version + 1, doubtful);
        NumberImage loaded = image.with(load.served(), load.noLongerServed());
        return new Served(version + 1, loaded, read.unread(), read.unreadNext());
    }

    /** Updates a set with the new result for the numbers checked. */
    private static Set<String> among(Set<String> before, Set<String> lookedAt, Set<String> now) {
        Set<String> all = new HashSet<>(now);
        all.retainAll(lookedAt);
        before.stream().filter(digits -> !lookedAt.contains(digits)).forEach(all::add);
        return all;
    }

    /** Same, with one number as calls are to see it. */
    Served with(String digits, Optional<ServiceNumber> service) {
        return new Served(version, image.with(Map.of(digits, service)), unread, unreadNext);
    }
}
