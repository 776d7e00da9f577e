package org.tollbridge.core.counter;

import java.util.List;

/** What is counted in months, for a {@link MonthFile} that keeps it over restarts. */
public interface MonthCounts {

    /** What was counted in months, of all that is counted so. */
    List<MonthCount> months();

    /** What was counted in months, where that changed since the last time. */
    List<MonthCount> changedMonths();

    /** Goes on from what was counted before a restart. */
    void resume(MonthCount saved);
}
