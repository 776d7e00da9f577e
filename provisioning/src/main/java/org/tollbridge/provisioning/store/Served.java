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
 * The numbers in service, which calls look at.
 *
 * @param version the last change that is in it
 * @param unread numbers, in service or not, whose plans this program fails to read; calls find them nowhere
 * @param unreadNext numbers in service whose next plans it fails to read; calls go by the plans that they have
 */
record Served(long version, NumberImage image, Set<String> unread, Set<String> unreadNext) {

    /** Of more numbers than these, to read all is quicker. */
    private static final int MOST_FOLLOWED = 20_000;

    Served {
        unread = Set.copyOf(unread);
        unreadNext = Set.copyOf(unreadNext);
    }

    /** All of them. */
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

    /** The same with what was changed since. */
    Served follow(Handle handle) {
        long newest = ChangeLog.head(handle).id();
        if (newest == version) {
            return this;
        }
        List<String> digits = ChangeLog.numbersSince(handle, version, MOST_FOLLOWED + 1);
        return digits.size() > MOST_FOLLOWED ? read(handle) : reading(handle, newest, digits);
    }

    /** The same with some numbers as their rows are now. */
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

    /** The same with what a load has made of them, when that is written. A few are read again, as other nodes do. */
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

    /** What was so, with what is so now among some numbers that were looked at. */
    private static Set<String> among(Set<String> before, Set<String> lookedAt, Set<String> now) {
        Set<String> all = new HashSet<>(now);
        all.retainAll(lookedAt);
        before.stream().filter(digits -> !lookedAt.contains(digits)).forEach(all::add);
        return all;
    }

    /** The same with one number as calls are to see it. */
    Served with(String digits, Optional<ServiceNumber> service) {
        return new Served(version, image.with(Map.of(digits, service)), unread, unreadNext);
    }
}
