package org.tollbridge.core.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tollbridge.core.counter.MonthCount;

/**
 * A node's knowledge of the months of one key.
 *
 * @param counts of at most {@link #MOST} months, the most recently updated last
 */
record KnownMonths(List<MonthCount> counts) {

    private static final int MOST = 3;

    static final KnownMonths NONE = new KnownMonths(List.of());

    KnownMonths {
        counts = List.copyOf(counts);
    }

    /** Returns the knowledge after an update of one month. */
    KnownMonths with(MonthCount news) {
        List<MonthCount> rest = new ArrayList<>(counts);
        rest.removeIf(each -> each.id().equals(news.id()));
        if (rest.size() >= MOST) {
            rest.removeFirst();
        }
        rest.add(of(news.id()).map(news::more).orElse(news));
        return new KnownMonths(rest);
    }

    Optional<MonthCount> of(MonthCount.Id id) {
        return counts.stream().filter(each -> each.id().equals(id)).findFirst();
    }
}
