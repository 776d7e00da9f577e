package org.tollbridge.core.counter;

import java.util.List;

/** Monthly counts, for a {@link MonthFile} that keeps them across restarts. */
public interface MonthCounts {

    /** Returns all monthly counts. */
    List<MonthCount> months();

    /** Returns the monthly counts that have changed since the previous call. */
    List<MonthCount> changedMonths();

    /** Restores a count from before a restart. */
    void resume(MonthCount saved);
}
